import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bar, barredBy } from '@linli/domain/rosters/barred-by';
import type { PlanFacts } from '@linli/domain/rosters/facts';
import { keptFromAll } from '@linli/domain/rosters/kept-from-all';
import type { Barred, RosterPlace } from '@linli/planner/rosters/problem';

// Some thousandths of a second of work between two turns of the event loop.
const PAIRS_A_TURN = 1_000;

export interface BarsFound {
  /** By person. */
  readonly barred: readonly (readonly Barred[])[];
  /** What keeps a person from every shift of the plan, by person; empty for whoever could have one. */
  readonly keptFromAll: readonly (readonly Bar[])[];
  /** People whom nothing keeps from a shift alone, by shift; empty where it was not asked. */
  readonly couldStand: readonly (readonly number[])[];
}

/**
 * Why people cannot have shifts of a plan, by person and by shift.
 * @param asked shifts for which it matters; all where null
 */
export async function findBars(
  facts: PlanFacts,
  pinned: readonly RosterPlace[],
  asked: ReadonlySet<string> | null,
): Promise<BarsFound> {
  const held = new Set(pinned.map(({ person, duty }) => `${person} ${duty}`));
  const couldStand = facts.shifts.map((): number[] => []);
  const barred: Barred[][] = [];
  const fromAll: Bar[][] = [];
  const planned = new Set(facts.shifts.flatMap((shift) => (shift.planned ? [shift.facts.id] : [])));
  const holders = new Set(
    facts.claims.filter(({ shiftId }) => planned.has(shiftId)).map(({ accountId }) => accountId),
  );
  let pairs = 0;
  for (const [p, person] of facts.people.entries()) {
    const byReason = new Map<Bar, number[]>();
    for (const [d, shift] of facts.shifts.entries()) {
      if (!shift.planned || (asked !== null && !asked.has(shift.facts.id))) continue;
      const bars = held.has(`${p} ${d}`) ? [] : barredBy(facts, person, shift);
      for (const bar of bars) byReason.set(bar, [...(byReason.get(bar) ?? []), d]);
      if (bars.length === 0) couldStand[d]?.push(p);
    }
    fromAll.push(keptFromAll(facts, person, holders.has(person.standing.accountId)));
    barred.push([...byReason].map(([reason, duties]) => ({ reason, duties })));
    pairs += facts.shifts.length;
    if (pairs < PAIRS_A_TURN) continue;
    pairs = 0;
    await nextTurn();
  }
  return { barred, couldStand, keptFromAll: fromAll };
}
