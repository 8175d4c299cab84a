/**
 * What the errand planner is asked. All prices and costs are whole numbers in one unit of the caller's choice ("points"),
 * between −10⁹ and 10⁹: sums stay exact, so a plan is optimal or it is not.
 */
export interface ErrandProblem {
  readonly helpers: readonly Helper[];
  readonly jobs: readonly Job[];
}

/** Somebody who may be offered errands. */
export interface Helper {
  /** Unique among helpers; ties are broken by the order of ids, never by the order of this list. */
  readonly id: string;
  /**
   * Price of the first errand, the second, the third…, never falling. As many as the helper takes at most. A rising price
   * is what spreads errands over equals.
   */
  readonly prices: readonly number[];
  /** Errands in hand already: they use up the first prices and are no part of the plan. */
  readonly already: number;
}

/** One trip: a request, or several done together. It takes one place of a helper. */
export interface Job {
  /** Unique among jobs. */
  readonly id: string;
  /** Price of leaving it without a helper: its urgency. */
  readonly unserved: number;
  /** Who may do it, each helper once; nobody else is considered. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  /** Id of a helper of the problem. */
  readonly helper: string;
  readonly cost: number;
}

/** The same with numbers for ids, in arrays that can be handed to another thread without a copy. */
export interface CompactProblem {
  /** Free places of helper i are `places[placeStart[i]]` to `places[placeStart[i + 1] - 1]`: their prices. */
  readonly placeStart: Int32Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
  readonly unserved: Int32Array<ArrayBuffer>;
  /** Candidates of job j are `edgeTo` and `edgeCost` from `edgeStart[j]` to `edgeStart[j + 1] - 1`. */
  readonly edgeStart: Int32Array<ArrayBuffer>;
  readonly edgeTo: Int32Array<ArrayBuffer>;
  readonly edgeCost: Int32Array<ArrayBuffer>;
}

/** A compact problem with the ids its numbers stand for, both sorted. */
export interface NumberedProblem {
  readonly helperIds: readonly string[];
  readonly jobIds: readonly string[];
  readonly compact: CompactProblem;
}

const LARGEST = 1_000_000_000;
/** More than there are costs. */
const PAIR = 2 ** 31;
const PAIRS_A_STEP = 1_000;

/**
 * Numbers helpers, jobs and candidates by the order of their ids.
 * @throws RangeError when an id comes twice, a candidate is unknown or named twice for a job, prices fall, or a number is
 * not whole or too large.
 */
export function numberProblem(problem: ErrandProblem): NumberedProblem {
  const steps = numberInSteps(problem);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a millisecond or two, for a thread that has other things to do as well. */
export function* numberInSteps(problem: ErrandProblem): Generator<void, NumberedProblem> {
  const helpers = sortById(problem.helpers, 'helper');
  yield;
  const jobs = sortById(problem.jobs, 'job');
  yield;
  const numberOf = new Map(helpers.map(({ id }, index) => [id, index]));
  const free = helpers.map(freePlaces);
  const placeStart = startsOf(free);
  const places = new Int32Array(placeStart[helpers.length] ?? 0);
  for (const [i, prices] of free.entries()) places.set(prices, placeStart[i]);
  yield;
  const edgeStart = startsOf(jobs.map(({ candidates }) => candidates));
  const edgeTo = new Int32Array(edgeStart[jobs.length] ?? 0);
  const edgeCost = new Int32Array(edgeTo.length);
  // One room for all: thousands of small arrays would be work for the garbage collector.
  const room = new Float64Array(jobs.reduce((most, { candidates }) => Math.max(most, candidates.length), 0));
  let pairs = 0;
  for (const [j, job] of jobs.entries()) {
    const size = job.candidates.length;
    writeEdges(job, numberOf, room.subarray(0, size), edgeTo, edgeCost, edgeStart[j] ?? 0);
    pairs += size;
    if (pairs < PAIRS_A_STEP) continue;
    pairs = 0;
    yield;
  }
  return {
    helperIds: helpers.map(({ id }) => id),
    jobIds: jobs.map(({ id }) => id),
    compact: {
      placeStart,
      places,
      unserved: Int32Array.from(jobs, ({ unserved }) => whole(unserved)),
      edgeStart,
      edgeTo,
      edgeCost,
    },
  };
}

/** Prices of the places a helper still has. */
export function freePlaces({ id, prices, already }: Pick<Helper, 'id' | 'prices' | 'already'>): number[] {
  if (!Number.isInteger(already) || already < 0) throw new RangeError(`helper ${id}: already ${already}`);
  for (const [k, price] of prices.entries()) {
    if (whole(price) < (prices[k - 1] ?? price)) throw new RangeError(`helper ${id}: prices fall`);
  }
  return prices.slice(already);
}

/** Candidates of a job as numbers of helpers and costs, in the order of helpers. */
export function edgesOf(
  job: Job,
  numberOf: ReadonlyMap<string, number>,
): { to: Int32Array; cost: Int32Array } {
  const size = job.candidates.length;
  const to = new Int32Array(size);
  const cost = new Int32Array(size);
  writeEdges(job, numberOf, new Float64Array(size), to, cost, 0);
  return { to, cost };
}

/** Writes them into larger arrays, from `start` on; `keys` is room to sort them in. */
function writeEdges(
  { id, candidates }: Job,
  numberOf: ReadonlyMap<string, number>,
  keys: Float64Array,
  to: Int32Array,
  cost: Int32Array,
  start: number,
): void {
  // Pairs as one number each: sorting those is many times faster than sorting objects.
  for (let e = 0; e < keys.length; e++) {
    const candidate = candidates[e] as Candidate;
    const helper = numberOf.get(candidate.helper);
    if (helper === undefined) throw new RangeError(`job ${id}: no helper ${candidate.helper}`);
    keys[e] = helper * PAIR + whole(candidate.cost) + LARGEST;
  }
  keys.sort();
  let before = -1;
  for (let e = 0; e < keys.length; e++) {
    const key = keys[e] as number;
    const helper = Math.floor(key / PAIR);
    if (helper === before) throw new RangeError(`job ${id}: a helper is named twice`);
    to[start + e] = helper;
    cost[start + e] = key - helper * PAIR - LARGEST;
    before = helper;
  }
}

/** @throws RangeError when it is not a whole number within ±10⁹. */
export function whole(value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) > LARGEST) {
    throw new RangeError(`${value} is not a whole number within ±${LARGEST}`);
  }
  return value;
}

function sortById<T extends { readonly id: string }>(items: readonly T[], kind: string): T[] {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const [i, { id }] of sorted.entries()) {
    if (i > 0 && sorted[i - 1]?.id === id) throw new RangeError(`${kind} ${id} comes twice`);
  }
  return sorted;
}

function startsOf(lists: readonly { readonly length: number }[]): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(lists.length + 1);
  let sum = 0;
  for (const [i, { length }] of lists.entries()) {
    sum += length;
    starts[i + 1] = sum;
  }
  return starts;
}
