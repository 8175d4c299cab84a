import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Role } from '@linli/contracts/identity/roles';
import { Problem } from '@linli/contracts/problem';
import type { PleaKind } from '@linli/contracts/requests/labels';
import { areas } from '@linli/db/people/tables';
import { requestPleas } from '@linli/db/requests/tables';
import { mayDecide } from '@linli/domain/requests/plea-approver';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { uses } from '../vault.ts';
import { grantPlea } from './grant-plea.ts';
import { loadRequest } from './load-request.ts';
import { tellRequest } from './move-request.ts';

/**
 * The post above grants what was pleaded for, or does not; nobody decides their own. When that post falls empty, the ones
 * above it may. Harmless to repeat with the same answer.
 * @throws Problem not-found; second-factor-needed; already-done when it was decided otherwise, or fell with the request;
 *   rule-refused when the time asked for has passed
 */
export async function decidePlea(
  ctx: Ctx,
  { pleaId, granted, reason }: ParsedInputOf<'POST /requests/decide-plea'>,
): Promise<ReplyOf<'POST /requests/decide-plea'>> {
  const now = ctx.clock.now();
  const actor = signedIn(ctx);
  const [plea] = await ctx.db
    .select({ row: requestPleas, areaPath: areas.path })
    .from(requestPleas)
    .innerJoin(areas, eq(areas.id, requestPleas.approverAreaId))
    .where(eq(requestPleas.id, pleaId));
  if (!plea) throw new Problem('not-found');
  const { askedBy, requestId, approverRole, untilAt } = plea.row;
  const approver = { role: approverRole as Role, areaPath: plea.areaPath };
  if (askedBy === actor.accountId || !mayDecide(actor.posts, approver)) throw new Problem('not-found');
  if (actor.secondFactor === 'asked' || actor.secondFactor === 'to-enrol')
    throw new Problem('second-factor-needed');
  const request = await loadRequest(ctx, requestId, true);
  const state = granted ? 'granted' : 'refused';
  const decided = await ctx.db
    .update(requestPleas)
    .set({
      state,
      decidedBy: actor.accountId,
      decidedAt: now,
      answerCipher: ctx.vault.seal(uses.plea, reason),
    })
    .where(and(eq(requestPleas.id, pleaId), eq(requestPleas.state, 'open')))
    .returning({ id: requestPleas.id });
  if (decided.length === 0) {
    const [standing] = await ctx.db
      .select({ state: requestPleas.state, decidedBy: requestPleas.decidedBy })
      .from(requestPleas)
      .where(eq(requestPleas.id, pleaId));
    if (standing?.state === state && standing.decidedBy === actor.accountId) return { done: true };
    throw new Problem('already-done');
  }
  const kind = plea.row.kind as PleaKind;
  if (granted) await grantPlea(ctx, now, request, { id: pleaId, kind, untilAt, askedBy }, reason);
  else
    await tellRequest(ctx, now, request, { what: 'plea-refused', reason, facts: { kind }, shownTo: 'staff' });
  await tell(ctx, now, {
    kind: 'plea-decided',
    accountIds: [askedBy],
    matter: `plea:${pleaId}:decided`,
    facts: { requestId, pleaId },
  });
  await record(ctx, now, {
    action: 'requests.decide-plea',
    subjectKind: 'request',
    subjectId: requestId,
    areaPath: request.areaPath,
    facts: { kind, granted, askedBy },
  });
  return { done: true };
}
