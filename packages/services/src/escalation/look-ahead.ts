import { type Found, findTold, type Place } from '@linli/domain/escalation/find-told';
import { foresee, type Taken } from '@linli/domain/escalation/tick';
import type { Timing } from '@linli/domain/escalation/timing';
import type { ClimbRow } from './climb-rows.ts';

// Skipped steps, being asked, silence and what comes after it: further than this nobody looks.
const most = 24;

/** What the clock of a case will do if nobody does anything. */
export function lookAhead(
  row: ClimbRow,
  place: Place,
  told: ReadonlyMap<string, number>,
  timing: Timing,
  steps = most,
): readonly Taken[] {
  const find = (step: number): Found[] =>
    (row.policy.ladder.steps[step]?.tell ?? []).map((target) => findTold(target, place));
  return foresee(row.climb, row.policy, { find, told }, timing, steps);
}

/** Whom the next step that tells somebody reaches; nobody when it ends before. */
export const nextTold = (ahead: readonly Taken[]): readonly Found[] =>
  ahead.find(({ outcome }) => outcome === 'told')?.found ?? [];
