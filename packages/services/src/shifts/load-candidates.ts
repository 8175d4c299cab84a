import { type Candidate, rankCandidates } from '@linli/domain/shifts/rank-candidates';
import type { ShiftFacts } from '@linli/domain/shifts/standing';
import type { Ctx } from '../context.ts';
import { claimersOf } from './claimers-of.ts';
import { loadRules } from './load-rules.ts';
import { loadStanding } from './load-standing.ts';

/** Everybody who could stand on a shift or could not, ranked, with the reasons; three statements however many they are. */
export async function loadCandidates(
  ctx: Ctx,
  now: Date,
  shift: ShiftFacts,
  when: { running?: boolean } = {},
): Promise<Candidate[]> {
  const people = await loadStanding(ctx, now, await claimersOf(ctx, now, shift.areaPath), shift);
  const { rules } = await loadRules(ctx, shift.areaPath);
  return rankCandidates([...people.values()], shift, rules, now, when);
}
