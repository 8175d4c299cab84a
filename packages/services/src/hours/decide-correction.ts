import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { hourCorrections } from '@linli/db/hours/tables';
import { areas } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { demand, reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { uses } from '../vault.ts';
import { writeDifference } from './write-difference.ts';

/**
 * Grants or refuses a correction of somebody else's record. Granting adds an entry with the difference to what the record says
 * by then. Harmless to repeat with the same answer.
 * @throws Problem not-found; not-allowed without the right, and about one's own record; second-factor-needed; already-done when
 *   it was decided otherwise or by somebody else
 */
export async function decideCorrection(
  ctx: Ctx,
  { correctionId, granted, reason }: ParsedInputOf<'POST /hours/decide-correction'>,
): Promise<ReplyOf<'POST /hours/decide-correction'>> {
  const now = ctx.clock.now();
  reach(ctx, 'hours.correct');
  const { accountId } = signedIn(ctx);
  const [found] = await ctx.db
    .select({ correction: hourCorrections, areaPath: areas.path })
    .from(hourCorrections)
    .innerJoin(areas, eq(areas.id, hourCorrections.areaId))
    .where(eq(hourCorrections.id, correctionId))
    .for('update', { of: hourCorrections });
  if (!found) throw new Problem('not-found');
  const { correction, areaPath } = found;
  demand(ctx, 'hours.correct', areaPath);
  if (correction.accountId === accountId) throw new Problem('not-allowed');
  const decided = granted ? 'granted' : 'refused';
  if (correction.decided !== null) {
    if (correction.decided === decided && correction.decidedBy === accountId) return { done: true };
    throw new Problem('already-done');
  }
  await ctx.db
    .update(hourCorrections)
    .set({
      decided,
      decidedBy: accountId,
      decidedAt: now,
      answerCipher: ctx.vault.seal(uses.hourReason, reason),
    })
    .where(eq(hourCorrections.id, correctionId));
  if (granted) await writeDifference(ctx, now, { ...correction, correctionId, decidedBy: accountId });
  await tell(ctx, now, {
    kind: 'hours-decided',
    accountIds: [correction.accountId],
    matter: `correction:${correctionId}:decided`,
    facts: { correctionId },
  });
  await record(ctx, now, {
    action: 'hours.decide-correction',
    subjectKind: 'correction',
    subjectId: correctionId,
    areaPath,
    facts: { granted, accountId: correction.accountId, minutes: correction.minutes },
  });
  return { done: true };
}
