import { type Draft, type Line, takesOver } from './draft.ts';
import type { LineGraph } from './line-graph.ts';
import type { Link, Model, Unit } from './model.ts';
import type { Duty } from './problem.ts';
import type { Random } from './random.ts';

/** Duties of one day of one unit; usually one or none. */
type DayDuties = readonly number[];

const FREE: DayDuties = [];

/**
 * Improves a roster by many small changes: two units swap what they do on a day or over some days, or one unit takes,
 * leaves or changes a duty. Dearer changes are taken now and then, the less often the cooler it is (simulated annealing).
 * A change is legal when the line graph has a path for it, which is found in a few steps.
 */
export class Exchange {
  readonly #draft: Draft;
  readonly #model: Model;
  readonly #random: Random;
  readonly #optionBySlots: Map<LineGraph, Map<string, number>>;
  readonly #days: DayDuties[][];
  /** Node before each day, by unit. */
  readonly #nodes: Int32Array[];
  readonly #free: readonly number[];
  readonly #dutiesOfDay: number[][];
  readonly #isFree: ReadonlySet<number>;
  /** Units that are one side of a pair. */
  readonly #linked: readonly number[];
  /** Units of several people. */
  readonly #large: readonly number[];
  /** Duties that take over from each, or it from them. */
  readonly #mates: readonly (readonly number[])[];

  /** @param free units that may be changed; each has a legal line in the draft */
  constructor(draft: Draft, free: readonly number[], random: Random) {
    this.#draft = draft;
    this.#random = random;
    const { model } = draft;
    this.#model = model;
    const { days, duties } = model.problem;
    this.#optionBySlots = new Map();
    for (const { graph } of model.units) {
      if (this.#optionBySlots.has(graph)) continue;
      const bySlots = graph.options.map(({ day, slots }, o): [string, number] => [`${day}:${slots}`, o]);
      this.#optionBySlots.set(graph, new Map(bySlots));
    }
    this.#dutiesOfDay = days.map(() => []);
    for (const [d, { day }] of duties.entries()) this.#dutiesOfDay[day]?.push(d);
    this.#free = free;
    this.#isFree = new Set(free);
    this.#linked = free.filter((u) => model.units[u]?.links.length);
    this.#large = free.filter((u) => (model.units[u]?.members.length ?? 0) > 1);
    this.#mates = duties.map((mine) => {
      if (this.#linked.length === 0) return [];
      return duties.flatMap((each, d) => (takesOver(mine, each) ? [d] : []));
    });
    this.#nodes = model.units.map(() => new Int32Array(days.length + 1));
    this.#days = model.units.map(() => []);
    this.reread();
  }

  /** To be called when lines were changed elsewhere. */
  reread(): void {
    for (const u of this.#model.units.keys()) this.#read(u);
  }

  /** Takes over what the draft has now. */
  #read(u: number): void {
    const { days, duties } = this.#model.problem;
    const byDay: number[][] = days.map(() => []);
    for (const duty of this.#draft.lines[u] as Line) byDay[(duties[duty] as Duty).day]?.push(duty);
    this.#days[u] = byDay.map((list) => (list.length === 0 ? FREE : list));
    const nodes = this.#nodes[u] as Int32Array;
    nodes[0] = (this.#model.units[u] as Unit).graph.root;
    for (let day = 0; day < days.length; day++) {
      nodes[day + 1] = this.#follow(u, nodes[day] as number, day, byDay[day] as DayDuties);
    }
  }

  /** @returns the node after the day, −1 when that is not legal */
  #follow(u: number, node: number, day: number, duties: DayDuties): number {
    if (node < 0) return -1;
    const { graph, closed } = this.#model.units[u] as Unit;
    const slots = duties.map((duty) => this.#model.slotOf[duty] as number);
    const option = this.#optionBySlots.get(graph)?.get(`${day}:${slots}`);
    if (option === undefined || closed[option]) return -1;
    const end = graph.arcStart[node + 1] as number;
    for (let a = graph.arcStart[node] as number; a < end; a++) {
      if (graph.arcOption[a] === option) return graph.arcTo[a] as number;
    }
    return -1;
  }

  /** A dearer change that is neither a small one nor a large one, of so many tried and not made; 1 when there is none. */
  typicalRise(tries: number): number {
    const rises: number[] = [];
    this.#refused = (delta) => rises.push(delta);
    for (let i = 0; i < tries; i++) this.step(Number.MIN_VALUE);
    this.#refused = () => {};
    rises.sort((a, b) => a - b);
    return rises[Math.floor(rises.length / 4)] ?? 1;
  }

  #refused: (delta: number) => void = () => {};

  /** @returns the change of cost, 0 when it was not made */
  step(temperature: number): number {
    if (this.#free.length === 0) return 0;
    const kind = this.#random.next();
    if (kind < 0.05 && this.#linked.length > 0) return this.#meet(temperature);
    if (kind < 0.1 && this.#large.length > 0) return this.#relieve(temperature);
    if (kind < 0.3) return this.#change(temperature);
    return this.#swap(temperature, kind < 0.75 ? 1 : 2 + this.#random.below(6));
  }

  #change(temperature: number): number {
    const u = this.#free[this.#random.below(this.#free.length)] as number;
    const day = this.#random.below(this.#dutiesOfDay.length);
    const now = this.#days[u]?.[day] as DayDuties;
    const offered = this.#dutiesOfDay[day] as number[];
    const pick = offered[this.#random.below(offered.length)];
    const leave = now.length > 0 && this.#random.next() < 0.2;
    const next = leave || pick === undefined ? FREE : [pick];
    if (now.length === next.length && now[0] === next[0]) return 0;
    return this.#try([{ u, from: day, to: day + 1, days: [next] }], temperature);
  }

  /** Two who are worth something together change at once. */
  #meet(temperature: number): number {
    const u = this.#linked[this.#random.below(this.#linked.length)] as number;
    const links = (this.#model.units[u] as Unit).links;
    const { unit: v, kind } = links[this.#random.below(links.length)] as Link;
    const { duties } = this.#model.problem;
    const mine = this.#random.below(duties.length);
    const mates = kind === 'friends' ? [mine] : (this.#mates[mine] as number[]);
    const theirs = mates[this.#random.below(mates.length)];
    if (theirs === undefined || kind === 'apart' || !this.#isFree.has(v)) return 0;
    const change = (unit: number, duty: number): Change => {
      const { day } = duties[duty] as Duty;
      return { u: unit, from: day, to: day + 1, days: [[duty]] };
    };
    return this.#try([change(u, mine), change(v, theirs)], temperature);
  }

  /** Of a unit of several: others, as many as it has, do what it does on a day, and it does what they did together. */
  #relieve(temperature: number): number {
    const u = this.#large[this.#random.below(this.#large.length)] as number;
    const day = this.#random.below(this.#dutiesOfDay.length);
    const mine = this.#days[u]?.[day] as DayDuties;
    const offered = this.#dutiesOfDay[day] as number[];
    const theirs = mine.length > 0 && this.#random.next() < 0.5 ? undefined : this.#pick(offered);
    const next = theirs === undefined ? FREE : [theirs];
    const { members } = this.#model.units[u] as Unit;
    const changes = [{ u, from: day, to: day + 1, days: [next] }];
    let left = members.length;
    for (let tries = 0; left > 0 && tries < 4 * this.#free.length; tries++) {
      const v = this.#pick(this.#free) as number;
      const now = this.#days[v]?.[day] as DayDuties;
      const size = this.#model.units[v]?.members.length ?? 0;
      if (size > left || now.length !== next.length || now[0] !== next[0]) continue;
      if (changes.some((change) => change.u === v)) continue;
      changes.push({ u: v, from: day, to: day + 1, days: [mine] });
      left -= size;
    }
    return this.#try(changes, temperature);
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[this.#random.below(list.length)];
  }

  #swap(temperature: number, length: number): number {
    const u = this.#free[this.#random.below(this.#free.length)] as number;
    const v = this.#free[this.#random.below(this.#free.length)] as number;
    if (u === v) return 0;
    const days = this.#dutiesOfDay.length;
    const from = this.#random.below(days);
    const to = Math.min(days, from + length);
    const mine = (this.#days[u] as DayDuties[]).slice(from, to);
    const theirs = (this.#days[v] as DayDuties[]).slice(from, to);
    if (mine.every((duties, i) => duties === theirs[i])) return 0;
    return this.#try(
      [
        { u, from, to, days: theirs },
        { u: v, from, to, days: mine },
      ],
      temperature,
    );
  }

  #try(changes: readonly Change[], temperature: number): number {
    for (const change of changes) if (!this.#legal(change)) return 0;
    const draft = this.#draft;
    const before = changes.map(({ u }) => draft.lines[u] as Line);
    const after = changes.map((change) => this.#lineAfter(change));
    // One after the other, so that what each gives up is there for the next.
    let delta = 0;
    for (const [i, { u }] of changes.entries()) delta -= this.#take(u, before[i] as Line);
    let done = 0;
    let apart = false;
    for (const [i, { u }] of changes.entries()) {
      apart ||= this.#meetsWhoIsApart(u, after[i] as Line);
      delta += draft.marginal(u, after[i] as Line);
      draft.put(u, after[i] as Line);
      done++;
    }
    if (!apart && (delta <= 0 || this.#random.next() < Math.exp(-delta / temperature))) {
      for (const { u } of changes) this.#read(u);
      return delta;
    }
    if (!apart) this.#refused(delta);
    for (let i = 0; i < done; i++) draft.put((changes[i] as Change).u, before[i] as Line);
    return 0;
  }

  /** Takes a line away. @returns what it cost */
  #take(u: number, line: Line): number {
    this.#draft.put(u, []);
    return this.#draft.marginal(u, line);
  }

  #lineAfter({ u, from, to, days }: Change): number[] {
    const now = this.#days[u] as DayDuties[];
    return [...now.slice(0, from), ...days, ...now.slice(to)].flat();
  }

  #legal({ u, from, to, days }: Change): boolean {
    const { may, graph } = this.#model.units[u] as Unit;
    for (const duties of days) for (const duty of duties) if (!may[duty]) return false;
    const nodes = this.#nodes[u] as Int32Array;
    let node = nodes[from] as number;
    for (let day = from; day < to; day++) {
      node = this.#follow(u, node, day, days[day - from] as DayDuties);
      if (node < 0) return false;
    }
    const now = this.#days[u] as DayDuties[];
    for (let day = to; day < now.length && node !== nodes[day]; day++) {
      node = this.#follow(u, node, day, now[day] as DayDuties);
      if (node < 0) return false;
    }
    if (graph.loose.length === 0) return true;
    const slots = this.#lineAfter({ u, from, to, days }).map((duty) => this.#model.slotOf[duty] as number);
    return graph.loose.every(({ amount, most }) => {
      const sum = slots.reduce((total, slot) => total + amount(this.#model.slots[slot] as never), 0);
      return sum <= most;
    });
  }

  #meetsWhoIsApart(u: number, line: Line): boolean {
    const { duties } = this.#model.problem;
    return (this.#model.units[u] as Unit).links.some(({ kind, unit }) => {
      if (kind === 'friends') return false;
      const theirs = this.#draft.lines[unit] as Line;
      return line.some((mine) => {
        const { start, end } = duties[mine] as Duty;
        return theirs.some((each) => {
          const other = duties[each] as Duty;
          return start < other.end && other.start < end;
        });
      });
    });
  }
}

interface Change {
  readonly u: number;
  readonly from: number;
  readonly to: number;
  readonly days: readonly DayDuties[];
}
