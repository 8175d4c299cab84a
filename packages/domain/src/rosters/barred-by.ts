import type { GapReason } from '@linli/contracts/rosters/labels';
import type { ShiftReason } from '@linli/contracts/shifts/labels';
import { isWithin } from '../identity/rights.ts';
import { mayStand } from '../shifts/may-stand.ts';
import type { PlanFacts, PlanPerson, PlanShift } from './facts.ts';
import { isAway, isFreeFor } from './free-for.ts';

/** Why somebody cannot have a shift whatever else they get; `outside` needs no word: it is none of theirs. */
export type Bar = GapReason | 'outside';

/** Rules that hold for one shift alone, as a plan names them. The rest is about shifts together, or about places. */
const asBar: Partial<Record<ShiftReason, Bar>> = {
  started: 'outside',
  'called-off': 'outside',
  'outside-reach': 'outside',
  'elders-by-day': 'elders-by-day',
  'elders-shorter': 'elders-by-day',
  'adults-at-night': 'adults-at-night',
  'age-unknown': 'age-unknown',
  'needs-insurance': 'not-cleared',
  'day-away': 'away',
};

/**
 * Why a person cannot have a shift of the plan: rules of the area, decided as a claim would be, then what they said
 * themselves. For the machine all of it is hard; by hand a lead may ask for a time somebody did not offer, and they may say no.
 */
export function barredBy(facts: PlanFacts, person: PlanPerson, shift: PlanShift): Bar[] {
  const alone = { ...person.standing, held: [] };
  const empty = { ...shift.facts, holders: [], taken: 0 };
  const rules = facts.rulesAt(shift.facts.areaPath);
  const bars = new Set<Bar>();
  for (const { reason } of mayStand(alone, empty, rules, facts.now)) {
    const bar = asBar[reason];
    if (bar !== undefined) bars.add(bar);
  }
  if (isAway(person.availability, shift.wall)) bars.add('away');
  if (!isFreeFor(person.availability, shift.wall, facts.worksOn)) bars.add('not-available');
  if (person.refused.has(shift.facts.id)) bars.add('not-available');
  if (atOwnBuilding(person, shift)) bars.add('own-building');
  return [...bars];
}

const atOwnBuilding = ({ availability, buildingPath }: PlanPerson, { facts }: PlanShift): boolean =>
  availability.notOwnBuilding && buildingPath !== null && isWithin(facts.areaPath, buildingPath);
