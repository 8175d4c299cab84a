import type { FitView } from '@linli/contracts/matching/endpoints';
import type { HelperFacts, RequestFacts } from './facts.ts';
import { matchPolicy, type Nearness, POINT } from './policy.ts';
import type { Standing } from './standings.ts';

const kinds = [
  ['building', 'same-building'],
  ['cell', 'same-cell'],
  ['grid', 'same-grid'],
] as const;

/** Doors between two flats of one staircase and floor, from numbers such as 301 and 303; null when they do not tell. */
function doorsBetween(helper: HelperFacts, request: RequestFacts): number | null {
  const [from, to] = [helper.home, request.home];
  if (from === null || from.areaPath !== to.areaPath) return null;
  const [a, b] = [Number(from.door), Number(to.door)];
  if (!Number.isInteger(a) || !Number.isInteger(b) || Math.floor(a / 100) !== Math.floor(b / 100))
    return null;
  const doors = Math.abs(a - b);
  return doors >= 1 && doors <= 4 ? doors : null;
}

/** How near a helper lives to a request, with the doors between them where that is known. */
export function nearnessOf(helper: HelperFacts, request: RequestFacts): FitView & { reason: Nearness } {
  // Of discreet matters nobody learns the door before taking it.
  const doors = request.discreet ? null : doorsBetween(helper, request);
  if (doors !== null) return { reason: 'next-doors', facts: { doors } };
  const shared = kinds.find(
    ([kind]) => helper.places[kind] !== undefined && helper.places[kind] === request.places[kind],
  );
  return { reason: shared?.[1] ?? 'same-community', facts: {} };
}

export interface Fit {
  /** Whole thousandths of a point; the least is the best. */
  readonly cost: number;
  /** Why this person, what counts most first. */
  readonly reasons: readonly FitView[];
}

/**
 * What it costs to ask somebody who may be asked, and what speaks for them: way, continuity, load and rest, language, wish.
 * Whoever rested longest is cheaper by less than a point, which decides among those who are equal otherwise.
 */
export function fitOf(helper: HelperFacts, request: RequestFacts, standing: Standing): Fit {
  const { points } = matchPolicy;
  const nearness = nearnessOf(helper, request);
  const reasons: FitView[] = [nearness];
  let sum: number = points.nearness[nearness.reason];
  const add = (reason: FitView['reason'], worth: number, facts: FitView['facts'] = {}) => {
    sum += worth;
    reasons.push({ reason, facts });
  };
  if (request.helpedBefore.has(helper.accountId)) add('helped-before', points.helpedBefore);
  const { building } = request.places;
  if (building !== undefined && helper.headedFor.includes(building)) add('same-way', points.sameWay);
  if (request.isolating || request.needs.isolationTraining) add('trained-for-isolation', 0);
  for (const skill of request.needs.skills) add('has-skill', 0, { skill });
  if (request.needs.car) add('has-car', 0);
  if (request.language !== null) {
    if (helper.languages.includes(request.language))
      add('speaks-language', 0, { language: request.language });
    else sum += points.otherLanguage;
  }
  if (request.wishSameSex && request.sex !== null) {
    if (helper.sex === request.sex) add('same-sex', 0);
    else sum += points.otherSex;
  }
  sum += points.turn * Math.min(standing.turnsAbove, points.mostTurns);
  sum += Math.min(points.hours * Math.floor(standing.minutesAbove / 180), points.mostHours);
  return { cost: sum * POINT + Math.min(standing.restRank, POINT - 1), reasons };
}

const MOST_SHOWN = 3;

/**
 * What is said to the one who was chosen: what speaks for them, and how their turn came, at most three reasons.
 * @param others the rest of those who could have been asked
 */
export function explain(fit: Fit, chosen: HelperFacts, others: readonly HelperFacts[]): FitView[] {
  const turn = turnOf(chosen, others);
  if (turn === null) return fit.reasons.slice(0, MOST_SHOWN);
  return [...fit.reasons.slice(0, MOST_SHOWN - 1), { reason: turn, facts: {} }];
}

function turnOf(chosen: HelperFacts, others: readonly HelperFacts[]): FitView['reason'] | null {
  if (others.length === 0) return null;
  const before = (pick: (helper: HelperFacts) => number) => {
    const own = pick(chosen);
    return others.every((other) => own < pick(other));
  };
  if (before(({ turns }) => turns)) return 'fewest-errands';
  if (before(({ lastErrandAt }) => lastErrandAt?.getTime() ?? 0)) return 'longest-rest';
  return before(({ lastOfferAt }) => lastOfferAt?.getTime() ?? 0) ? 'longest-without-offer' : null;
}
