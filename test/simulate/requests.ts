import type { RequestState } from '@linli/contracts/requests/labels';
import { answer, begin, end, finish, goUp, hurry } from '@linli/domain/escalation/moves';
import { isOpenForHelp, isOver, isWorthTelling, mayGo } from '@linli/domain/requests/life';
import { addMinutes } from '@linli/domain/requests/working-time';
import { openAsking } from './asking.ts';
import { waitOf } from './draws.ts';
import type { Ladders } from './ladders.ts';
import type { Matching } from './matching.ts';
import type { SendMessage } from './messages.ts';
import { askedBy, calendar, type Hand, type Request, type Trip } from './request.ts';
import type { Volunteer } from './volunteers.ts';
import { countNow, MINUTE, rowsNow, type World } from './world.ts';

export interface Requests {
  readonly all: readonly Request[];
}

/** Lines of a shopping list, for the rows they make. */
const LINES = 4;

/** Requests for help on their way through the product's states, each step checked against them. */
export function openRequests(
  world: World,
  ladders: Ladders,
  matching: Matching,
  send: SendMessage,
): Requests {
  const { agenda, given } = world;
  const all: Request[] = [];
  const trips = new Map<number, Trip>();
  const [deskDraw, workDraw, forgetDraw, wordDraw] = ['desk', 'work', 'forget', 'word'].map(world.draws);
  const later = (minutes: number, act: () => void) => agenda.at(agenda.now + minutes * MINUTE, act);

  /** @throws RangeError when the life of a request does not go there: the run itself would be wrong */
  function move(request: Request, to: RequestState, byHand = true): void {
    const from = request.state;
    if (!mayGo(from, to)) throw new RangeError(`request ${request.number}: from ${from} to ${to}`);
    request.state = to;
    rowsNow(world, 'case_events');
    if (byHand) rowsNow(world, 'audit_entries');
    if (isWorthTelling(from, to)) send(to === 'done' ? 'request-confirm' : 'request-moved', request.number);
    if (isOver(to)) {
      matching.drop(request);
      countNow(world, `requests ${to}`);
      ladders.set(request, end(request.climb));
    }
  }

  openAsking(world, (ask) => {
    const asked = askedBy(world, ask, all.length);
    const request: Request = {
      ...asked,
      caseKind: 'request',
      climb: ladders.opened(asked.policy, asked.urgency),
      told: new Map(),
      state: 'submitted',
      offer: null,
      hand: null,
      answeredAt: null,
      said: null,
      reopened: 0,
      looksForHelp: () => request.state === 'accepted' && request.kind.handledBy === 'volunteers',
      offered(offer) {
        request.offer = offer;
        move(request, 'offered', false);
      },
      offerEnded() {
        request.offer = null;
        move(request, 'accepted', false);
      },
      takenBy: (volunteer) => {
        const trip = trips.get(volunteer.number) ?? begun(volunteer);
        trip.stops.push(request);
        request.offer = null;
        take(request, { trip, post: null });
      },
      answeredBy: (post) => takeInHand(request, { trip: null, post }),
      heard: (outcome) => hear(request, outcome),
      outlook: (outcome) => hearOutlook(request, outcome),
    };
    all.push(request);
    countNow(world, 'requests');
    rowsNow(world, 'requests');
    rowsNow(world, 'case_events');
    if (request.kind.lines) rowsNow(world, 'request_lines', LINES);
    ladders.set(request, request.climb);
    move(request, 'accepted', false);
    if (request.kind.handledBy === 'volunteers') {
      matching.add(request);
      matching.planSoon(request.community);
    }
    if (request.kind.handledBy === 'staff' && (deskDraw?.(request.number) ?? 1) < given.deskAnswers) {
      const wait = waitOf(given.deskMinutes, deskDraw?.(request.number, 1) ?? 0);
      const at = addMinutes(new Date(agenda.now), wait, 'working-time', calendar);
      agenda.at(at.getTime(), () => {
        if (isOpenForHelp(request.state)) takeInHand(request, { trip: null, post: 'desk' });
      });
    }
  });

  function take(request: Request, hand: Hand): void {
    if (request.offer) {
      matching.withdraw(request.offer, request);
      request.offer = null;
    }
    request.hand = hand;
    request.answeredAt ??= agenda.now;
    rowsNow(world, 'request_hands');
    move(request, 'taken');
    ladders.set(request, answer(request.climb, ladders.momentOf(request.policy), request.deadlineAt));
  }

  /** Somebody with a post, or of the desk, sees to it. */
  function takeInHand(request: Request, hand: Hand): void {
    take(request, hand);
    later(waitOf(given.setsOffMinutes, workDraw?.(request.number, 1) ?? 0), () =>
      work(request, hand, () => {}),
    );
  }

  /** What somebody takes at one moment is one way; they set off for all of it together. */
  function begun(volunteer: Volunteer): Trip {
    const trip: Trip = { volunteer, stops: [], over: false };
    trips.set(volunteer.number, trip);
    agenda.at(agenda.now, () => {
      trips.delete(volunteer.number);
      setOff(trip);
    });
    return trip;
  }

  /** A volunteer goes from door to door; who forgets is asked by the clock, and then it is taken from them. */
  function setOff(trip: Trip): void {
    const first = trip.stops[0]?.number ?? 0;
    if ((forgetDraw?.(first, trip.volunteer.number) ?? 1) < given.forgets) return;
    const goOn = (i: number) => {
      const request = trip.stops[i];
      if (!request) return comeBack(trip);
      if (request.hand?.trip !== trip) return goOn(i + 1);
      work(request, request.hand, () => goOn(i + 1));
    };
    later(waitOf(given.setsOffMinutes, workDraw?.(first, 2) ?? 0), () => goOn(0));
  }

  function comeBack(trip: Trip): void {
    if (trip.over) return;
    trip.over = true;
    const { volunteer } = trip;
    volunteer.trips -= 1;
    volunteer.headedFor = volunteer.headedFor.slice(1);
    volunteer.lastErrandAt = new Date(agenda.now);
    matching.planSoon(volunteer.community);
  }

  function work(request: Request, hand: Hand, next: () => void): void {
    if (request.hand !== hand || request.state !== 'taken') {
      next();
      return;
    }
    move(request, 'under-way');
    ladders.set(request, begin(request.climb, ladders.momentOf(request.policy), request.deadlineAt));
    later(minutesOf(request), () => {
      if (request.hand === hand && request.state === 'under-way') done(request);
      next();
    });
  }

  const minutesOf = (request: Request): number =>
    request.kind.takesMinutes * (0.7 + 0.6 * (workDraw?.(request.number, 3) ?? 0));

  function done(request: Request): void {
    move(request, 'done');
    ladders.set(request, finish(request.climb, ladders.momentOf(request.policy)));
    const turn = request.reopened;
    if ((wordDraw?.(request.number, turn) ?? 1) >= given.confirms) return;
    later(waitOf(given.confirmMinutes, wordDraw?.(request.number, turn, 1) ?? 0), () => {
      if (request.state === 'done' && request.reopened === turn) answerWhether(request);
    });
  }

  /** The resident says whether it is solved, by themselves or on the phone. */
  function answerWhether(request: Request): void {
    const { hand } = request;
    if (hand?.trip) credit(hand.trip.volunteer, Math.round(minutesOf(request)));
    if ((wordDraw?.(request.number, request.reopened, 2) ?? 1) >= given.notSolved) {
      move(request, 'confirmed');
      move(request, 'closed', false);
      return;
    }
    countNow(world, 'requests reopened');
    request.reopened += 1;
    request.hand = null;
    if (hand?.trip) request.facts.gaveBackBy.add(hand.trip.volunteer.accountId);
    move(request, 'accepted');
    ladders.set(request, goUp(request.climb, ladders.momentOf(request.policy)));
    matching.planSoon(request.community);
  }

  function credit(volunteer: Volunteer, minutes: number): void {
    volunteer.minutes += minutes;
    volunteer.errandMinutes += minutes;
    countNow(world, 'errand minutes', minutes);
    rowsNow(world, 'service_hours');
  }

  function hear(request: Request, outcome: Parameters<Request['heard']>[0]): void {
    if (outcome === 'silent') timeOut(request);
    if (outcome === 'called-back' && request.state === 'done') {
      send('confirm-by-phone', request.number);
      if ((wordDraw?.(request.number, request.reopened, 3) ?? 1) < given.callAnswered) answerWhether(request);
    }
    if (outcome === 'closed' && request.state === 'done') move(request, 'closed', false);
    if (outcome === 'asked') send('case-late', request.number);
  }

  /** They had it and said nothing: it looks for somebody else, and the clock has begun anew. */
  function timeOut(request: Request): void {
    const { hand } = request;
    if (hand === null || !mayGo(request.state, 'accepted')) return;
    countNow(world, 'errands given up');
    request.hand = null;
    const { trip } = hand;
    if (trip) {
      request.facts.gaveBackBy.add(trip.volunteer.accountId);
      if (trip.stops.every((stop) => stop.hand?.trip !== trip)) comeBack(trip);
    }
    move(request, 'accepted', false);
    matching.planSoon(request.community);
  }

  /** When nobody is left to ask, the first step of the ladder does not wait for its time. */
  function hearOutlook(request: Request, outcome: string): void {
    const isNew = request.said !== outcome;
    if (request.said === null) rowsNow(world, 'match_outlooks');
    request.said = outcome;
    if (!isNew || (outcome !== 'nobody-fits' && outcome !== 'all-declined')) return;
    countNow(world, `outlook ${outcome}`);
    rowsNow(world, 'case_events');
    ladders.set(request, hurry(request.climb, ladders.momentOf(request.policy)));
  }

  return { all };
}
