import { buildLineGraph, type LineGraph } from './line-graph.ts';
import type { LineRules, Slot } from './line-rules.ts';
import type { Duty, RosterLimits, RosterPair, RosterProblem, WorkedBefore } from './problem.ts';

/** The problem prepared for search. People who stay together are one unit. */
export interface Model {
  readonly problem: RosterProblem;
  readonly slots: readonly Slot[];
  readonly slotOf: Int32Array;
  readonly units: readonly Unit[];
  /** Roles wanted at duties, in one list. */
  readonly roles: readonly {
    readonly duty: number;
    readonly role: string;
    readonly wanted: number;
    readonly missing: number;
  }[];
  readonly rolesOf: readonly (readonly number[])[];
  /** Counts that have a price, with amounts by duty. */
  readonly counts: readonly {
    readonly name: string;
    readonly weight: number;
    readonly amount: Float64Array;
  }[];
  /** No price is a fraction: costs of rosters are whole. */
  readonly whole: boolean;
}

export interface Unit {
  readonly members: readonly number[];
  readonly graph: LineGraph;
  /** Duties the unit may take, by slot; of pinned slots only what is pinned. */
  readonly choices: readonly Int32Array[];
  /** The same by duty: 1 for those it may take. */
  readonly may: Uint8Array;
  /** What taking a duty adds to wishes and changes; less than nothing when it is wished or was published. */
  readonly ownPrice: Float64Array;
  /** Wishes not met and published duties not kept when the line is empty. */
  readonly ownConstant: number;
  /** Price of each member whose line differs from what was published. */
  readonly changed: number;
  /** By member. */
  readonly published: readonly (readonly number[])[];
  readonly pinned: readonly number[];
  /** Options that leave out what is pinned. */
  readonly closed: Uint8Array;
  /** Members that hold the role, by number of `Model.roles`; zeros left out. */
  readonly holds: ReadonlyMap<number, number>;
  readonly links: readonly Link[];
}

/** What a cost can be worked out from, without any search. */
export type CostModel = Pick<Model, 'problem' | 'counts' | 'roles'> & {
  readonly units: readonly Pick<Unit, 'members' | 'published'>[];
};

/** A pair one side of which is the unit. */
export interface Link {
  readonly unit: number;
  readonly kind: 'handover' | 'apart' | 'friends';
  readonly price: number;
}

/** Everybody alone: rosters changed by hand need not keep together who stays together. */
export function costModel(problem: RosterProblem): CostModel {
  return {
    problem,
    units: problem.people.map((_, person) => ({
      members: [person],
      published: [placesOf(problem.published, [person])],
    })),
    roles: rolesWanted(problem),
    counts: countsPriced(problem),
  };
}

/** @param problem a valid one */
export function buildModel(problem: RosterProblem): Model {
  const { duties } = problem;
  const { slots, slotOf } = slotsOf(duties);
  const roles = rolesWanted(problem);
  const rolesOf: number[][] = duties.map(() => []);
  for (const [r, { duty }] of roles.entries()) rolesOf[duty]?.push(r);
  const teams = teamsOf(problem);
  const unitOf = new Map(teams.flatMap((members, unit) => members.map((person) => [person, unit])));
  const graphs = new Map<string, LineGraph>();
  const units = teams.map((members): Unit => {
    const rules = rulesOf(problem, members);
    const key = JSON.stringify(rules, sortKeys);
    let graph = graphs.get(key);
    if (!graph) {
      graph = buildLineGraph({ ...problem, slots }, rules);
      graphs.set(key, graph);
    }
    const pinned = placesOf(problem.pinned, members);
    return {
      members,
      graph,
      ...choicesOf(problem, members, slots, slotOf, pinned),
      ...ownPrices(problem, members),
      published: members.map((person) => placesOf(problem.published, [person])),
      pinned,
      closed: Uint8Array.from(graph.options, ({ day, slots: taken }) =>
        pinned.some((d) => duties[d]?.day === day && !taken.includes(slotOf[d] ?? -1)) ? 1 : 0,
      ),
      holds: new Map(
        roles.flatMap(({ role }, r) => {
          const held = members.filter((person) => problem.people[person]?.roles?.includes(role)).length;
          return held > 0 ? [[r, held]] : [];
        }),
      ),
      links: linksOf(problem.pairs ?? [], members, unitOf),
    };
  });
  const counts = countsPriced(problem);
  return { problem, slots, slotOf, units, roles, rolesOf, counts, whole: isWhole(problem) };
}

const rolesWanted = ({ duties }: RosterProblem): Model['roles'] =>
  duties.flatMap(({ roles = [] }, duty) =>
    roles.map(({ role, wanted, missing }) => ({ duty, role, wanted, missing })),
  );

const countsPriced = ({ duties, prices }: RosterProblem): Model['counts'] =>
  Object.entries(prices.fairness ?? {}).map(([name, weight]) => ({
    name,
    weight,
    amount: Float64Array.from(duties, ({ counts }) => counts?.[name] ?? 0),
  }));

/** Equal rules in one way of writing. */
function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function slotsOf(duties: readonly Duty[]): { slots: Slot[]; slotOf: Int32Array } {
  const keyOf = ({ day, start, end, kind }: Duty) => `${day} ${start} ${end} ${kind}`;
  const byKey = new Map(duties.map((duty) => [keyOf(duty), duty]));
  const sorted = [...byKey].sort(
    ([, a], [, b]) => a.day - b.day || a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1),
  );
  const numberOf = new Map(sorted.map(([key], i) => [key, i]));
  return {
    slots: sorted.map(([, { day, start, end, kind }]) => ({ day, start, end, kind })),
    slotOf: Int32Array.from(duties, (duty) => numberOf.get(keyOf(duty)) ?? -1),
  };
}

/** Everybody alone, but for pairs that stay together. */
function teamsOf({ people, pairs = [] }: RosterProblem): number[][] {
  const partner = new Map<number, number>();
  for (const { kind, people: pair } of pairs) {
    if (kind === 'together') partner.set(Math.min(...pair), Math.max(...pair));
  }
  const second = new Set(partner.values());
  return people.flatMap((_, person) => {
    if (second.has(person)) return [];
    const other = partner.get(person);
    return [other === undefined ? [person] : [person, other]];
  });
}

/** The limits all members keep. */
function rulesOf({ people, limits }: RosterProblem, members: readonly number[]): LineRules {
  const sets = members.map((person) => limits[people[person]?.limits ?? ''] ?? {});
  const [first = {}, second] = sets;
  const before = members.map((person) => people[person]?.before);
  const worked: WorkedBefore = {
    duties: before.flatMap((each) => each?.duties ?? []),
    weekMinutes: Math.max(...before.map((each) => each?.weekMinutes ?? 0)),
  };
  return { limits: second ? stricter(first, second) : first, before: worked };
}

function stricter(a: RosterLimits, b: RosterLimits): RosterLimits {
  const strict: Record<string, unknown> = { ...a };
  if (!b.touching) delete strict.touching;
  for (const [name, limit] of Object.entries(b)) {
    const other = strict[name];
    if (typeof limit !== 'number') continue;
    if (other === undefined) strict[name] = limit;
    else if (typeof other === 'number') {
      strict[name] = name.startsWith('most') ? Math.min(other, limit) : Math.max(other, limit);
    }
  }
  const kinds = { ...a.mostOfKind };
  for (const [kind, most] of Object.entries(b.mostOfKind ?? {})) {
    kinds[kind] = Math.min(kinds[kind] ?? most, most);
  }
  // A missing `mostADay` means one.
  if (strict.mostADay !== undefined) strict.mostADay = Math.min(a.mostADay ?? 1, b.mostADay ?? 1);
  return a.mostOfKind || b.mostOfKind ? { ...strict, mostOfKind: kinds } : strict;
}

function placesOf(places: RosterProblem['pinned'], members: readonly number[]): number[] {
  const duties = (places ?? []).flatMap(({ person, duty }) => (members.includes(person) ? [duty] : []));
  return [...new Set(duties)].sort((a, b) => a - b);
}

function choicesOf(
  { duties, people }: RosterProblem,
  members: readonly number[],
  slots: readonly Slot[],
  slotOf: Int32Array,
  pinned: readonly number[],
): Pick<Unit, 'choices' | 'may'> {
  const open = new Uint8Array(duties.length).fill(1);
  for (const person of members) {
    for (const { duties: barred } of people[person]?.barred ?? []) {
      for (const duty of barred) open[duty] = 0;
    }
  }
  for (const duty of pinned) {
    for (const [d, slot] of slotOf.entries()) if (slot === slotOf[duty]) open[d] = 0;
  }
  for (const duty of pinned) open[duty] = 1;
  const choices: number[][] = slots.map(() => []);
  for (const [d, slot] of slotOf.entries()) if (open[d]) choices[slot]?.push(d);
  return { choices: choices.map((list) => Int32Array.from(list)), may: open };
}

function ownPrices(
  { duties, people, published, prices }: RosterProblem,
  members: readonly number[],
): Pick<Unit, 'ownPrice' | 'ownConstant' | 'changed'> {
  const ownPrice = new Float64Array(duties.length);
  let ownConstant = 0;
  const add = (duty: number, price: number) => {
    ownPrice[duty] = (ownPrice[duty] ?? 0) + price;
  };
  for (const person of members) {
    for (const { on, duties: wished, price } of people[person]?.wishes ?? []) {
      if (on) ownConstant += price;
      for (const duty of wished) add(duty, on ? -price : price);
    }
    if (!published || !prices.changedDuty) continue;
    const told = new Set(published.flatMap((place) => (place.person === person ? [place.duty] : [])));
    ownConstant += told.size * prices.changedDuty;
    for (const d of duties.keys()) add(d, told.has(d) ? -prices.changedDuty : prices.changedDuty);
  }
  return { ownPrice, ownConstant, changed: published ? (prices.changedPerson ?? 0) : 0 };
}

function linksOf(
  pairs: readonly RosterPair[],
  members: readonly number[],
  unitOf: ReadonlyMap<number, number>,
): Link[] {
  return pairs.flatMap((pair) => {
    const { kind, people } = pair;
    if (kind === 'together') return [];
    const [a, b] = people;
    const others = [...(members.includes(a) ? [b] : []), ...(members.includes(b) ? [a] : [])];
    return others
      .filter((other) => !members.includes(other))
      .map((other) => ({ unit: unitOf.get(other) ?? -1, kind, price: 'price' in pair ? pair.price : 0 }));
  });
}

function isWhole({ duties, people, pairs = [], prices }: RosterProblem): boolean {
  const all = [
    ...duties.flatMap(({ missing, extra, roles = [] }) => [missing, extra, ...roles.map((r) => r.missing)]),
    ...people.flatMap(({ wishes = [] }) => wishes.map(({ price }) => price)),
    ...pairs.map((pair) => ('price' in pair ? pair.price : 0)),
    ...Object.values(prices.fairness ?? {}).map((weight) => (weight > 0 ? 0.5 : 0)),
    ...[prices.shortRest?.price ?? 0, prices.changedDuty ?? 0, prices.changedPerson ?? 0],
  ];
  return all.every((price) => Number.isInteger(price));
}
