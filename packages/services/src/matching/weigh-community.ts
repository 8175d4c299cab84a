import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FitView } from '@linli/contracts/matching/endpoints';
import { bundlingOf } from '@linli/domain/matching/bundling';
import type { HelperFacts, Moment, RequestFacts } from '@linli/domain/matching/facts';
import { explain, type Fit, fitOf } from '@linli/domain/matching/fit-of';
import { nextChange } from '@linli/domain/matching/next-change';
import { count, openTally, type Tally } from '@linli/domain/matching/outlook';
import { matchPolicy } from '@linli/domain/matching/policy';
import { placePrices, unservedPrice } from '@linli/domain/matching/prices';
import { type Standing, standings } from '@linli/domain/matching/standings';
import { presses, unfitFor } from '@linli/domain/matching/unfit-for';
import { wayBetween } from '@linli/domain/matching/way';
import { bundle } from '@linli/planner/errands/bundle';
import { shortestRoute } from '@linli/planner/errands/route';
import type { Planner } from '@linli/planner/open-planner';

/** An offer the plan wants to make. */
export interface PlannedOffer {
  readonly helper: HelperFacts;
  /** In the order of the way. */
  readonly stops: readonly { readonly request: RequestFacts; readonly fit: readonly FitView[] }[];
  readonly pressing: boolean;
  readonly cost: number;
}

export interface Weighed {
  /** What presses comes first, then what fits best. */
  readonly offers: readonly PlannedOffer[];
  /** Request → everybody counted against it. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** One person who could do a job, with what speaks for them at each stop. */
interface Candidate {
  readonly helper: HelperFacts;
  readonly cost: number;
  readonly fits: readonly Fit[];
}

interface Job {
  readonly id: string;
  readonly requests: readonly RequestFacts[];
  /** Everybody who may be asked about all of it, cheapest first. */
  readonly candidates: readonly Candidate[];
}

// Some thousandths of a second of work between two turns of the event loop.
const PAIRS_A_TURN = 1_000;

/** Counts work and lets others have their turn now and then. */
function turns() {
  let pairs = 0;
  return async (more: number) => {
    pairs += more;
    if (pairs < PAIRS_A_TURN) return;
    pairs = 0;
    await nextTurn();
  };
}

/**
 * Whom to ask about what: the best set of offers for all requests at once. Everything here is computed from what was loaded,
 * outside of any transaction; the same input gives the same offers.
 */
export async function weighCommunity(
  planner: Pick<Planner, 'planErrands'>,
  moment: Moment,
  requests: readonly RequestFacts[],
  helpers: readonly HelperFacts[],
): Promise<Weighed> {
  const rest = turns();
  const standing = standings(helpers);
  const fits = new Map<string, Candidate[]>();
  const tallies = new Map<string, Tally>();
  for (const request of requests) {
    const tally = openTally();
    tallies.set(request.id, tally);
    fits.set(request.id, weighed(request, helpers, standing, moment, tally));
    await rest(helpers.length);
  }
  const jobs = jobsOf(requests, fits, moment.now);
  const plan = await planner.planErrands({
    helpers: helpers.map(({ accountId, trips, openOffers }) => ({
      id: accountId,
      prices: placePrices,
      already: trips + openOffers,
    })),
    jobs: jobs.map((job) => ({
      id: job.id,
      unserved: job.requests.reduce((sum, request) => sum + unservedPrice(request, moment.now), 0),
      candidates: job.candidates
        .slice(0, matchPolicy.mostCandidates)
        .map(({ helper, cost }) => ({ helper: helper.accountId, cost })),
    })),
  });
  const offers = jobs.flatMap((job) => {
    const chosen = job.candidates.find(({ helper }) => helper.accountId === plan.chosen.get(job.id));
    return chosen === undefined ? [] : offerOf(job, chosen);
  });
  return { offers: oneEach(offers), tallies };
}

function weighed(
  request: RequestFacts,
  helpers: readonly HelperFacts[],
  standing: ReadonlyMap<string, Standing>,
  moment: Moment,
  tally: Tally,
): Candidate[] {
  const found: Candidate[] = [];
  for (const helper of helpers) {
    const unfit = unfitFor(helper, request, moment);
    count(tally, unfit);
    const where = standing.get(helper.accountId);
    if (unfit.length > 0 || where === undefined) continue;
    const fit = fitOf(helper, request, where);
    found.push({ helper, cost: fit.cost, fits: [fit] });
  }
  return found.sort(byCost);
}

const byCost = (a: Candidate, b: Candidate): number =>
  a.cost - b.cost || (a.helper.accountId < b.helper.accountId ? -1 : 1);

/** Requests that are done in one go by somebody who may be asked about each of them; the others one by one. */
function jobsOf(
  requests: readonly RequestFacts[],
  fits: ReadonlyMap<string, readonly Candidate[]>,
  now: Date,
): Job[] {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const { most, minutes } = matchPolicy.bundle;
  const groups = bundle(
    requests.map((request) => bundlingOf(request, now)),
    { most, capacity: minutes },
  );
  const alone = (request: RequestFacts): Job => ({
    id: request.id,
    requests: [request],
    candidates: fits.get(request.id) ?? [],
  });
  return groups.flatMap((ids) => {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const [first, ...others] = members;
    if (first === undefined) return [];
    if (others.length === 0) return [alone(first)];
    const candidates = (fits.get(first.id) ?? []).flatMap((candidate): Candidate[] => {
      const rest = others.map(({ id }) =>
        fits.get(id)?.find(({ helper }) => helper.accountId === candidate.helper.accountId),
      );
      const all = [candidate, ...rest].flatMap((each) => each ?? []);
      if (all.length < members.length) return [];
      return [
        {
          helper: candidate.helper,
          cost: Math.max(...all.map(({ cost }) => cost)),
          fits: all.flatMap(({ fits }) => fits),
        },
      ];
    });
    if (candidates.length === 0) return members.map(alone);
    return [{ id: first.id, requests: members, candidates: candidates.sort(byCost) }];
  });
}

function offerOf(job: Job, chosen: Candidate): PlannedOffer {
  const { helper } = chosen;
  const others = job.candidates.flatMap((each) => (each === chosen ? [] : [each.helper]));
  const stops = job.requests.map((request, i) => ({
    request,
    fit: explain(chosen.fits[i] ?? { cost: 0, reasons: [] }, helper, others),
  }));
  return {
    helper,
    stops: inOrder(helper, stops),
    pressing: job.requests.some(presses),
    cost: chosen.cost,
  };
}

/** Stops along the shortest way from the helper's own door, where it is known. */
function inOrder(helper: HelperFacts, stops: PlannedOffer['stops']): PlannedOffer['stops'] {
  if (stops.length < 2) return stops;
  const doors = stops.map(({ request }) => request.home);
  const { home } = helper;
  const { order } = shortestRoute([
    [0, ...doors.map((door) => (home === null ? 0 : wayBetween(home, door)))],
    ...doors.map((from) => [0, ...doors.map((to) => wayBetween(from, to))]),
  ]);
  return order.flatMap((row) => stops[row - 1] ?? []);
}

/**
 * One offer at a time for each person, so that nobody has to choose; only what presses comes on top. What is left out waits
 * for their answer.
 */
function oneEach(offers: readonly PlannedOffer[]): PlannedOffer[] {
  const asked = new Set<string>();
  return offers
    .toSorted(
      (a, b) =>
        Number(b.pressing) - Number(a.pressing) ||
        a.cost - b.cost ||
        ((a.stops[0]?.request.id ?? '') < (b.stops[0]?.request.id ?? '') ? -1 : 1),
    )
    .filter(({ helper, pressing }) => {
      if (asked.has(helper.accountId) && !pressing) return false;
      asked.add(helper.accountId);
      return true;
    });
}

/** The first moment at which time alone lets somebody be asked about one of these requests; null: only an event does. */
export async function firstChange(
  moment: Moment,
  requests: readonly RequestFacts[],
  helpers: readonly HelperFacts[],
  nextDay: Date,
): Promise<Date | null> {
  const rest = turns();
  let first: Date | null = null;
  for (const request of requests) {
    for (const helper of helpers) {
      const at = nextChange(helper, request, moment, nextDay);
      if (at !== null && (first === null || at < first)) first = at;
    }
    await rest(helpers.length);
  }
  return first;
}
