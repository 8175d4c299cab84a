interface Entry {
  readonly at: number;
  readonly order: number;
  readonly act: () => void | Promise<void>;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is still to happen, by virtual time; what was put in first comes first among equals. */
export class Agenda {
  /** A heap: each entry comes before the two at twice its place. */
  readonly #heap: Entry[] = [];
  #order = 0;
  #now: number;

  /** @param start milliseconds, as `Date` counts them */
  constructor(start: number) {
    this.#now = start;
  }

  /** Virtual time in milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** What has been put in so far. */
  get events(): number {
    return this.#order;
  }

  /** Puts something in; what is past happens next. */
  at(time: number, act: Entry['act']): void {
    const heap = this.#heap;
    const entry = { at: Math.max(time, this.#now), order: this.#order++, act };
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] as Entry;
      if (!before(entry, other)) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = entry;
  }

  /** Lets everything before `end` happen, in order; the clock stands at `end` afterwards. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#heap[0]; next !== undefined && next.at < end; next = this.#heap[0]) {
      this.#takeFirst();
      this.#now = next.at;
      const work = next.act();
      if (work) await work;
    }
    this.#now = end;
  }

  #takeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) below += 1;
      const other = heap[below] as Entry;
      if (!before(other, last)) break;
      heap[place] = other;
      place = below;
    }
    heap[place] = last;
  }
}
