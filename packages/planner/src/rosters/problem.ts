/**
 * What the roster planner is asked. It knows numbers and rules only. People, duties and days are named by their position in
 * the lists of the problem. Times are minutes from midnight at the start of day 0 and may be negative or beyond the last day.
 * Prices are points of the caller's choice, never negative; when all are whole, bounds are rounded up to whole points.
 */
export interface RosterProblem {
  readonly days: readonly RosterDay[];
  readonly duties: readonly Duty[];
  readonly people: readonly RosterPerson[];
  /** Sets of limits by name; people of equal limits should share one, because lines are worked out once a set. */
  readonly limits: Readonly<Record<string, RosterLimits>>;
  /** Kinds of duty that may not be taken on the day after a duty of this kind. */
  readonly notNextDay?: Readonly<Record<string, readonly string[]>>;
  readonly pairs?: readonly RosterPair[];
  /**
   * What is past or locked: it stays, also where it breaks a rule (then that person gets nothing besides, see `Roster`).
   * That nobody else comes to a past duty is for `barred` to say.
   */
  readonly pinned?: readonly RosterPlace[];
  /** What people were told before; each difference costs `prices.changedDuty`, each person with any `prices.changedPerson`. */
  readonly published?: readonly RosterPlace[];
  readonly prices: RosterPrices;
}

export interface RosterDay {
  /** Saturday, Sunday or a holiday. Such days in a row are one weekend. */
  readonly weekend: boolean;
  /** Any number that is the same for the days of a calendar week, never falling; `mostMinutesAWeek` counts by it. */
  readonly week: number;
}

/** Places to be filled at one post at one time. */
export interface Duty {
  /** Post it belongs to: hand-over is between duties of one group of which the first ends when the second starts. */
  readonly group: string;
  /** Shift it is one of, for limits and successions, such as "dawn". */
  readonly kind: string;
  /** Day on which it starts, and for which it counts. */
  readonly day: number;
  readonly start: number;
  readonly end: number;
  /** People wanted. */
  readonly wanted: number;
  /** Price of each person too few. */
  readonly missing: number;
  /** Price of each person too many. Where there is no room: more than any wish or pair is worth. */
  readonly extra: number;
  /** How many of those who come should hold a role. */
  readonly roles?: readonly RoleWanted[];
  /** What it adds to a person's ledger, such as `{ night: 1, weekend: 1, hours: 7.5 }`: any names, never negative. */
  readonly counts?: Readonly<Record<string, number>>;
}

export interface RoleWanted {
  readonly role: string;
  readonly wanted: number;
  /** Price of each too few. */
  readonly missing: number;
}

export interface RosterPerson {
  /** Name of a set of limits. */
  readonly limits: string;
  readonly roles?: readonly string[];
  /** Duties they cannot have, by reason (days away, own building, elders by night…); a duty may have several reasons. */
  readonly barred?: readonly Barred[];
  readonly wishes?: readonly Wish[];
  /** Ledger so far by the names of `Duty.counts`. Only differences matter: give it from the least of all people on. */
  readonly ledger?: Readonly<Record<string, number>>;
  /** Part of a full share this person should carry, above 0; 1 when nothing is said. */
  readonly share?: number;
  /** What they did before day 0, as far as it bears on rest, runs and the first week. */
  readonly before?: WorkedBefore;
}

export interface Barred {
  /** Any word of the caller's; it comes back in the reasons of gaps. */
  readonly reason: string;
  readonly duties: readonly number[] | Int32Array;
}

/** Duties of one day. Wished: costs `price` when none of them is given. Unwished: costs it for each that is. */
export interface Wish {
  readonly on: boolean;
  readonly duties: readonly number[];
  readonly price: number;
}

export interface WorkedBefore {
  /** Duties before day 0, in any order; `day` is negative. */
  readonly duties: readonly { readonly day: number; readonly start: number; readonly end: number }[];
  /** Minutes worked already in the week of day 0. */
  readonly weekMinutes: number;
}

/** Hard rules for one person's line of duties. What is left out is no limit. */
export interface RosterLimits {
  /** Duties that start on one day; 1 when nothing is said. */
  readonly mostADay?: number;
  /** Least minutes from the end of a duty to the start of the next. Duties never overlap in any case. */
  readonly restMinutes?: number;
  /** Duties of which one ends when the other starts are one stretch of work, with no rest between; else they count as no rest. */
  readonly touching?: boolean;
  /** Most minutes of work in any 24 hours. */
  readonly mostIn24Hours?: number;
  readonly mostMinutesAWeek?: number;
  /** Over all days of the roster. */
  readonly mostMinutes?: number;
  readonly leastMinutes?: number;
  /** Most duties by kind. */
  readonly mostOfKind?: Readonly<Record<string, number>>;
  /** Most days worked in a row, those before day 0 included. */
  readonly mostRun?: number;
  /** Least days worked in a row; a run at either edge is taken to go on beyond it. */
  readonly leastRun?: number;
  /** Least days free in a row between two days worked; at the edges taken to go on. */
  readonly leastFree?: number;
  /** Most weekends on which there is a duty. */
  readonly mostWeekends?: number;
}

export type RosterPair =
  /** The same duties, or neither. Their limits hold for both. A person is in one such pair at most. */
  | { readonly kind: 'together'; readonly people: readonly [number, number] }
  /** Never at overlapping times; each time one takes over from the other at a post is worth `price`. */
  | { readonly kind: 'handover'; readonly people: readonly [number, number]; readonly price: number }
  /** Never at overlapping times. */
  | { readonly kind: 'apart'; readonly people: readonly [number, number] }
  /** Each duty they share is worth `price`. */
  | { readonly kind: 'friends'; readonly people: readonly [number, number]; readonly price: number };

export interface RosterPlace {
  readonly person: number;
  readonly duty: number;
}

export interface RosterPrices {
  /**
   * By name of count: a person with amount x (ledger and roster together) costs weight × x² ÷ share, less what the ledger
   * costs already. The price of one more rises with what one has, so it goes to whoever has least.
   */
  readonly fairness?: Readonly<Record<string, number>>;
  /** Rest shorter than `below` minutes costs `price` each time. */
  readonly shortRest?: { readonly below: number; readonly price: number };
  readonly changedDuty?: number;
  readonly changedPerson?: number;
}

/** @throws RangeError naming what is not a problem: unknown positions, duties that end before they start, negative prices… */
export function validateProblem(problem: RosterProblem): void {
  const { days, duties, people, prices } = problem;
  requireThat(days.length > 0, 'a roster has at least one day');
  for (const [i, duty] of duties.entries()) validateDuty(duty, i, days.length);
  for (const [i, day] of days.entries()) {
    requireThat(day.week >= (days[i - 1]?.week ?? day.week), `day ${i}: weeks fall`);
  }
  for (const [i, person] of people.entries()) validatePerson(problem, person, i);
  const together = new Set<number>();
  for (const pair of problem.pairs ?? []) {
    const [a, b] = pair.people;
    requireThat(a in people && b in people && a !== b, `pair of ${a} and ${b}: not two people`);
    if ('price' in pair) price(pair.price, `pair of ${a} and ${b}`);
    if (pair.kind !== 'together') continue;
    for (const one of pair.people) {
      requireThat(!together.has(one), `person ${one} is in two pairs that stay together`);
      together.add(one);
    }
    const against = problem.pairs?.some(
      ({ kind, people }) =>
        (kind === 'apart' || kind === 'handover') && people.includes(a) && people.includes(b),
    );
    requireThat(!against, `${a} and ${b} cannot be together and apart`);
  }
  for (const { person, duty } of [...(problem.pinned ?? []), ...(problem.published ?? [])]) {
    requireThat(person in people && duty in duties, `no place of person ${person} on duty ${duty}`);
  }
  for (const [name, weight] of Object.entries(prices.fairness ?? {})) price(weight, `fairness of ${name}`);
  price(prices.shortRest?.price ?? 0, 'short rest');
  price(prices.changedDuty ?? 0, 'changed duty');
  price(prices.changedPerson ?? 0, 'changed person');
}

function validateDuty(duty: Duty, i: number, days: number): void {
  requireThat(
    Number.isInteger(duty.day) && duty.day >= 0 && duty.day < days,
    `duty ${i}: no day ${duty.day}`,
  );
  requireThat(
    Number.isInteger(duty.start) && Number.isInteger(duty.end) && duty.start < duty.end,
    `duty ${i}: from ${duty.start} to ${duty.end}`,
  );
  requireThat(Math.floor(duty.start / 1_440) === duty.day, `duty ${i}: does not start on day ${duty.day}`);
  whole(duty.wanted, `duty ${i}: wanted`);
  price(duty.missing, `duty ${i}: missing`);
  price(duty.extra, `duty ${i}: extra`);
  for (const role of duty.roles ?? []) {
    whole(role.wanted, `duty ${i}: wanted ${role.role}`);
    price(role.missing, `duty ${i}: missing ${role.role}`);
  }
  for (const [name, amount] of Object.entries(duty.counts ?? {})) price(amount, `duty ${i}: count ${name}`);
}

function validatePerson({ duties, limits }: RosterProblem, person: RosterPerson, i: number): void {
  requireThat(person.limits in limits, `person ${i}: no limits ${person.limits}`);
  requireThat((person.share ?? 1) > 0, `person ${i}: share ${person.share}`);
  for (const { reason, duties: barred } of person.barred ?? []) {
    for (const duty of barred) requireThat(duty in duties, `person ${i}: ${reason} bars no duty ${duty}`);
  }
  for (const wish of person.wishes ?? []) {
    price(wish.price, `person ${i}: wish`);
    const day = duties[wish.duties[0] ?? -1]?.day;
    requireThat(
      day !== undefined && wish.duties.every((duty) => duties[duty]?.day === day),
      `person ${i}: a wish is about duties of one day`,
    );
  }
  for (const duty of person.before?.duties ?? []) {
    requireThat(duty.day < 0 && duty.start < duty.end, `person ${i}: a duty before is of day ${duty.day}`);
  }
  for (const [name, amount] of Object.entries(person.ledger ?? {}))
    price(amount, `person ${i}: ledger ${name}`);
}

function requireThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new RangeError(otherwise);
}

function whole(value: number, what: string): void {
  requireThat(Number.isInteger(value) && value >= 0, `${what} ${value} is not a whole number from 0 on`);
}

function price(value: number, what: string): void {
  requireThat(Number.isFinite(value) && value >= 0, `${what}: ${value} is not a number from 0 on`);
}
