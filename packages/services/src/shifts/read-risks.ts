import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { riskReadings } from '@linli/db/shifts/duty-tables';
import { checkpoints } from '@linli/db/shifts/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { ownStanding, reaches } from './own-standing.ts';

/**
 * The actor has read the risks of a checkpoint, in the version that is in force. Harmless to repeat.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input when the notice has changed since
 */
export async function readRisks(
  ctx: Ctx,
  { checkpointId, riskVersion }: ParsedInputOf<'POST /shifts/read-risk-notice'>,
): Promise<ReplyOf<'POST /shifts/read-risk-notice'>> {
  const now = ctx.clock.now();
  const person = await ownStanding(ctx, now);
  const [at] = await ctx.db
    .select({ areaPath: areas.path, version: checkpoints.riskVersion, closedAt: checkpoints.closedAt })
    .from(checkpoints)
    .innerJoin(areas, eq(areas.id, checkpoints.areaId))
    .where(eq(checkpoints.id, checkpointId));
  if (!at || at.closedAt !== null || !reaches(person, at)) throw new Problem('not-found');
  if (at.version !== riskVersion)
    throw new Problem('invalid-input', { fields: [{ pointer: '/riskVersion', code: 'outdated' }] });
  const fresh = await ctx.db
    .insert(riskReadings)
    .values({ accountId: person.accountId, checkpointId, riskVersion, readAt: now })
    .onConflictDoNothing()
    .returning({ checkpointId: riskReadings.checkpointId });
  if (fresh.length > 0)
    await record(ctx, now, {
      action: 'shifts.read-risk-notice',
      subjectKind: 'checkpoint',
      subjectId: checkpointId,
      areaPath: at.areaPath,
      facts: { riskVersion },
    });
  return { done: true };
}
