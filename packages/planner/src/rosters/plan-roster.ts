import loadHighs, { type Highs } from 'highs';
import type { Talk } from '../thread/serve-tasks.ts';
import { costParts } from './cost-parts.ts';
import { figuresOf } from './figures-of.ts';
import { gapsOf } from './gaps.ts';
import { buildModel } from './model.ts';
import { type RosterPlace, type RosterProblem, validateProblem } from './problem.ts';
import type { Roster, RosterProgress } from './roster.ts';
import { Search } from './search.ts';

/** How long to search. Without `seconds` a roster depends on the problem, `seed` and `rounds` only, on every machine. */
export interface RosterEffortLimits {
  /** A whole number; other seeds find other rosters of much the same cost. 0 when nothing is said. */
  readonly seed?: number;
  /** Rounds of search at most; 300 when neither this nor `seconds` is given. */
  readonly rounds?: number;
  /** The search makes the same rounds until this much time is over. */
  readonly seconds?: number;
}

const ROUNDS = 300;

/**
 * The best roster it can find, with a bound on how much better any could be. Hard rules are never broken; what cannot be
 * covered is named with the reason.
 * @throws RangeError for a problem that is not one (see `validateProblem`)
 */
export async function planRoster(
  problem: RosterProblem,
  { seed = 0, seconds = Infinity, rounds = seconds < Infinity ? Infinity : ROUNDS }: RosterEffortLimits = {},
  { stopped, tell }: Talk<RosterProgress> = { stopped: () => false, tell: () => {} },
): Promise<Roster> {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1_000;
  validateProblem(problem);
  const model = buildModel(problem);
  const search = new Search(model, seed, highsOnce());
  let done = 0;
  let told = Infinity;
  let toldBound = Number.NaN;
  const report = () => {
    const { cost, bound, missing } = search.best;
    if (cost >= told && bound === toldBound) return;
    told = cost;
    toldBound = bound ?? Number.NaN;
    tell({ seconds: elapsed(), cost, bound, missing });
  };
  report();
  let endedBy: Roster['effort']['endedBy'] | undefined;
  while (!endedBy) {
    if (search.proved) endedBy = 'proof';
    else if (stopped()) endedBy = 'stop';
    else if (elapsed() >= seconds) endedBy = 'seconds';
    else if (done >= rounds) endedBy = 'rounds';
    else {
      done++;
      await search.round();
      report();
    }
  }
  return describe(search, { seconds: elapsed(), rounds: done, endedBy });
}

/** The solver takes a moment to load: not before the first roster is there. */
function highsOnce(): () => Promise<Highs> {
  let loading: Promise<Highs> | undefined;
  return () => {
    loading ??= loadHighs();
    return loading;
  };
}

/** `planRoster` as a task of a thread. */
export function planRosterTask(
  { problem, limits }: { readonly problem: RosterProblem; readonly limits: RosterEffortLimits },
  talk: Talk<RosterProgress>,
): Promise<Roster> {
  return planRoster(problem, limits, talk);
}

function describe({ model, best, noLine, proved }: Search, effort: Roster['effort']): Roster {
  const { problem } = model;
  const places = best.lines
    .flatMap((line, u) =>
      (model.units[u]?.members ?? []).flatMap((person) =>
        line.map((duty): RosterPlace => ({ person, duty })),
      ),
    )
    .sort((a, b) => a.person - b.person || a.duty - b.duty);
  const parts = costParts(model, places);
  return {
    places,
    cost: Object.values(parts).reduce((sum: number, part: number) => sum + part, 0),
    parts,
    bound: best.bound,
    optimal: proved,
    gaps: gapsOf(problem, places),
    people: figuresOf(model, places, noLine),
    effort,
  };
}
