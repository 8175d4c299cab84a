import { Problem } from '@linli/contracts/problem';
import { roundMembers, rounds } from '@linli/db/reports/tables';
import { and, desc, eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Somebody who is or was expected in a round under way, where they were last looked for, once the caller may see to gaps
 * there. @throws Problem not-found, not-allowed; illegal-transition when the round is over
 */
export async function loadRoundMember(
  ctx: Ctx,
  roundId: string,
  personId: string,
): Promise<{ areaPath: string }> {
  const [member] = await ctx.db
    .select({ areaPath: roundMembers.areaPath, closedAt: rounds.closedAt })
    .from(roundMembers)
    .innerJoin(rounds, eq(rounds.id, roundMembers.roundId))
    .where(and(eq(roundMembers.roundId, roundId), eq(roundMembers.personId, personId)))
    .orderBy(desc(roundMembers.fromAt))
    .limit(1);
  if (!member) throw new Problem('not-found');
  demand(ctx, 'reports.chase', member.areaPath);
  if (member.closedAt !== null) throw new Problem('illegal-transition');
  return member;
}
