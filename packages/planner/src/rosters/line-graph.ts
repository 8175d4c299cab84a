import { type LineOption, type LineRules, optionsOfDays, type Slot, Succession } from './line-rules.ts';
import type { RosterDay, RosterProblem } from './problem.ts';

/**
 * All legal lines of one set of rules as paths of a graph: a node is what is left to decide after some days, and two
 * histories that leave the same choices share it. Nodes are numbered from the end (0), so every arc leads to a lower number.
 */
export interface LineGraph {
  readonly options: readonly LineOption[];
  /** Options of day d are `dayStart[d]` to `dayStart[d + 1] - 1`; the first is the day off. */
  readonly dayStart: Int32Array;
  /** Arcs of node n are `arcStart[n]` to `arcStart[n + 1] - 1`. */
  readonly arcStart: Int32Array;
  readonly arcOption: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcCost: Float64Array;
  /** Node before the first day; −1 when no line is legal. */
  readonly root: number;
  /** Limits the graph leaves out because it would become too large; a path may break them. */
  readonly loose: readonly Loose[];
}

/** A limit on a sum over the line. */
export interface Loose {
  readonly what: string;
  readonly amount: (slot: Slot) => number;
  readonly most: number;
}

type Context = Pick<RosterProblem, 'days' | 'notNextDay' | 'prices'> & { readonly slots: readonly Slot[] };

/** More in one layer than this, and a limit is left to the search. */
const LARGEST_LAYER = 40_000;

/** Builds the graph forward, a layer of states a day, and folds it backward. */
export function buildLineGraph(context: Context, rules: LineRules): LineGraph {
  const sums = sumsOf(context, rules);
  const loose: Loose[] = [];
  for (;;) {
    const kept = sums.filter((sum) => !loose.includes(sum));
    const graph = new Layers(context, rules, kept).fold(loose);
    if (graph) return graph;
    // The largest limit binds least.
    const next = kept.filter(({ least }) => least === 0).sort((a, b) => b.size - a.size)[0];
    if (!next) throw new RangeError('the limits of one person make too many states');
    loose.push(next);
  }
}

interface Sum extends Loose {
  readonly least: number;
  /** Back to `first` at the start of each week. */
  readonly weekly: boolean;
  readonly first: number;
  /** Values it can take, about. */
  readonly size: number;
}

function sumsOf({ slots, days }: Context, { limits, before }: LineRules): Sum[] {
  const minutes = ({ start, end }: Slot) => end - start;
  const sums: Sum[] = [];
  const { mostMinutes = Infinity, leastMinutes = 0, mostMinutesAWeek, mostOfKind = {} } = limits;
  if (mostMinutes < Infinity || leastMinutes > 0) {
    const size = Math.min(mostMinutes, 480 * days.length) / 60;
    sums.push({
      what: 'minutes',
      amount: minutes,
      most: mostMinutes,
      least: leastMinutes,
      weekly: false,
      first: 0,
      size,
    });
  }
  if (mostMinutesAWeek !== undefined) {
    sums.push({
      what: 'week',
      amount: minutes,
      most: mostMinutesAWeek,
      least: 0,
      weekly: true,
      first: before.weekMinutes,
      size: 0,
    });
  }
  for (const [kind, most] of Object.entries(mostOfKind)) {
    const offered = new Set(slots.flatMap((slot) => (slot.kind === kind ? [slot.day] : []))).size;
    if (most === 0 || most >= offered * (limits.mostADay ?? 1)) continue;
    const amount = (slot: Slot) => (slot.kind === kind ? 1 : 0);
    sums.push({ what: `kind ${kind}`, amount, most, least: 0, weekly: false, first: 0, size: most });
  }
  return sums;
}

/** A state: what succession remembers, the run, weekends, whether this weekend is worked, then the sums. */
type State = number[];

class Layers {
  readonly #days: readonly RosterDay[];
  readonly #rules: LineRules;
  readonly #sums: readonly Sum[];
  readonly #options: LineOption[];
  readonly #dayStart: Int32Array;
  readonly #succession: Succession;
  readonly #amounts: number[][];
  readonly #weekends: number;
  readonly #shortRestPrice: number;

  constructor(context: Context, rules: LineRules, sums: readonly Sum[]) {
    const { days, slots, prices, notNextDay = {} } = context;
    this.#days = days;
    this.#rules = rules;
    this.#sums = sums;
    const byDay = optionsOfDays(slots, days.length, rules.limits);
    this.#options = byDay.flat();
    this.#dayStart = new Int32Array(days.length + 1);
    byDay.forEach((list, day) => {
      this.#dayStart[day + 1] = (this.#dayStart[day] ?? 0) + list.length;
    });
    this.#amounts = sums.map(({ amount }) =>
      this.#options.map(({ slots: taken }) =>
        taken.reduce((total, slot) => total + amount(slots[slot] as Slot), 0),
      ),
    );
    const weekends = days.filter(({ weekend }, day) => weekend && !days[day - 1]?.weekend).length;
    const { mostWeekends = Infinity } = rules.limits;
    this.#weekends = mostWeekends < weekends ? mostWeekends : Infinity;
    this.#shortRestPrice = prices.shortRest?.price ?? 0;
    const below = this.#shortRestPrice > 0 ? (prices.shortRest?.below ?? 0) : 0;
    this.#succession = new Succession(rules, slots, days, notNextDay, below);
  }

  /** @returns null when a layer became too large */
  fold(loose: readonly Loose[]): LineGraph | null {
    const layers = this.#expand();
    if (!layers) return null;
    // From the last layer on: a state becomes the node of all states with the same arcs.
    const arcStart = [0, 0];
    const arcOption: number[] = [];
    const arcTo: number[] = [];
    const arcCost: number[] = [];
    let nodes = new Map<number, number>();
    const ends = layers[this.#days.length]?.states ?? [];
    ends.forEach((state, i) => {
      if (this.#sums.every(({ least }, s) => (state[4 + s] ?? 0) >= least)) nodes.set(i, 0);
    });
    let count = 1;
    for (let day = this.#days.length - 1; day >= 0; day--) {
      const { arcs = [] } = layers[day] ?? {};
      const known = new Map<string, number>();
      const here = new Map<number, number>();
      arcs.forEach((list, i) => {
        let key = '';
        for (let a = 0; a < list.length; a += 3) {
          const to = nodes.get(list[a + 1] as number);
          if (to !== undefined) key += `${list[a]},${to},${list[a + 2]};`;
        }
        if (key === '') return;
        let node = known.get(key);
        if (node === undefined) {
          node = count++;
          known.set(key, node);
          for (let a = 0; a < list.length; a += 3) {
            const to = nodes.get(list[a + 1] as number);
            if (to === undefined) continue;
            arcOption.push(list[a] as number);
            arcTo.push(to);
            arcCost.push((list[a + 2] as number) * this.#shortRestPrice);
          }
          arcStart.push(arcOption.length);
        }
        here.set(i, node);
      });
      nodes = here;
    }
    return {
      options: this.#options,
      dayStart: this.#dayStart,
      arcStart: Int32Array.from(arcStart),
      arcOption: Int32Array.from(arcOption),
      arcTo: Int32Array.from(arcTo),
      arcCost: Float64Array.from(arcCost),
      root: nodes.get(0) ?? -1,
      loose,
    };
  }

  /** Layer d holds the states before day d, and their arcs: option, state of the next layer, short rests. */
  #expand(): { states: State[]; arcs: number[][] }[] | null {
    const { before, limits } = this.#rules;
    let run = 0;
    while (before.duties.some(({ day }) => day === -1 - run)) run++;
    const first: State = [0, run > 0 ? EDGE + run : -(limits.leastFree ?? 1), 0, 0];
    for (const sum of this.#sums) first.push(sum.first);
    let states = [first];
    const layers: { states: State[]; arcs: number[][] }[] = [];
    for (let day = 0; day < this.#days.length; day++) {
      const numberOf = new Map<string, number>();
      const next: State[] = [];
      const arcs = states.map((state) => {
        const list: number[] = [];
        for (let o = this.#dayStart[day] as number; o < (this.#dayStart[day + 1] as number); o++) {
          const step = this.#succession.step(state[0] as number, this.#options[o] as LineOption, o);
          const to = step && this.#after(state, day, o, step.to);
          if (!to) continue;
          const key = to.join();
          let number = numberOf.get(key);
          if (number === undefined) {
            number = next.push(to) - 1;
            numberOf.set(key, number);
          }
          list.push(o, number, step.shortRests);
        }
        return list;
      });
      layers.push({ states, arcs });
      if (next.length > LARGEST_LAYER) return null;
      states = next;
    }
    layers.push({ states, arcs: [] });
    return layers;
  }

  #after(state: State, day: number, option: number, recent: number): State | null {
    const works = option !== this.#dayStart[day];
    const run = runAfter(state[1] as number, works, day, this.#rules.limits);
    if (run === 0) return null;
    const { weekend, week } = this.#days[day] as RosterDay;
    const yesterday = this.#days[day - 1];
    let weekends = state[2] as number;
    let workedWeekend = weekend && yesterday?.weekend ? (state[3] as number) : 0;
    if (weekend && works && workedWeekend === 0 && this.#weekends < Infinity) {
      if (++weekends > this.#weekends) return null;
      workedWeekend = 1;
    }
    const next: State = [recent, run, weekends, workedWeekend];
    for (let s = 0; s < this.#sums.length; s++) {
      const { most, least, weekly } = this.#sums[s] as Sum;
      const starts = weekly && yesterday !== undefined && yesterday.week !== week;
      const sum = (starts ? 0 : (state[4 + s] as number)) + (this.#amounts[s]?.[option] ?? 0);
      if (sum > most) return null;
      next.push(most === Infinity ? Math.min(sum, least) : sum);
    }
    return next;
  }
}

/** Added to the length of a run that began at or before the edge, and may end at any time. */
const EDGE = 1_000;

/** Days worked in a row, below zero days free in a row, as far as it matters; 0 when a limit forbids it. */
function runAfter(
  before: number,
  works: boolean,
  day: number,
  {
    mostRun = Infinity,
    leastRun = 1,
    leastFree = 1,
  }: { mostRun?: number; leastRun?: number; leastFree?: number },
): number {
  const length = before > EDGE ? before - EDGE : Math.max(0, before);
  if (!works) {
    if (before > 0 && before < EDGE && before < leastRun) return 0;
    return Math.max(-leastFree, Math.min(0, before) - 1);
  }
  if (length === 0 && -before < leastFree) return 0;
  const longer = length + 1;
  if (longer > mostRun) return 0;
  const shown = mostRun === Infinity ? Math.min(longer, leastRun) : longer;
  return longer < leastRun && (day === 0 || before > EDGE) ? EDGE + shown : shown;
}
