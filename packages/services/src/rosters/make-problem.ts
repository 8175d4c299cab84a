import { addDays, ageOn, daysBetween } from '@linli/domain/civil-time';
import { barredBy } from '@linli/domain/rosters/barred-by';
import type { PlanFacts, PlanPerson, PlanShift } from '@linli/domain/rosters/facts';
import { type FairCount, fairPrice } from '@linli/domain/rosters/fair-price';
import { isAbout } from '@linli/domain/rosters/free-for';
import { plannable } from '@linli/domain/rosters/pairs';
import type { CostScale } from '@linli/domain/rosters/score';
import { firstPrices, planPolicy, points } from '@linli/domain/rosters/weights';
import { mondayOf } from '@linli/domain/shifts/hours-of-work';
import { rolesAt } from '@linli/domain/shifts/may-stand';
import type {
  Duty,
  RosterLimits,
  RosterPair,
  RosterPerson,
  RosterPlace,
  RosterProblem,
  Wish,
} from '@linli/planner/rosters/problem';
import { type BarsFound, findBars } from './find-bars.ts';

/** A plan as the planner is asked it: shifts are its duties and people its people, in the order of the facts. */
export interface MadeProblem extends Pick<BarsFound, 'keptFromAll' | 'couldStand'> {
  readonly problem: RosterProblem;
  /** Part of a full share each person should carry; 0 for who cannot take part. */
  readonly shares: readonly number[];
  /** Price of places for a role that nobody has; it is in no cost of the planner. */
  readonly lost: number;
  readonly scale: CostScale;
  /** Rests below so many minutes are short. */
  readonly shortRest: number;
  readonly weekMinutes: number;
}

const MINUTE = 60_000;
// A Monday long ago, from which weeks are counted.
const SOME_MONDAY = '2024-01-01';

/**
 * Turns people, shifts, rules and weights into a problem of the planner. The same facts make the same problem.
 * @param shiftsAsked shifts for which it matters who could stand there; all unless told (edits look at a few only)
 */
export async function makeProblem(
  facts: PlanFacts,
  shiftsAsked: ReadonlySet<string> | null = null,
): Promise<MadeProblem> {
  const { people, shifts } = facts;
  const strict = strictest(facts);
  const personOf = new Map(people.map(({ standing }, i) => [standing.accountId, i]));
  const shiftOf = new Map(shifts.map((shift, i) => [shift.facts.id, i]));
  const places = (claims: typeof facts.claims): RosterPlace[] =>
    claims.flatMap(({ accountId, shiftId }) => {
      const person = personOf.get(accountId);
      const duty = shiftOf.get(shiftId);
      return person === undefined || duty === undefined ? [] : [{ person, duty }];
    });
  const pinned = places(facts.claims.filter(({ movable }) => !movable));
  const { barred, couldStand, keptFromAll } = await findBars(facts, pinned, shiftsAsked);
  const reserved = reservedPlaces(facts, pinned);
  const shares = people.map((person, i) =>
    keptFromAll[i]?.length ? 0 : shareOf(person, facts, strict.weekMinutes),
  );
  const demand = { wanted: wantedOf(facts, pinned, reserved), shares };
  const fair = fairPrices(facts, demand);
  const guards = Object.values(fair).reduce((sum, { guard }) => sum + guard, 0);
  const { missing, ...changes } = firstPrices(guards, facts.replans);
  const shortRest = strict.restMinutes + planPolicy.shortRestMinutes;
  const limits: Record<string, RosterLimits> = {};
  const problem: RosterProblem = {
    days: daysOf(facts),
    duties: shifts.map((shift, i) => dutyOf(facts, shift, demand.wanted[i] ?? 0, missing, fair)),
    people: people.map((person, i): RosterPerson => {
      const mine = pinned.filter((place) => place.person === i).map(({ duty }) => duty);
      const own = limitsOf(person, mine, facts, strict);
      limits[own.name] = own.limits;
      return {
        limits: own.name,
        roles: rolesOf(person, shifts),
        barred: barred[i] ?? [],
        wishes: [...wishPrices(person, facts), ...farPrices(person, facts)],
        ledger: Object.fromEntries(
          Object.entries(fair).map(([name, { ledgers }]) => [name, ledgers[i] ?? 0]),
        ),
        share: shares[i] || 1,
        before: workedBefore(person, facts),
      };
    }),
    limits,
    pairs: pairsOf(facts, personOf),
    pinned,
    ...(facts.replans ? { published: places(facts.claims) } : {}),
    prices: {
      fairness: Object.fromEntries(Object.entries(fair).map(([name, { weight }]) => [name, weight])),
      ...(facts.weights.rest > 0
        ? { shortRest: { below: shortRest, price: facts.weights.rest * points.shortRest } }
        : {}),
      ...(facts.replans ? changes : {}),
    },
  };
  const lost = reserved.reduce((sum, count) => sum + count, 0) * missing;
  const all = problem.duties.reduce((sum, duty) => sum + duty.wanted * duty.missing, 0);
  const ideal = Object.values(fair).reduce((sum, each) => sum + each.ideal, 0);
  return {
    problem,
    keptFromAll,
    shares,
    couldStand,
    lost,
    scale: { ideal, allMissing: all + lost },
    shortRest,
    weekMinutes: strict.weekMinutes,
  };
}

/** Limits of all places of the plan together: a person's line may touch any of them. */
function strictest({ shifts, rulesAt }: PlanFacts): {
  restMinutes: number;
  dayMinutes: number;
  weekMinutes: number;
} {
  const paths = new Set(shifts.filter(({ planned }) => planned).map(({ facts }) => facts.areaPath));
  const rules = [...paths].map(rulesAt);
  return {
    restMinutes: Math.max(0, ...rules.map(({ restMinutes }) => restMinutes)),
    dayMinutes: Math.min(24 * 60, ...rules.map(({ dayMinutes }) => dayMinutes)),
    weekMinutes: Math.min(7 * 24 * 60, ...rules.map(({ weekMinutes }) => weekMinutes)),
  };
}

/** Places of each shift that wait for a role nobody could fill: others may not take them, so they are not asked to. */
function reservedPlaces(facts: PlanFacts, pinned: readonly RosterPlace[]): number[] {
  return facts.shifts.map((shift, d) => {
    if (!shift.planned) return 0;
    const there = pinned.filter(({ duty }) => duty === d).map(({ person }) => person);
    return shift.facts.roles.reduce((sum, { role, people }) => {
      const holders = facts.people.filter(
        (person, p) =>
          rolesAt(person.standing, shift.facts).includes(role) &&
          (there.includes(p) || barredBy(facts, person, shift).length === 0),
      );
      return sum + Math.max(0, people - holders.length);
    }, 0);
  });
}

/** People the planner looks for at each shift. Where nothing is planned, those who stand there. */
function wantedOf(
  { shifts }: PlanFacts,
  pinned: readonly RosterPlace[],
  reserved: readonly number[],
): number[] {
  return shifts.map(({ planned, facts }, d) => {
    const there = pinned.filter(({ duty }) => duty === d).length;
    return planned ? Math.max(there, facts.people - (reserved[d] ?? 0)) : there;
  });
}

/** Part of a full share somebody should carry: elders less, and who wishes fewer hours accordingly. */
function shareOf({ standing, availability }: PlanPerson, facts: PlanFacts, weekMinutes: number): number {
  const [first] = facts.shifts;
  const age = ageOn(standing.birthDate, facts.fromDay);
  const elder = first !== undefined && age !== null && age >= facts.rulesAt(first.facts.areaPath).elderAge;
  const wished = availability.weekHours === null ? 1 : (availability.weekHours * 60) / weekMinutes;
  return Math.max(0.1, Math.min(1, wished, elder ? planPolicy.elderShare : 1));
}

const nightHours = ({ facts }: PlanShift): number => facts.nightMinutes / 60;
const weighedHours = (shift: PlanShift, { rulesAt }: PlanFacts): number =>
  shift.facts.minutes / 60 + (nightHours(shift) * (rulesAt(shift.facts.areaPath).nightWeight - 100)) / 100;

/** What is carried evenly, by name; the names are those of the counts of duties. */
function fairPrices(facts: PlanFacts, demand: Pick<FairCount, 'wanted' | 'shares'>) {
  const { weights, shifts, people } = facts;
  return {
    hours: fairPrice({
      ...demand,
      amounts: shifts.map((shift) => weighedHours(shift, facts)),
      ledgers: people.map(({ ledger }) => ledger.weighedMinutes / 60),
      points: weights.fairHours * points.fairHours,
    }),
    nights: fairPrice({
      ...demand,
      amounts: shifts.map(nightHours),
      ledgers: people.map(({ ledger }) => ledger.nightMinutes / 60),
      points: weights.fairNights * points.fairNights,
    }),
    daysOff: fairPrice({
      ...demand,
      amounts: shifts.map(({ dayOff }) => (dayOff ? 1 : 0)),
      ledgers: people.map(({ ledger }) => ledger.daysOff),
      points: weights.fairNights * points.fairDaysOff,
    }),
  };
}

function dutyOf(
  facts: PlanFacts,
  shift: PlanShift,
  wanted: number,
  missing: number,
  fair: ReturnType<typeof fairPrices>,
): Duty {
  const { wall, planned, dayOff } = shift;
  const day = daysBetween(facts.fromDay, wall.day);
  const start = day * 24 * 60 + wall.from;
  const counts = { hours: weighedHours(shift, facts), nights: nightHours(shift), daysOff: dayOff ? 1 : 0 };
  return {
    group: shift.facts.checkpointId,
    kind: shift.facts.nightMinutes > 0 ? 'night' : 'day',
    day,
    start,
    end: start + wall.minutes,
    wanted,
    missing: planned ? missing : 0,
    // More than two wishes and a partner could be worth.
    extra: 2 * missing,
    roles: planned ? shift.facts.roles.map(({ role, people }) => ({ role, wanted: people, missing })) : [],
    counts: Object.fromEntries(
      Object.entries(counts).filter(([name]) => fair[name as keyof typeof fair].weight > 0),
    ),
  };
}

function daysOf({ fromDay, untilDay, shifts, worksOn }: PlanFacts): RosterProblem['days'] {
  const last = [untilDay, ...shifts.map(({ wall }) => wall.day)].sort().at(-1) ?? untilDay;
  return Array.from({ length: daysBetween(fromDay, last) + 1 }, (_, i) => {
    const day = addDays(fromDay, i);
    return { weekend: !worksOn(day), week: Math.floor(daysBetween(SOME_MONDAY, day) / 7) };
  });
}

function limitsOf(
  { availability }: PlanPerson,
  pinned: readonly number[],
  facts: PlanFacts,
  strict: ReturnType<typeof strictest>,
): { name: string; limits: RosterLimits } {
  // One shift a day, unless somebody took two that touch themselves.
  const days = pinned.map((duty) => facts.shifts[duty]?.wall.day);
  const mostADay = Math.max(1, ...days.map((day) => days.filter((each) => each === day).length));
  const weekMinutes = Math.min(strict.weekMinutes, (availability.weekHours ?? 168) * 60);
  return {
    name: `${weekMinutes} a week, ${mostADay} a day`,
    limits: {
      mostADay,
      restMinutes: strict.restMinutes,
      touching: true,
      mostIn24Hours: strict.dayMinutes,
      mostMinutesAWeek: weekMinutes,
    },
  };
}

function rolesOf({ standing }: PlanPerson, shifts: readonly PlanShift[]): string[] {
  return [...new Set(shifts.flatMap(({ planned, facts }) => (planned ? rolesAt(standing, facts) : [])))];
}

/** Numbers of planned shifts, by day. */
function byDay(shifts: readonly PlanShift[], is: (shift: PlanShift) => boolean): number[][] {
  const days = new Map<string, number[]>();
  for (const [d, shift] of shifts.entries())
    if (shift.planned && is(shift)) days.set(shift.wall.day, [...(days.get(shift.wall.day) ?? []), d]);
  return [...days.values()];
}

/** A glad wish that reaches into the next day is worth the same, wherever it is kept. */
function wishPrices({ availability }: PlanPerson, { shifts, weights }: PlanFacts): Wish[] {
  if (weights.wishes === 0) return [];
  return availability.wishes.flatMap((wish) => {
    const days = byDay(shifts, ({ wall }) => isAbout(wish, wall));
    const whole = wish.weight * weights.wishes * points.wish;
    const price = wish.glad ? Math.ceil(whole / Math.max(1, days.length)) : whole;
    return days.map((duties) => ({ on: wish.glad, duties, price }));
  });
}

/** Shifts further from home than the nearest of the plan, where that is known. */
function farPrices({ homePath }: PlanPerson, { shifts, weights }: PlanFacts): Wish[] {
  if (weights.near === 0 || homePath === null) return [];
  const shared = ({ facts }: PlanShift) => sharedLabels(homePath, facts.areaPath);
  const nearest = Math.max(0, ...shifts.filter(({ planned }) => planned).map(shared));
  const rings = new Set(shifts.map((shift) => nearest - shared(shift)).filter((ring) => ring > 0));
  return [...rings].flatMap((ring) =>
    byDay(shifts, (shift) => nearest - shared(shift) === ring).map((duties) => ({
      on: false,
      duties,
      price: ring * weights.near * points.far,
    })),
  );
}

function sharedLabels(a: string, b: string): number {
  const other = b.split('.');
  const differs = a.split('.').findIndex((label, i) => label !== other[i]);
  return differs < 0 ? a.split('.').length : differs;
}

function workedBefore(
  { standing }: PlanPerson,
  { fromDay, midnight }: PlanFacts,
): NonNullable<RosterPerson['before']> {
  const before = standing.held.filter(({ day }) => day < fromDay);
  const minutesAt = (moment: Date) => Math.round((moment.getTime() - midnight.getTime()) / MINUTE);
  return {
    duties: before.map(({ day, startsAt, endsAt }) => ({
      day: daysBetween(fromDay, day),
      start: minutesAt(startsAt),
      end: minutesAt(endsAt),
    })),
    weekMinutes: before
      .filter(({ day }) => mondayOf(day) === mondayOf(fromDay))
      .reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

function pairsOf(facts: PlanFacts, personOf: ReadonlyMap<string, number>): RosterPair[] {
  const held = (accountId: string) =>
    new Set(
      facts.claims
        .filter((claim) => claim.accountId === accountId && !claim.movable)
        .map(({ shiftId }) => shiftId),
    );
  const price = facts.weights.pairs;
  return plannable(facts.pairs, held).flatMap((pair, i): RosterPair[] => {
    const [a, b] = pair.people.map((accountId) => personOf.get(accountId));
    if (a === undefined || b === undefined) return [];
    const people = [a, b] as const;
    if (pair.kind === 'hand-over') return [{ kind: 'handover', people, price: price * points.handOver }];
    if (pair.kind !== 'friends') return [{ kind: pair.kind, people }];
    const asked = facts.pairs[i]?.kind === 'together' ? points.together : points.friends;
    return [{ kind: 'friends', people, price: price * asked }];
  });
}
