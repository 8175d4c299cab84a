import { timeOf } from '@linli/domain/civil-time';
import type { RequestFacts } from '@linli/domain/matching/facts';
import { openTally, outlookOf } from '@linli/domain/matching/outlook';
import { matchPolicy } from '@linli/domain/matching/policy';
import { unfitFor } from '@linli/domain/matching/unfit-for';
import { assign } from '@linli/planner/errands/assign';
import { firstChange, type PlannedOffer, weighCommunity } from '@linli/services/matching/weigh-community';
import { waitOf } from './draws.ts';
import type { SendMessage } from './messages.ts';
import type { Volunteer, Volunteers } from './volunteers.ts';
import { countNow, DAY, dayNumber, MINUTE, rowsNow, type World, zone } from './world.ts';

/** A request as far as finding somebody for it matters. */
export interface Wanting {
  readonly number: number;
  readonly community: number;
  readonly facts: RequestFacts & {
    readonly declinedBy: Set<string>;
    readonly gaveBackBy: Set<string>;
    readonly silentAt: Map<string, Date>;
  };
  /** Accepted, for volunteers, and nobody is asked about it. */
  looksForHelp(): boolean;
  /** An offer of it is made; the answer to the end of it comes back by `offerEnded`. */
  offered(offer: Offer): void;
  offerEnded(how: 'declined' | 'expired' | 'withdrawn'): void;
  /** Somebody takes it; what they take at the same moment is one way. */
  takenBy(volunteer: Volunteer): void;
  /** What the plan says about it; nobody left to ask is told to the ladder. */
  outlook(outcome: ReturnType<typeof outlookOf>['outcome']): void;
}

export interface Offer {
  readonly volunteer: Volunteer;
  readonly stops: readonly Wanting[];
  open: boolean;
}

export interface Matching {
  /** Something changed in a community: it is planned anew. */
  planSoon(community: number): void;
  /** Somebody else took one of the stops; the others look for somebody again. */
  withdraw(offer: Offer, taken: Wanting): void;
  add(wanting: Wanting): void;
  drop(wanting: Wanting): void;
}

/** Changes within this time make one plan, as they do when a worker is busy. */
const GATHER = MINUTE / 2;
/** The planner without a thread of its own. */
const planner = { planErrands: async (problem: Parameters<typeof assign>[0]) => assign(problem) };

/** Offers as the product makes them: weighed for a whole community at once, answered by people who may say no. */
export function openMatching(world: World, send: SendMessage, volunteers: () => Volunteers): Matching {
  const { agenda, given, start, town } = world;
  const draw = world.draws('offers');
  const waiting = town.communities.map(() => new Set<Wanting>());
  const due = town.communities.map(() => false);
  const wakes = town.communities.map(() => Number.POSITIVE_INFINITY);

  function planSoon(community: number): void {
    if (due[community] || waiting[community]?.size === 0) return;
    due[community] = true;
    agenda.at(agenda.now + GATHER, () => plan(community));
  }

  async function plan(community: number): Promise<void> {
    due[community] = false;
    const wanting = [...(waiting[community] ?? [])]
      .filter((each) => each.looksForHelp())
      .sort((a, b) => a.facts.deadlineAt.getTime() - b.facts.deadlineAt.getTime() || a.number - b.number);
    if (wanting.length === 0) return;
    const helpers = (volunteers().of[community] ?? []).filter(({ isOn }) => isOn);
    const now = new Date(agenda.now);
    const moment = { now, time: timeOf(now, zone) };
    countNow(world, 'plans');
    const requests = wanting.map(({ facts }) => facts);
    const { offers, tallies } = await weighCommunity(planner, moment, requests, helpers);
    const byId = new Map(wanting.map((each) => [each.facts.id, each]));
    const people = new Map(helpers.map((helper) => [helper.accountId, helper]));
    const made = new Set<string>();
    for (const offer of offers) {
      const volunteer = people.get(offer.helper.accountId);
      // An offer before this one may have filled their hands.
      if (!volunteer || offer.stops.some(({ request }) => unfitFor(volunteer, request, moment).length > 0))
        continue;
      const stops = offer.stops.flatMap(({ request }) => byId.get(request.id) ?? []);
      makeOffer(volunteer, stops, offer);
      for (const { facts } of stops) made.add(facts.id);
    }
    for (const each of wanting)
      each.outlook(outlookOf(tallies.get(each.facts.id) ?? openTally(), made.has(each.facts.id)).outcome);
    const left = requests.filter(({ id }) => !made.has(id));
    const nextDay = new Date(start + (dayNumber(world, agenda.now) + 1) * DAY);
    wake(community, await firstChange(moment, left, helpers, nextDay));
  }

  /** The plan's own alarm, for when time alone changes something. */
  function wake(community: number, at: Date | null): void {
    if (at === null || at.getTime() >= (wakes[community] ?? 0)) return;
    wakes[community] = at.getTime();
    agenda.at(at.getTime(), () => {
      wakes[community] = Number.POSITIVE_INFINITY;
      planSoon(community);
    });
  }

  function makeOffer(volunteer: Volunteer, stops: readonly Wanting[], planned: PlannedOffer): void {
    const offer: Offer = { volunteer, stops, open: true };
    volunteer.openOffers += 1;
    volunteer.lastOfferAt = new Date(agenda.now);
    countNow(world, 'offers');
    rowsNow(world, 'offers');
    rowsNow(world, 'offer_stops', stops.length);
    send('offer-made', volunteer.number);
    for (const stop of stops) stop.offered(offer);
    const minutes = Math.min(
      ...planned.stops.map(({ request }) => matchPolicy.answerMinutes[request.urgency]),
    );
    const first = stops[0]?.number ?? 0;
    const [says, waits, today] = [1, 2, 3].map((which) => draw(first, volunteer.number, which));
    const wait = waitOf(given.answerMinutes, waits ?? 0);
    const isSilent = (says ?? 0) < given.silent || wait >= minutes;
    agenda.at(agenda.now + (isSilent ? minutes : wait) * MINUTE, () => {
      if (!offer.open) return;
      if (isSilent) return refuse(offer, 'expired', false);
      if ((says ?? 0) < given.silent + given.declines)
        return refuse(offer, 'declined', (today ?? 0) < given.notToday);
      accept(offer);
    });
  }

  function refuse(offer: Offer, how: 'declined' | 'expired', notToday: boolean): void {
    end(offer);
    countNow(world, `offers ${how}`);
    if (how === 'declined') rowsNow(world, 'audit_entries');
    const { volunteer, stops } = offer;
    if (notToday) volunteer.notTodayUntil = new Date(start + (dayNumber(world, agenda.now) + 1) * DAY);
    for (const stop of stops) {
      if (how === 'declined') stop.facts.declinedBy.add(volunteer.accountId);
      else stop.facts.silentAt.set(volunteer.accountId, new Date(agenda.now));
      stop.offerEnded(how);
    }
    planSoon(volunteer.community);
  }

  function accept(offer: Offer): void {
    end(offer);
    countNow(world, 'offers accepted');
    rowsNow(world, 'audit_entries');
    const { volunteer, stops } = offer;
    volunteer.trips += 1;
    volunteer.turns += 1;
    volunteer.today += stops.length;
    volunteer.headedFor = [...volunteer.headedFor, stops[0]?.facts.places.building ?? ''];
    for (const stop of stops) stop.takenBy(volunteer);
    planSoon(volunteer.community);
  }

  function end(offer: Offer): void {
    offer.open = false;
    offer.volunteer.openOffers -= 1;
  }

  return {
    planSoon,
    withdraw(offer, taken) {
      if (!offer.open) return;
      end(offer);
      countNow(world, 'offers withdrawn');
      send('offer-withdrawn', offer.volunteer.number);
      for (const stop of offer.stops) if (stop !== taken) stop.offerEnded('withdrawn');
      planSoon(offer.volunteer.community);
    },
    add: (wanting) => waiting[wanting.community]?.add(wanting),
    drop: (wanting) => waiting[wanting.community]?.delete(wanting),
  };
}
