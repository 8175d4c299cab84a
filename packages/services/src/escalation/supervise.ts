import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { supervisions } from '@linli/db/escalation/tables';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import { tellCase } from '../cases/tell-case.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { uses } from '../vault.ts';
import { loadCase } from './load-case.ts';
import { caseFacts } from './tell-steps.ts';
import { wakeClimbs } from './wake-climbs.ts';

/**
 * 督办: somebody above asks who has a case for an answer by a time: the one named, else whoever answers for it, else the
 * one it was told last. They may see the case from then on. When no answer comes, the one who asked is told, once.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for a time that has passed, or a person who
 *   holds no post or asks themselves
 */
export async function supervise(
  ctx: Ctx,
  { caseKind, caseId, ask, ...input }: ParsedInputOf<'POST /escalation/supervise'>,
): Promise<ReplyOf<'POST /escalation/supervise'>> {
  const { accountId } = signedIn(ctx);
  const { areaPath, maySupervise } = await loadCase(ctx, { caseKind, caseId });
  if (!maySupervise) throw new Problem('not-allowed');
  const now = ctx.clock.now();
  const answerBy = new Date(input.answerBy);
  if (answerBy <= now) throw invalid('/answerBy', 'in-the-past');
  const askedOf = input.accountId ?? (await whoHasIt(ctx, caseId, accountId));
  if (askedOf === null) throw invalid('/accountId', 'missing');
  if (askedOf === accountId || !(await holdsPost(ctx, askedOf, areaPath)))
    throw invalid('/accountId', 'not-an-option');
  const supervisionId = ctx.ids.next();
  await ctx.db.insert(supervisions).values({
    id: supervisionId,
    caseKind,
    caseId,
    areaPath,
    askCipher: ctx.vault.seal(uses.caseReason, ask),
    askedBy: accountId,
    askedOf,
    askedAt: now,
    answerBy,
  });
  // Whoever is to answer sees what about; told by no way up, so that the ladder may still tell them.
  await ctx.db.execute(sql`
    insert into climb_told (climb_id, account_id, level, run, told_at)
    select id, ${askedOf}::uuid, level, -1, ${now.toISOString()}::timestamptz from climbs where case_id = ${caseId}::uuid
    on conflict (climb_id, account_id) do nothing`);
  await tellCase(ctx, now, {
    caseKind,
    caseId,
    areaPath,
    what: 'supervised',
    reason: ask,
    facts: { until: answerBy.toISOString() },
    shownTo: 'staff',
  });
  await tell(ctx, now, {
    kind: 'supervision',
    accountIds: [askedOf],
    matter: `supervision:${supervisionId}`,
    facts: { ...caseFacts({ caseKind, caseId }), supervisionId, until: answerBy.toISOString() },
  });
  await wakeClimbs(ctx, [answerBy]);
  await record(ctx, now, {
    action: 'escalation.supervise',
    subjectKind: caseKind,
    subjectId: caseId,
    areaPath,
    facts: { supervisionId, askedOf },
  });
  return { supervisionId };
}

async function whoHasIt(ctx: Ctx, caseId: string, but: string): Promise<string | null> {
  const [found] = await ctx.db.execute<{ id: string | null }>(sql`
    select coalesce(nullif(climb.answered_by, ${but}::uuid), (
      select told.account_id from climb_told told
      where told.climb_id = climb.id and told.account_id <> ${but}::uuid
      order by told.level desc, told.told_at, told.account_id limit 1)) as id
    from climbs climb where climb.case_id = ${caseId}::uuid
    order by climb.opened_at desc limit 1`);
  return found?.id ?? null;
}

/** Whether somebody holds a post at or above a place, or a team's there. */
async function holdsPost(ctx: Ctx, accountId: string, areaPath: string): Promise<boolean> {
  const at = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  const [post] = await ctx.db.execute(sql`
    select from appointments post
    join areas place on place.id = post.area_id and place.path @> ${areaPath}::text::ltree
    join accounts account on account.id = post.account_id and account.closed_at is null
    where post.account_id = ${accountId}::uuid and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at})
    limit 1`);
  return post !== undefined;
}
