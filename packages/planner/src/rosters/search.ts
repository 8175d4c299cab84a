import type { Highs } from 'highs';
import { checkRoster } from './check-roster.ts';
import { Draft, type Line } from './draft.ts';
import { Exchange } from './exchange.ts';
import type { Model } from './model.ts';
import { pickNeighbours, replan } from './neighbourhood.ts';
import { type Choice, Pricing } from './pricing.ts';
import type { Duty } from './problem.ts';
import { Proof } from './proof.ts';
import { type Random, randomBy } from './random.ts';
import { Relaxation } from './relaxation.ts';
import { isLegal, respond } from './respond.ts';
import { respondTogether } from './respond-together.ts';
import { wholeScope } from './whole-scope.ts';

/** The best roster so far. */
export interface Best {
  readonly lines: readonly Line[];
  readonly cost: number;
  readonly bound: number | null;
  /** Places without a person. */
  readonly missing: number;
}

/** Moves of a round for each unit and day, and at most. */
const MOVES_A_CELL = 10;
const MOVES_A_ROUND = 20_000;
const ROUNDS_A_COOLING = 30;
/** Steps of the relaxation beside a round of exchanges. */
const STEPS_A_ROUND = 15;
const DIVES = 2;
const ROUNDS_BETWEEN_PROOFS = 40;
/** Lines remembered for each unit. */
const LINES_A_UNIT = 40;
/** How fast older gains are forgotten. */
const MEMORY = 0.9;

type Way = 'exchange' | 'replan';

/** A search for a good roster in rounds. It never looks at a clock: the same rounds end with the same roster. */
export class Search {
  readonly model: Model;
  /** People no line is legal for, or whose pinned duties break rules. They have what is pinned. */
  readonly noLine: ReadonlySet<number>;
  best: Best;
  readonly #random: Random;
  readonly #draft: Draft;
  readonly #free: readonly number[];
  /** Units that are worth something together. */
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #exchange: Exchange;
  readonly #relaxation: Relaxation;
  readonly #proof: Proof;
  readonly #highs: () => Promise<Highs>;
  /** Good lines by unit, the newest last. */
  readonly #lines: Map<string, Choice>[];
  #cooling: { hottest: number; round: number; from: number } | undefined;
  /** What a round of each way brought lately. */
  readonly #gains: Record<Way, number> = { exchange: Infinity, replan: Infinity };
  #part = 4;
  #untilProof = 0;
  #dives = DIVES;

  constructor(model: Model, seed: number, highs: () => Promise<Highs>) {
    this.model = model;
    this.#highs = highs;
    this.#random = randomBy(seed);
    const draft = new Draft(model);
    this.#draft = draft;
    for (const [u, { pinned }] of model.units.entries()) draft.put(u, inTime(model, pinned));
    const fixed = unitsPinnedAgainstRules(model);
    const told = unitsAsPublished(draft, fixed);
    for (const u of this.#random.shuffle([...model.units.keys()])) {
      if (fixed.has(u)) continue;
      if (respond(draft, u, 0, this.#random, !told.has(u)) === null && !told.has(u)) fixed.add(u);
    }
    this.noLine = new Set([...fixed].flatMap((u) => model.units[u]?.members ?? []));
    this.#free = [...model.units.keys()].filter((u) => !fixed.has(u));
    this.#pairs = pairsOf(model, this.#free);
    this.best = { lines: [], cost: Infinity, bound: null, missing: 0 };
    this.#keep();
    this.#exchange = new Exchange(draft, this.#free, this.#random);
    const pricing = new Pricing(model, wholeScope(draft, this.#free));
    this.#relaxation = new Relaxation(pricing, draft);
    this.#proof = new Proof(pricing);
    this.#lines = model.units.map(() => new Map());
  }

  /** Nothing can be cheaper than the best found. */
  get proved(): boolean {
    const { cost, bound } = this.best;
    return bound !== null && cost - bound < 1e-6;
  }

  async round(): Promise<void> {
    if (!this.#relaxation.settled) {
      for (let step = 0; step < STEPS_A_ROUND && !this.#relaxation.settled; step++) {
        this.#remember(this.#relaxation.step(this.best.cost));
      }
      this.#raiseBound(this.#relaxation.bound);
    } else if (await this.#prove()) return;
    if (this.#dives > 0 && this.#relaxation.settled && this.#proof.possible) {
      this.#dives--;
      this.#cooling = undefined;
      await this.#diveRound();
      return;
    }
    if (this.#cooling || this.#gains.exchange >= this.#gains.replan) this.#exchangeRound();
    else await this.#replanRound();
  }

  /** All units planned together. */
  async #diveRound(): Promise<void> {
    this.#restore();
    const known = this.#lines.flatMap((lines) => [...lines.values()]);
    const { lines } = replan(await this.#highs(), this.#draft, this.#free, known, this.#random);
    this.#remember(lines);
    this.#keep();
  }

  #exchangeRound(): void {
    const cells = this.#free.length * this.model.problem.days.length;
    const moves = Math.min(MOVES_A_ROUND, MOVES_A_CELL * cells);
    if (!this.#cooling) {
      this.#restore();
      for (const [u, v] of this.#pairs) respondTogether(this.#draft, u, v, this.#random);
      this.#exchange.reread();
      // A few moves that only improve, so that rises are those of a fair roster.
      for (let move = 0; move < moves; move++) this.#exchange.step(Number.MIN_VALUE);
      this.#cooling = { hottest: this.#exchange.typicalRise(2_000) / 4, round: 0, from: this.best.cost };
    }
    const { hottest, from } = this.#cooling;
    const part = this.#cooling.round++ / ROUNDS_A_COOLING;
    for (let move = 0; move < moves; move++) this.#exchange.step(hottest * 0.05 ** part);
    this.#keep();
    if (this.#cooling.round < ROUNDS_A_COOLING) return;
    this.#cooling = undefined;
    this.#learn('exchange', (from - this.best.cost) / ROUNDS_A_COOLING);
  }

  async #replanRound(): Promise<void> {
    const from = this.best.cost;
    this.#restore();
    const pair = this.#pairs[this.#random.below(this.#pairs.length)];
    if (pair) respondTogether(this.#draft, ...pair, this.#random);
    const part = pickNeighbours(this.#draft, this.#free, this.#part, this.#random);
    const known = part.flatMap((u) => [...(this.#lines[u] ?? new Map<string, Choice>()).values()]);
    const { lines, nodes } = replan(await this.#highs(), this.#draft, part, known, this.#random);
    this.#remember(lines);
    // As many units as can be planned with a few decisions.
    if (nodes < 4 && this.#part < 12) this.#part += 0.1;
    else if (nodes > 12 && this.#part > 3) this.#part -= 0.3;
    this.#keep(true);
    this.#learn('replan', from - this.best.cost);
  }

  /** @returns whether it did something that fills a round */
  async #prove(): Promise<boolean> {
    const { cost, bound } = this.best;
    if (!this.model.whole || bound === null || !this.#proof.worthTrying(this.#relaxation, cost)) return false;
    // Now and then only: while the best still falls quickly an attempt would be wasted.
    if (this.#untilProof-- > 0) return false;
    this.#untilProof = ROUNDS_BETWEEN_PROOFS;
    const found = this.#proof.attempt(await this.#highs(), this.#relaxation, cost, bound);
    if (!found) return true;
    if (found.lines) {
      this.#restore();
      for (const { unit, line } of found.lines) this.#draft.put(unit, line);
      this.#keep();
    }
    this.#raiseBound(found.bound);
    return true;
  }

  #learn(way: Way, gain: number): void {
    const before = this.#gains[way];
    this.#gains[way] = before === Infinity ? gain : MEMORY * before + (1 - MEMORY) * gain;
    // The other way is not forgotten: what it brought counts for more the longer it was not tried.
    const other = way === 'exchange' ? 'replan' : 'exchange';
    const idle = way === 'exchange' ? ROUNDS_A_COOLING : 1;
    this.#gains[other] = Math.max(this.#gains[other] * 1.02 ** idle, 1e-6);
  }

  #remember(choices: readonly Choice[]): void {
    for (const choice of choices) {
      const lines = this.#lines[choice.unit];
      const key = choice.line.join();
      lines?.delete(key);
      lines?.set(key, choice);
      const oldest = lines && lines.size > LINES_A_UNIT ? lines.keys().next().value : undefined;
      if (oldest !== undefined) lines?.delete(oldest);
    }
  }

  #raiseBound(bound: number): void {
    const whole = this.model.whole ? Math.ceil(bound - 1e-6) : bound;
    if (Number.isFinite(whole) && whole > (this.best.bound ?? -Infinity)) {
      this.best = { ...this.best, bound: Math.min(whole, this.best.cost) };
    }
  }

  #restore(): void {
    for (const [u, line] of this.best.lines.entries()) {
      if (this.#draft.lines[u] !== line) this.#draft.put(u, line);
    }
  }

  /** @param alike take a roster of the same cost too: from another one there may be another way on */
  #keep(alike = false): void {
    const draft = this.#draft;
    const cost = draft.cost();
    if (cost >= this.best.cost + (alike ? 1e-9 : -1e-9)) return;
    const missing = this.model.problem.duties.reduce(
      (sum, { wanted }: Duty, d) => sum + Math.max(0, wanted - (draft.filled[d] as number)),
      0,
    );
    this.best = { ...this.best, lines: [...draft.lines], cost: Math.min(cost, this.best.cost), missing };
  }
}

function inTime({ slotOf }: Model, line: Line): Line {
  return [...line].sort((a, b) => (slotOf[a] as number) - (slotOf[b] as number));
}

function pairsOf({ units }: Model, free: readonly number[]): [number, number][] {
  return free.flatMap((u) =>
    (units[u]?.links ?? []).flatMap(({ unit }): [number, number][] =>
      free.includes(unit) ? [[u, unit]] : [],
    ),
  );
}

/** Gives units what was published as far as they may still have it. @returns those for whom that keeps the rules */
function unitsAsPublished(draft: Draft, fixed: ReadonlySet<number>): Set<number> {
  const { model } = draft;
  const told = new Set<number>();
  for (const [u, unit] of model.units.entries()) {
    const [published = []] = unit.published;
    const line = inTime(model, [...new Set([...published.filter((duty) => unit.may[duty]), ...unit.pinned])]);
    const apart = unit.links.some(({ kind }) => kind !== 'friends');
    if (fixed.has(u) || apart || published.length === 0 || !isLegal(model, unit, line)) continue;
    told.add(u);
    draft.put(u, line);
  }
  return told;
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
