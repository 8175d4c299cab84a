import type { UnfitView } from '@linli/contracts/matching/endpoints';
import type { UnfitReason } from '@linli/contracts/matching/labels';
import { isWithin } from '../identity/rights.ts';
import { isWithinHours } from './duty-hours.ts';
import type { HelperFacts, Moment, RequestFacts } from './facts.ts';
import { matchPolicy } from './policy.ts';

const MINUTE = 60_000;

/** Offers that press come to who is being asked about another one as well. */
export const presses = ({ urgency }: Pick<RequestFacts, 'urgency'>): boolean =>
  urgency === 'danger' || urgency === 'urgent';

/** When somebody who did not answer may be asked about the same request again; null: at once. */
export function silentUntil(request: RequestFacts, accountId: string, now: Date): Date | null {
  const ended = request.silentAt.get(accountId);
  if (ended === undefined) return null;
  const until = new Date(ended.getTime() + matchPolicy.silenceMinutes * MINUTE);
  return until > now ? until : null;
}

/** Until when a night shift asks for rest; null: rested. */
export function restsUntil({ nightShiftEndedAt }: HelperFacts, now: Date): Date | null {
  if (nightShiftEndedAt === null) return null;
  const until = new Date(nightShiftEndedAt.getTime() + matchPolicy.restHours * 60 * MINUTE);
  return until > now ? until : null;
}

/**
 * Everything that forbids to ask somebody about a request now: the hard constraints (志愿服务条例: by age, health and skill,
 * nobody is ordered). Empty: they may be asked. The most lasting reason comes first.
 */
export function unfitFor(helper: HelperFacts, request: RequestFacts, { now, time }: Moment): UnfitView[] {
  const unfit: UnfitView[] = [];
  const because = (reason: UnfitReason, holds: boolean, facts: UnfitView['facts'] = {}) => {
    if (holds) unfit.push({ reason, facts });
  };
  const { needs } = request;
  const missing = needs.skills.find((skill) => !helper.skills.includes(skill));
  because('off-duty', !helper.isOn);
  because('own-household', helper.households.includes(request.home.householdId));
  because('too-far', !isWithin(request.areaPath, helper.reachPath));
  because('other-kinds', helper.kinds.length > 0 && !helper.kinds.includes(request.kindKey));
  because('no-skill', missing !== undefined, missing === undefined ? {} : { skill: missing });
  because('no-car', needs.car && !helper.hasCar);
  because('not-trained', (needs.isolationTraining || request.isolating) && !helper.isolationTrained);
  because('no-lifting', needs.lifting && !helper.lifts);
  because('too-young', helper.age !== null && helper.age < needs.age, { age: needs.age });
  // Nobody takes on what adults do because their age is missing; heads and leaders are adults.
  because('age-unknown', helper.age === null && needs.age >= matchPolicy.adultAge && !helper.isAdultByPost, {
    age: needs.age,
  });
  because('declined-this', request.declinedBy.has(helper.accountId));
  because('gave-it-back', request.gaveBackBy.has(helper.accountId));
  because('did-not-answer', silentUntil(request, helper.accountId, now) !== null);
  because('not-today', helper.notTodayUntil !== null && helper.notTodayUntil > now);
  because('outside-hours', !isWithinHours(helper.hours, time));
  because('resting', restsUntil(helper, now) !== null);
  because('daily-limit', helper.today >= helper.dailyLimit, { limit: helper.dailyLimit });
  because('full', helper.trips + helper.openOffers >= matchPolicy.places.length);
  because('being-asked', helper.openOffers > 0 && !presses(request));
  return unfit;
}
