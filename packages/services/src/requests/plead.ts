import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { requestPleas } from '@linli/db/requests/tables';
import { type Approver, approverOf, approverRoles } from '@linli/domain/requests/plea-approver';
import { and, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import { uses } from '../vault.ts';
import { filledPosts } from './filled-posts.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';
import { ownPost } from './posts-at.ts';

const nobodyAbove = {
  zh: '上面没有可以批准的岗位，请直接联系街道',
  en: 'There is no post above yours that could decide this; please call the street office',
} as const;
const DAY = 86_400_000;
/** Nobody is promised anything further ahead. */
const mostDays = 180;

/**
 * Whoever is in charge asks the nearest filled post above theirs for more time 延期, to hand it back 退回, or to set it
 * aside until a day 挂账. Asking again while it waits gives the same plea.
 * @throws Problem not-found, not-allowed, illegal-transition; invalid-input; rule-refused when nobody is above
 */
export async function plead(
  ctx: Ctx,
  { requestId, kind, reason, untilAt }: ParsedInputOf<'POST /requests/plead'>,
): Promise<ReplyOf<'POST /requests/plead'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  demandAct(involvement, 'plead', now);
  const [open] = await ctx.db
    .select({ pleaId: requestPleas.id })
    .from(requestPleas)
    .where(
      and(
        eq(requestPleas.requestId, request.id),
        eq(requestPleas.kind, kind),
        eq(requestPleas.state, 'open'),
      ),
    );
  if (open) return open;
  const until = kind === 'return' || untilAt === null ? null : new Date(untilAt);
  if (kind !== 'return') {
    if (until === null) throw invalid('/untilAt', 'missing');
    if (until <= now) throw invalid('/untilAt', 'in-the-past');
    if (kind === 'extend' && until <= request.deadlineAt) throw invalid('/untilAt', 'wrong-order');
    if (until.getTime() - now.getTime() > mostDays * DAY)
      throw invalid('/untilAt', 'too-big', { most: mostDays });
  }
  const own = ownPost(ctx, request.areaPath);
  const inLine = own !== null && (approverRoles as readonly string[]).includes(own.role);
  const approver = approverOf(
    { role: own?.role ?? null, areaPath: inLine ? own.areaPath : request.areaPath },
    await filledPosts(ctx, now, request.areaPath, involvement.accountId),
  );
  if (!approver) throw new Problem('rule-refused', { detail: nobodyAbove });
  const pleaId = ctx.ids.next();
  await ctx.db.insert(requestPleas).values({
    id: pleaId,
    requestId: request.id,
    kind,
    reasonCipher: ctx.vault.seal(uses.plea, reason),
    untilAt: until,
    askedBy: involvement.accountId,
    askedAt: now,
    approverRole: approver.role,
    approverAreaId: approver.areaId,
  });
  const facts = { kind, post: approver.role, until: until?.toISOString() ?? null };
  await tellRequest(ctx, now, request, { what: 'plea-made', reason, facts, shownTo: 'staff' });
  await tellApprovers(ctx, now, request.id, pleaId, approver, involvement.accountId);
  await record(ctx, now, {
    action: 'requests.plead',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts,
  });
  return { pleaId };
}

function tellApprovers(
  ctx: Ctx,
  now: Date,
  requestId: string,
  pleaId: string,
  { role, areaId }: Approver,
  butFor: string,
): Promise<unknown> {
  const moment = sql`${now.toISOString()}::timestamptz`;
  return queueNotices(
    ctx,
    now,
    'plea-waiting',
    sql`select distinct post.account_id, ${`plea:${pleaId}`}::text as matter,
        jsonb_build_object('requestId', ${requestId}::text, 'pleaId', ${pleaId}::text) as facts
      from appointments post
      where post.area_id = ${areaId}::uuid and post.role = ${role} and post.account_id <> ${butFor}::uuid
        and post.from_at <= ${moment} and (post.until_at is null or post.until_at > ${moment})`,
  );
}
