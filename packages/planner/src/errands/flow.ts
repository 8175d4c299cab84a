import { NearestFirst } from './nearest-first.ts';

const NONE = -1;
/** Where a job is that is not in the plan: taken out, or on its way from one helper to another. */
const AWAY = -2;

/**
 * A minimum-cost flow from jobs through helpers, kept optimal after every change. Each job sends one unit either to a helper
 * (the cost of the pair plus the price of one more place of that helper) or past everybody (its price of staying unserved).
 *
 * Successive shortest augmenting paths with potentials (J. Edmonds, R. M. Karp, 1972, "Theoretical improvements in
 * algorithmic efficiency for network flow problems"; R. K. Ahuja, T. L. Magnanti, J. B. Orlin, 1993, "Network Flows",
 * section 9.7). A new job is one Dijkstra search over helpers; a place that falls free is one search the other way round,
 * for the dearest job that gains from it (a negative cycle through that place). Only helpers carry a potential, the worth
 * of one more of their places; that of a job follows from where it is.
 *
 * Always true between calls, and what makes the plan optimal, for the worth w of each helper and the value of each job
 * v = cost + w where it is served and its price where it is not:
 * v ≤ unserved price, v ≤ cost + w for every candidate, used places cost at most w, the next place at least w.
 *
 * Jobs and helpers are numbers; the same calls in the same order give the same plan.
 */
export class ErrandFlow {
  /** Worth of one more place of each helper. */
  readonly worth: Float64Array;
  /** Helper of each job, −1 where it is unserved, −2 where it was removed. */
  readonly at: number[] = [];
  /** Sum of costs, prices of the places used and prices of unserved jobs. */
  total = 0;

  readonly #places: ArrayLike<number>[];
  /** Price of the next place of each helper, infinite where there is none. */
  readonly #next: Float64Array;
  readonly #jobsOf: number[][];
  readonly #unserved: number[] = [];
  readonly #edgeTo: Int32Array[] = [];
  readonly #edgeCost: Int32Array[] = [];
  readonly #costAt: number[] = [];
  readonly #freeNumbers: number[] = [];
  /** Jobs each helper is a candidate for; built by the first search that runs from a helper. */
  #wantedBy: number[][] | undefined;

  // One search: distance, the job that comes (or leaves) on the way, and the helper it then goes to.
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  readonly #towards: Int32Array;
  readonly #reached: number[] = [];
  readonly #heap = new NearestFirst();
  /** The nearest end found: with a helper who has a place to give, else (no such helper) with a job. */
  #shortest = 0;
  #lastHelper = NONE;
  #lastJob = NONE;

  /** @param places prices of the free places of each helper, never falling */
  constructor(places: readonly ArrayLike<number>[]) {
    const helpers = places.length;
    this.#places = [...places];
    this.#next = Float64Array.from(places, (prices) => prices[0] ?? Number.POSITIVE_INFINITY);
    // A helper without a place is a dead end; its worth rises as far as searches need.
    this.worth = this.#next.map((price) => (price === Number.POSITIVE_INFINITY ? 0 : price));
    this.#jobsOf = places.map(() => []);
    this.#distance = new Float64Array(helpers).fill(Number.POSITIVE_INFINITY);
    this.#via = new Int32Array(helpers);
    this.#towards = new Int32Array(helpers);
  }

  /** How many places of a helper are used. */
  load(helper: number): number {
    return this.#jobsOf[helper]?.length ?? 0;
  }

  hasPlaces(helper: number): boolean {
    return (this.#places[helper]?.length ?? 0) > 0;
  }

  /** Adds a job with its candidates and its price of staying unserved; answers its number. */
  add(edgeTo: Int32Array, edgeCost: Int32Array, unserved: number): number {
    const job = this.#freeNumbers.pop() ?? this.at.length;
    this.#unserved[job] = unserved;
    this.#edgeTo[job] = edgeTo;
    this.#edgeCost[job] = edgeCost;
    this.#costAt[job] = 0;
    this.at[job] = AWAY;
    if (this.#wantedBy) for (const helper of edgeTo) this.#wantedBy[helper]?.push(job);
    this.#place(job);
    return job;
  }

  /** Takes a job out; its place goes to whom it helps most. */
  remove(job: number): void {
    const helper = this.at[job] as number;
    if (helper === NONE) this.total -= this.#unserved[job] as number;
    else this.#leave(job, helper);
    this.at[job] = AWAY;
    if (this.#wantedBy) {
      for (const candidate of this.#edgeTo[job] as Int32Array) drop(this.#wantedBy[candidate] ?? [], job);
    }
    this.#edgeTo[job] = new Int32Array(0);
    this.#freeNumbers.push(job);
    if (helper !== NONE) this.#fill(helper);
  }

  /** Gives a helper other places (none: nobody is there any more); jobs go on to others where that is better. */
  setPlaces(helper: number, places: ArrayLike<number>): void {
    const jobs = [...(this.#jobsOf[helper] as number[])];
    for (const job of jobs) this.#leave(job, helper);
    this.#places[helper] = places;
    this.#next[helper] = places[0] ?? Number.POSITIVE_INFINITY;
    while ((this.#next[helper] as number) < (this.worth[helper] as number)) this.#fill(helper);
    for (const job of jobs) this.#place(job);
  }

  /** Finds the cheapest way to take a job in: straight, by moving others on, or at the end of the chain leaving one unserved. */
  #place(root: number): void {
    const { worth, at } = this;
    const unserved = this.#unserved;
    this.#shortest = unserved[root] as number;
    this.#lastJob = root;
    this.#lastHelper = NONE;
    this.#look(root, 0);
    for (let helper = this.#nearest(); helper !== NONE; helper = this.#nearest()) {
      const here = (this.#distance[helper] as number) - (worth[helper] as number);
      for (const job of this.#jobsOf[helper] as number[]) {
        const base = here - (this.#costAt[job] as number);
        const end = base + (unserved[job] as number);
        if (end < this.#shortest) {
          this.#shortest = end;
          this.#lastJob = job;
          this.#lastHelper = NONE;
        }
        this.#look(job, base);
      }
    }
    this.#raise(1);
    let to = this.#lastHelper;
    let moving = to === NONE ? this.#lastJob : (this.#via[to] as number);
    for (;;) {
      const from = at[moving] as number;
      if (from !== AWAY) this.#leave(moving, from);
      if (to !== NONE) this.#enter(moving, to);
      else {
        at[moving] = NONE;
        this.total += unserved[moving] as number;
      }
      if (moving === root) break;
      to = from;
      moving = this.#via[to] as number;
    }
    this.#forget();
  }

  /** Reaches the candidates of a job from where it is; `base` is its distance less its value. */
  #look(job: number, base: number): void {
    const worth = this.worth;
    const distance = this.#distance;
    const edgeTo = this.#edgeTo[job] as Int32Array;
    const edgeCost = this.#edgeCost[job] as Int32Array;
    let shortest = this.#shortest;
    for (let e = 0; e < edgeTo.length; e++) {
      const to = edgeTo[e] as number;
      const far = base + (edgeCost[e] as number) + (worth[to] as number);
      if (far >= shortest || far >= (distance[to] as number)) continue;
      this.#reach(to, far, job);
      const end = far + (this.#next[to] as number) - (worth[to] as number);
      if (end >= shortest) continue;
      shortest = end;
      this.#shortest = end;
      this.#lastHelper = to;
    }
  }

  /** Fills a place that costs less than the helper's worth, with the job that gains most; else lowers the worth to its price. */
  #fill(start: number): void {
    const { worth, at } = this;
    const distance = this.#distance;
    this.#shortest = (worth[start] as number) - (this.#next[start] as number);
    if (this.#shortest <= 0) return;
    const wantedBy = this.#buildWantedBy();
    this.#lastJob = NONE;
    this.#lastHelper = NONE;
    let lastTo = NONE;
    this.#reach(start, 0, NONE);
    for (let to = this.#nearest(); to !== NONE; to = this.#nearest()) {
      const here = (distance[to] as number) + (worth[to] as number);
      for (const job of wantedBy[to] as number[]) {
        const from = at[job] as number;
        if (from === to || from === AWAY) continue;
        const far = here + this.#costOf(job, to);
        if (from === NONE) {
          const end = far - (this.#unserved[job] as number);
          if (end >= this.#shortest) continue;
          this.#shortest = end;
          this.#lastJob = job;
          this.#lastHelper = NONE;
          lastTo = to;
          continue;
        }
        const reached = far - (this.#costAt[job] as number) - (worth[from] as number);
        if (reached >= this.#shortest || reached >= (distance[from] as number)) continue;
        this.#reach(from, reached, job);
        this.#towards[from] = to;
        const places = this.#places[from] as ArrayLike<number>;
        const end = reached + (worth[from] as number) - (places[this.load(from) - 1] as number);
        if (end >= this.#shortest) continue;
        this.#shortest = end;
        this.#lastHelper = from;
      }
    }
    this.#raise(-1);
    const lastHelper = this.#lastHelper;
    const lastJob = this.#lastJob;
    if (lastHelper !== NONE || lastJob !== NONE) {
      let job = lastHelper === NONE ? lastJob : (this.#via[lastHelper] as number);
      let to = lastHelper === NONE ? lastTo : (this.#towards[lastHelper] as number);
      const moves: [job: number, to: number][] = [[job, to]];
      while (to !== start) {
        job = this.#via[to] as number;
        to = this.#towards[to] as number;
        moves.push([job, to]);
      }
      // From the free place on, so that nobody enters a full helper.
      for (const [mover, goal] of moves.reverse()) {
        const from = at[mover] as number;
        if (from === NONE) this.total -= this.#unserved[mover] as number;
        else this.#leave(mover, from);
        this.#enter(mover, goal);
      }
    }
    this.#forget();
  }

  #reach(helper: number, distance: number, job: number): void {
    if (this.#distance[helper] === Number.POSITIVE_INFINITY) this.#reached.push(helper);
    this.#distance[helper] = distance;
    this.#via[helper] = job;
    this.#heap.add(helper, distance);
  }

  /** The nearest helper not yet looked at that is nearer than the end found so far. */
  #nearest(): number {
    for (;;) {
      const helper = this.#heap.take();
      if (helper === NONE || this.#heap.distance >= this.#shortest) return NONE;
      if (this.#heap.distance === this.#distance[helper]) return helper;
    }
  }

  /** New potentials: every helper nearer than the end moves by what it is nearer. */
  #raise(sign: 1 | -1): void {
    for (const helper of this.#reached) {
      const nearer = this.#shortest - (this.#distance[helper] as number);
      if (nearer > 0) this.worth[helper] = (this.worth[helper] as number) + sign * nearer;
    }
  }

  #forget(): void {
    for (const helper of this.#reached) this.#distance[helper] = Number.POSITIVE_INFINITY;
    this.#reached.length = 0;
    this.#heap.clear();
  }

  #enter(job: number, helper: number): void {
    const cost = this.#costOf(job, helper);
    this.total += cost + (this.#next[helper] as number);
    this.at[job] = helper;
    this.#costAt[job] = cost;
    (this.#jobsOf[helper] as number[]).push(job);
    this.#updateNext(helper);
  }

  #leave(job: number, helper: number): void {
    drop(this.#jobsOf[helper] as number[], job);
    this.#updateNext(helper);
    this.total -= (this.#costAt[job] as number) + (this.#next[helper] as number);
    this.at[job] = AWAY;
  }

  #updateNext(helper: number): void {
    const places = this.#places[helper] as ArrayLike<number>;
    this.#next[helper] = places[this.load(helper)] ?? Number.POSITIVE_INFINITY;
  }

  #costOf(job: number, helper: number): number {
    // Candidates stand in the order of helpers.
    const edgeTo = this.#edgeTo[job] as Int32Array;
    let low = 0;
    let high = edgeTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edgeTo[middle] as number) < helper) low = middle + 1;
      else high = middle;
    }
    return (this.#edgeCost[job] as Int32Array)[low] as number;
  }

  #buildWantedBy(): number[][] {
    if (this.#wantedBy) return this.#wantedBy;
    const lists: number[][] = this.#jobsOf.map(() => []);
    for (const [job, edgeTo] of this.#edgeTo.entries()) for (const helper of edgeTo) lists[helper]?.push(job);
    this.#wantedBy = lists;
    return lists;
  }
}

function drop(list: number[], item: number): void {
  const index = list.indexOf(item);
  const last = list.pop();
  if (index < list.length && last !== undefined) list[index] = last;
}
