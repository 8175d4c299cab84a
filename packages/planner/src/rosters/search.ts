import { checkRoster } from './check-roster.ts';
import { Draft, type Line } from './draft.ts';
import { Exchange } from './exchange.ts';
import type { Model } from './model.ts';
import type { Duty } from './problem.ts';
import { type Random, randomBy } from './random.ts';
import { respond } from './respond.ts';

/** The best roster so far. */
export interface Best {
  readonly lines: readonly Line[];
  readonly cost: number;
  readonly bound: number | null;
  /** Places without a person. */
  readonly missing: number;
}

/** For each unit and day, and at most. */
const MOVES_A_CELL = 10;
const MOVES_A_ROUND = 20_000;
const ROUNDS_A_COOLING = 40;

/** A search for a good roster in rounds. It never looks at a clock: the same rounds end with the same roster. */
export class Search {
  readonly model: Model;
  /** People no line is legal for, or whose pinned duties break rules. They have what is pinned. */
  readonly noLine: ReadonlySet<number>;
  best: Best;
  readonly #random: Random;
  readonly #draft: Draft;
  readonly #fixed: ReadonlySet<number>;
  readonly #hottest: number;
  #rounds = 0;

  constructor(model: Model, seed: number) {
    this.model = model;
    this.#random = randomBy(seed);
    this.#draft = new Draft(model);
    for (const [u, { pinned }] of model.units.entries()) this.#draft.put(u, inTime(model, pinned));
    const fixed = unitsPinnedAgainstRules(model);
    for (const u of this.#random.shuffle([...model.units.keys()])) {
      if (!fixed.has(u) && respond(this.#draft, u, 0, this.#random, true) === null) fixed.add(u);
    }
    this.#fixed = fixed;
    this.noLine = new Set([...fixed].flatMap((u) => model.units[u]?.members ?? []));
    this.best = { lines: [], cost: Infinity, bound: null, missing: 0 };
    this.#keep();
    this.#hottest = 30;
  }

  /** Nothing can be cheaper than the best found. */
  get proved(): boolean {
    const { cost, bound } = this.best;
    return bound !== null && cost - bound < 1e-6;
  }

  async round(): Promise<void> {
    const phase = this.#rounds++ % ROUNDS_A_COOLING;
    const temperature = this.#hottest * 0.01 ** (phase / ROUNDS_A_COOLING);
    const exchange = new Exchange(this.#draft, this.#fixed, this.#random);
    const cells = this.model.units.length * this.model.problem.days.length;
    const moves = Math.min(MOVES_A_ROUND, MOVES_A_CELL * cells);
    for (let move = 0; move < moves; move++) exchange.step(temperature);
    this.#keep();
  }

  #keep(): void {
    const draft = this.#draft;
    const cost = draft.cost();
    if (cost >= this.best.cost - 1e-9) return;
    const missing = this.model.problem.duties.reduce(
      (sum, { wanted }: Duty, d) => sum + Math.max(0, wanted - (draft.filled[d] as number)),
      0,
    );
    this.best = { ...this.best, lines: [...draft.lines], cost, missing };
  }

  close(): void {}
}

function inTime({ slotOf }: Model, line: Line): Line {
  return [...line].sort((a, b) => (slotOf[a] as number) - (slotOf[b] as number));
}

/** Units whose pinned duties by themselves break a rule that more duties cannot mend. */
function unitsPinnedAgainstRules({ problem, units }: Model): Set<number> {
  const places = units.flatMap(({ members, pinned }) =>
    members.flatMap((person) => pinned.map((duty) => ({ person, duty }))),
  );
  const people = new Set<number>();
  for (const { person, broken } of places.length > 0 ? checkRoster(problem, places).broken() : []) {
    if (!broken.rule.startsWith('least')) people.add(person);
  }
  return new Set([...units.keys()].filter((u) => units[u]?.members.some((person) => people.has(person))));
}
