import type { RosterDay, RosterLimits, WorkedBefore } from './problem.ts';

/** A time at which there are duties of one kind; who takes one of them is as bound as who takes another. */
export interface Slot {
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** All that decides which lines of slots are legal; people of equal rules share one graph of lines. */
export interface LineRules {
  readonly limits: RosterLimits;
  readonly before: WorkedBefore;
}

/** Slots of one day that may be taken together; none for a day off. */
export interface LineOption {
  readonly day: number;
  readonly slots: readonly number[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const DAY = 1_440;

/** What a duty still forbids or costs later on. Made by `succession`. */
interface Recent {
  readonly stretches: readonly Stretch[];
  /** Kinds of the last day. */
  readonly kinds: readonly string[];
}

export interface Step {
  /** Number of what is remembered after the step. */
  readonly to: number;
  /** Times the rest was short. */
  readonly shortRests: number;
}

/**
 * Rest, 24 hours and forbidden successions, as an automaton over days: it remembers no more of the past than can still
 * matter. States are numbered from 0 (before the first day).
 */
export class Succession {
  readonly #rules: LineRules;
  readonly #slots: readonly Slot[];
  readonly #notNextDay: Readonly<Record<string, readonly string[]>>;
  readonly #shortRest: number;
  readonly #firstStart: readonly number[];
  readonly #states: Recent[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #steps = new Map<number, Step | null>();

  constructor(
    rules: LineRules,
    slots: readonly Slot[],
    days: readonly RosterDay[],
    notNextDay: Readonly<Record<string, readonly string[]>>,
    shortRest: number,
  ) {
    this.#rules = rules;
    this.#slots = slots;
    this.#notNextDay = notNextDay;
    this.#shortRest = shortRest;
    const first = days.map(() => Infinity);
    for (const { day, start } of slots) first[day] = Math.min(first[day] ?? start, start);
    // The first duty on a day or later, by day; one more for after the last.
    let next = Infinity;
    this.#firstStart = [...first, Infinity]
      .reverse()
      .map((each) => (next = Math.min(next, each)))
      .reverse();
    this.#number({ stretches: [...rules.before.duties].sort((a, b) => a.start - b.start), kinds: [] }, -1);
  }

  /** @returns null when the option may not follow */
  step(state: number, option: LineOption, optionNumber: number): Step | null {
    const key = state * 65_536 + optionNumber;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const step = this.#work(state, option);
    this.#steps.set(key, step);
    return step;
  }

  #work(state: number, { day, slots }: LineOption): Step | null {
    const { stretches, kinds } = this.#states[state] as Recent;
    if (slots.length === 0) return { to: this.#number({ stretches, kinds: [] }, day), shortRests: 0 };
    const taken = slots.map((slot) => this.#slots[slot] as Slot);
    for (const { kind } of taken) {
      if (kinds.some((before) => this.#notNextDay[before]?.includes(kind))) return null;
    }
    const { limits } = this.#rules;
    const line = [...stretches, ...taken.map(({ start, end }) => ({ start, end }))];
    let shortRests = 0;
    for (let i = Math.max(1, stretches.length); i < line.length; i++) {
      const rest = (line[i] as Stretch).start - (line[i - 1] as Stretch).end;
      if (rest < 0) return null;
      if (rest === 0 && limits.touching) continue;
      if (rest < (limits.restMinutes ?? 0)) return null;
      if (rest > 0 && rest < this.#shortRest) shortRests++;
    }
    if (limits.mostIn24Hours !== undefined && busiest24Hours(line) > limits.mostIn24Hours) return null;
    return { to: this.#number({ stretches: line, kinds: taken.map(({ kind }) => kind) }, day), shortRests };
  }

  #number({ stretches, kinds }: Recent, day: number): number {
    const { limits } = this.#rules;
    const reach = Math.max(
      limits.restMinutes ?? 0,
      this.#shortRest,
      limits.mostIn24Hours === undefined ? 1 : DAY,
    );
    const next = this.#firstStart[day + 1] ?? Infinity;
    const recent = {
      stretches: stretches.filter(({ end }) => end + reach > next),
      kinds: [...new Set(kinds.filter((kind) => this.#notNextDay[kind]?.length))].sort(),
    };
    const key = `${recent.stretches.map(({ start, end }) => `${start}-${end}`)} ${recent.kinds}`;
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push(recent) - 1;
    this.#numberOf.set(key, number);
    return number;
  }
}

/** Most minutes of work that fall within any 24 hours. */
export function busiest24Hours(line: readonly Stretch[]): number {
  let most = 0;
  // The fullest window starts with a duty or ends with one.
  for (const from of line.flatMap(({ start, end }) => [start, end - DAY])) {
    let minutes = 0;
    for (const { start, end } of line) {
      minutes += Math.max(0, Math.min(end, from + DAY) - Math.max(start, from));
    }
    most = Math.max(most, minutes);
  }
  return most;
}

/** Ways to spend each day: off first, then each slot, then slots together as far as limits allow several a day. */
export function optionsOfDays(
  slots: readonly Slot[],
  days: number,
  { mostADay = 1, mostOfKind = {} }: RosterLimits,
): LineOption[][] {
  const options = Array.from({ length: days }, (_, day): LineOption[] => [{ day, slots: [] }]);
  for (const [day, list] of options.entries()) {
    const today = slots.flatMap((slot, i) => (slot.day === day && mostOfKind[slot.kind] !== 0 ? [i] : []));
    today.sort((a, b) => (slots[a] as Slot).start - (slots[b] as Slot).start || a - b);
    let longest: number[][] = [[]];
    for (let size = 1; size <= mostADay && longest.length > 0; size++) {
      longest = longest.flatMap((taken) => {
        const last = taken.at(-1);
        const after = last === undefined ? -Infinity : (slots[last] as Slot).end;
        return today.filter((slot) => (slots[slot] as Slot).start >= after).map((slot) => [...taken, slot]);
      });
      for (const taken of longest) list.push({ day, slots: taken });
    }
  }
  return options;
}
