import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RosterRow } from '@linli/contracts/rosters/endpoints';
import { type GapReason, type KeptBy, keptByReasons } from '@linli/contracts/rosters/labels';
import type { DutyRole } from '@linli/contracts/shifts/labels';
import { barredBy } from '@linli/domain/rosters/barred-by';
import type { PlanFacts, PlanPerson, PlanShift } from '@linli/domain/rosters/facts';
import { figuresOf, type PersonFigures } from '@linli/domain/rosters/figures';
import { type GapView, gapView, type KeptAway } from '@linli/domain/rosters/gap-view';
import { type LineReasonView, lineReasons } from '@linli/domain/rosters/line-reasons';
import { evenness, hundredths, qualityOf } from '@linli/domain/rosters/score';
import { openPlaces, type Settled } from '@linli/domain/rosters/settle';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { rolesAt } from '@linli/domain/shifts/may-stand';
import { checkRoster, type RosterCheck } from '@linli/planner/rosters/check-roster';
import type { RosterPlace } from '@linli/planner/rosters/problem';
import type { RuleBroken } from '@linli/planner/rosters/roster';
import type { MadeProblem } from './make-problem.ts';

export interface PlaceRow {
  readonly shiftId: string;
  readonly accountId: string;
  readonly kept: boolean;
  readonly byHand: boolean;
  readonly reasons: readonly LineReasonView[];
}

export interface GapRow extends GapView {
  readonly shiftId: string;
  readonly role: DutyRole | null;
  readonly missing: number;
}

/** What a roster is, told in rows: who stands where and why, what stays empty and why, and what each person gets. */
export interface RosterTold {
  readonly places: readonly PlaceRow[];
  readonly gaps: readonly GapRow[];
  readonly people: ReadonlyMap<string, PersonFigures>;
}

// Some thousandths of a second of work between two turns of the event loop.
const PEOPLE_A_TURN = 400;

/** The planner's rules in the words of gaps. */
const ruleReasons: Partial<Record<RuleBroken['rule'], GapReason>> = {
  overlap: 'busy-then',
  mostADay: 'busy-then',
  restMinutes: 'too-little-rest',
  mostIn24Hours: 'hours-used-up',
  mostMinutesAWeek: 'hours-used-up',
  together: 'pairs',
  apart: 'pairs',
};

export interface Describing {
  readonly facts: PlanFacts;
  readonly made: MadeProblem;
  readonly settled: Settled;
  /** Places put by hand, `shift person`. */
  readonly byHand: ReadonlySet<string>;
  /** Only these shifts; all unless told. */
  readonly among?: ReadonlySet<string>;
}

/** The same facts and places are told the same. */
export async function describeRoster(input: Describing): Promise<RosterTold> {
  const { facts, made, settled, byHand, among } = input;
  const shiftOf = new Map(facts.shifts.map((shift) => [shift.facts.id, shift]));
  const personOf = new Map(facts.people.map((person) => [person.standing.accountId, person]));
  const lines = new Map<string, PlanShift[]>();
  for (const { shiftId, accountId } of settled.places) {
    const shift = shiftOf.get(shiftId);
    if (shift) lines.set(accountId, [...(lines.get(accountId) ?? []), shift]);
  }
  const shiftsOf = (accountId: string) => lines.get(accountId) ?? [];
  const numberOf = new Map(facts.shifts.map((shift, i) => [shift.facts.id, i]));
  const places = settled.places.flatMap(({ shiftId, accountId, kept }): PlaceRow[] => {
    const shift = shiftOf.get(shiftId);
    const person = personOf.get(accountId);
    if (!shift || !person || (!shift.planned && !isOfRoster(facts, shift))) return [];
    if (among && !among.has(shiftId)) return [];
    const couldStand = (made.couldStand[numberOf.get(shiftId) ?? -1] ?? []).flatMap(
      (i) => facts.people[i] ?? [],
    );
    const hand = byHand.has(`${shiftId} ${accountId}`);
    const reasons = lineReasons({ facts, person, shift, couldStand, kept, byHand: hand, shiftsOf });
    return [{ shiftId, accountId, kept, byHand: hand, reasons }];
  });
  const people = new Map(
    facts.people.map((person, i) => {
      const { accountId } = person.standing;
      const mine = shiftsOf(accountId).filter((shift) => shift.planned || isOfRoster(facts, shift));
      const keptBy = (made.keptFromAll[i] ?? []).filter((bar): bar is KeptBy => bar in keptByReasons);
      return [accountId, figuresOf(facts, person, mine, made.shortRest, keptBy)];
    }),
  );
  return { places, gaps: await gapsOf(input, shiftsOf), people };
}

/** A shift of the roster's days and places, though it may have begun or been called off. */
const isOfRoster = ({ fromDay, untilDay }: PlanFacts, { wall, planned }: PlanShift): boolean =>
  planned || (wall.day >= fromDay && wall.day <= untilDay);

/** Places of a roster by the numbers of the planner's problem. */
export function numbered(facts: PlanFacts, places: Settled['places']): RosterPlace[] {
  const persons = new Map(facts.people.map(({ standing }, i) => [standing.accountId, i]));
  const duties = new Map(facts.shifts.map((shift, i) => [shift.facts.id, i]));
  return places.flatMap(({ shiftId, accountId }) => {
    const person = persons.get(accountId);
    const duty = duties.get(shiftId);
    return person === undefined || duty === undefined ? [] : [{ person, duty }];
  });
}

async function gapsOf(
  { facts, made, settled, among }: Describing,
  shiftsOf: (accountId: string) => readonly PlanShift[],
): Promise<GapRow[]> {
  const check = checkRoster(made.problem, numbered(facts, settled.places));
  const rows: GapRow[] = [];
  let looked = 0;
  for (const [duty, shift] of facts.shifts.entries()) {
    const now = settled.shifts.get(shift.facts.id);
    if (!shift.planned || !now || (among && !among.has(shift.facts.id))) continue;
    const open = openPlaces(now);
    if (open.length === 0) continue;
    const stands = new Set(now.holders.map(({ accountId }) => accountId));
    const others = facts.people
      .map((person, i) => ({ person, i }))
      .filter(({ person }) => !stands.has(person.standing.accountId))
      .map(({ person, i }) => ({
        person,
        away: keptAway(facts, shift, person, shiftsOf, { check, i, duty }),
      }))
      .filter(({ away }) => away !== null);
    for (const { role, missing } of open) {
      const kept = others.map(({ person, away }): KeptAway => {
        const lacks = role !== null && !rolesAt(person.standing, shift.facts).includes(role);
        return {
          reasons: [...(lacks ? (['no-role'] as const) : []), ...(away?.reasons ?? [])],
          neededWeekHours: away?.neededWeekHours ?? null,
        };
      });
      rows.push({ shiftId: shift.facts.id, role, missing, ...gapView(missing, role, kept) });
    }
    looked += facts.people.length;
    if (looked < PEOPLE_A_TURN) continue;
    looked = 0;
    await nextTurn();
  }
  return rows;
}

/** Why a person is not on a shift; null: it was never theirs to take. */
function keptAway(
  facts: PlanFacts,
  shift: PlanShift,
  person: PlanPerson,
  shiftsOf: (accountId: string) => readonly PlanShift[],
  { check, i, duty }: { check: RosterCheck; i: number; duty: number },
): KeptAway | null {
  const bars = barredBy(facts, person, shift);
  if (bars.includes('outside')) return null;
  // Who could not come in any case is not kept away by what else they do.
  const alone = bars.flatMap((bar): GapReason[] => (bar === 'outside' ? [] : [bar]));
  if (alone.length > 0) return { reasons: alone, neededWeekHours: null };
  const broken = check.whyNot(i, duty);
  const reasons = new Set(broken.flatMap(({ rule }) => ruleReasons[rule] ?? []));
  const onlyWeek =
    broken.every(({ rule }) => rule === 'mostMinutesAWeek') && person.availability.weekHours === null;
  const week = mondayOf(shift.wall.day);
  const minutes = [...shiftsOf(person.standing.accountId), shift]
    .filter(({ wall }) => mondayOf(wall.day) === week)
    .reduce((sum, { wall }) => sum + wall.minutes, 0);
  return { reasons: [...reasons], neededWeekHours: onlyWeek ? Math.ceil(minutes / 60) : null };
}

/** Quality of a roster: of its cost, of the least any roster could cost, and its parts. */
export function scoreOf(
  { facts, made, settled }: Pick<Describing, 'facts' | 'made' | 'settled'>,
  people: ReadonlyMap<string, PersonFigures>,
  { cost, bound }: { cost: number; bound: number | null },
): NonNullable<RosterRow['score']> {
  const planned = facts.shifts.filter((shift) => shift.planned);
  const wanted = planned.reduce((sum, { facts: { people } }) => sum + people, 0);
  const missing = planned.reduce((sum, { facts: { id, people } }) => {
    const there = settled.shifts.get(id)?.holders.length ?? 0;
    return sum + Math.max(0, people - there);
  }, 0);
  const figures = [...people.values()];
  const sum = (of: (each: PersonFigures) => number) => figures.reduce((total, each) => total + of(each), 0);
  const kept = sum(({ wishesKept }) => wishesKept);
  const shifts = sum((each) => each.shifts);
  const amounts = (amount: (figure: PersonFigures | undefined, person: PlanPerson) => number) =>
    facts.people.map((person) => amount(people.get(person.standing.accountId), person));
  const fairness = [
    evenness(
      amounts((figure, { ledger }) => (figure?.minutes ?? 0) + ledger.minutes),
      made.shares,
    ),
    evenness(
      amounts((figure, { ledger }) => (figure?.nightMinutes ?? 0) + ledger.nightMinutes),
      made.shares,
    ),
  ];
  const round = (value: number) => Math.round(value * 10) / 10;
  const quality = (at: number) => qualityOf(at + made.lost, made.scale);
  return {
    total: quality(cost),
    // A bound may be above the cost by a rounding; a quality is not.
    atMost: bound === null ? null : Math.max(quality(cost), quality(bound)),
    parts: [
      { part: 'coverage', score: round(hundredths(wanted - missing, wanted)) },
      { part: 'fairness', score: round((fairness[0] ?? 0) / 2 + (fairness[1] ?? 0) / 2) },
      {
        part: 'wishes',
        score: round(hundredths(kept, kept + sum(({ wishesMissed }) => wishesMissed))),
      },
      { part: 'rest', score: round(hundredths(shifts - sum(({ shortRests }) => shortRests), shifts)) },
    ],
  };
}
