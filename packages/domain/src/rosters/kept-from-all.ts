import { type Bar, barredBy } from './barred-by.ts';
import type { PlanFacts, PlanPerson } from './facts.ts';

/**
 * What keeps somebody from every shift of a plan, the most frequent first; empty for whoever could have one or holds one. Nobody
 * measures a fair part against people who cannot come.
 * @param holds they hold a place of the plan already
 */
export function keptFromAll(facts: PlanFacts, person: PlanPerson, holds: boolean): Bar[] {
  if (holds) return [];
  const times = new Map<Bar, number>();
  for (const shift of facts.shifts) {
    if (!shift.planned) continue;
    const bars = barredBy(facts, person, shift);
    if (bars.length === 0) return [];
    for (const bar of bars) times.set(bar, (times.get(bar) ?? 0) + 1);
  }
  return [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([bar]) => bar);
}
