import type { LineReason } from '@linli/contracts/rosters/labels';
import { rolesAt } from '../shifts/may-stand.ts';
import type { Pair, PlanFacts, PlanPerson, PlanShift } from './facts.ts';
import { isAbout } from './free-for.ts';

export interface LineReasonView {
  readonly reason: LineReason;
  readonly facts: Record<string, string | number>;
}

/** What the reasons of one place are drawn from. */
export interface PlaceFacts {
  readonly facts: PlanFacts;
  readonly person: PlanPerson;
  readonly shift: PlanShift;
  /** Everybody who could have stood there, as far as that shift alone decides. */
  readonly couldStand: readonly PlanPerson[];
  readonly kept: boolean;
  readonly byHand: boolean;
  /** Shifts each person has in the roster. */
  readonly shiftsOf: (accountId: string) => readonly PlanShift[];
}

// More would be read by nobody.
const most = 3;
// Among so small a part of those who could, one belongs to the fewest.
const FEWEST = 1 / 3;

/** Why somebody stands on a shift of a roster, what weighs most first; each is true of them whatever the machine weighed. */
export function lineReasons(place: PlaceFacts): LineReasonView[] {
  const { facts, person, shift, couldStand, kept, byHand } = place;
  if (kept) return [{ reason: 'kept', facts: {} }];
  const reasons: LineReasonView[] = byHand ? [{ reason: 'by-hand', facts: {} }] : [];
  const add = (reason: LineReason, more: LineReasonView['facts'] = {}) =>
    reasons.push({ reason, facts: more });
  const { availability, standing } = person;
  const about = availability.wishes.filter((wish) => isAbout(wish, shift.wall));
  if (about.some(({ glad }) => glad)) add('wish-kept');
  if (about.some(({ glad }) => !glad)) add('wish-missed');
  if (couldStand.length <= 1) add('only-one-free');
  for (const role of rolesAt(standing, shift.facts)) {
    const others = couldStand.filter((each) => rolesAt(each.standing, shift.facts).includes(role));
    if (others.length * 3 <= couldStand.length) add('has-role', { role });
  }
  for (const pair of facts.pairs) {
    const reason = pairReason(pair, place);
    if (reason) add(reason);
  }
  if (shift.facts.nightMinutes > 0 && isAmongFewest(person, couldStand, ({ ledger }) => ledger.nightMinutes))
    add('fewest-nights');
  if (isAmongFewest(person, couldStand, ({ ledger }) => ledger.weighedMinutes)) add('fewest-hours');
  return reasons.slice(0, most);
}

function pairReason(
  { kind, people }: Pair,
  { person, shift, shiftsOf }: PlaceFacts,
): 'with-partner' | 'hands-over-to-partner' | null {
  const mine = person.standing.accountId;
  if (kind === 'apart' || !people.includes(mine)) return null;
  const theirs = shiftsOf(people[0] === mine ? people[1] : people[0]);
  if (kind !== 'hand-over')
    return theirs.some(({ facts }) => facts.id === shift.facts.id) ? 'with-partner' : null;
  const { checkpointId, startsAt, endsAt } = shift.facts;
  const adjacent = theirs.some(
    ({ facts }) =>
      facts.checkpointId === checkpointId &&
      (facts.endsAt.getTime() === startsAt.getTime() || facts.startsAt.getTime() === endsAt.getTime()),
  );
  return adjacent ? 'hands-over-to-partner' : null;
}

/** In the lowest third, where the others are not all the same. */
function isAmongFewest(
  person: PlanPerson,
  among: readonly PlanPerson[],
  amount: (person: PlanPerson) => number,
): boolean {
  const own = amount(person);
  const less = among.filter((each) => amount(each) < own).length;
  const more = among.filter((each) => amount(each) > own).length;
  return more > 0 && less < among.length * FEWEST && more >= among.length * (1 - FEWEST) - 1;
}
