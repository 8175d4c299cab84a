import { dayOf } from '@linli/domain/civil-time';
import { worksOn } from '@linli/domain/requests/working-time';
import { anyTime, type PlanFacts, type PlanPerson, type PlanShift } from '@linli/domain/rosters/facts';
import { settle } from '@linli/domain/rosters/settle';
import { shippedWeights } from '@linli/domain/rosters/weights';
import { expandDays, type PlannedShift } from '@linli/domain/shifts/demand/expand-day';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { shippedRules, shippedTemplates } from '@linli/domain/shifts/shipped-rules';
import type { HeldPlace } from '@linli/domain/shifts/standing';
import { planRoster } from '@linli/planner/rosters/plan-roster';
import { makeProblem } from '@linli/services/rosters/make-problem';
import type { Alerts } from './alerts.ts';
import type { SendMessage } from './messages.ts';
import { calendar } from './request.ts';
import type { TownArea } from './town.ts';
import type { Volunteer, Volunteers } from './volunteers.ts';
import { civilDay, countNow, DAY, dayNumber, HOUR, MINUTE, rowsNow, type World, zone } from './world.ts';

const WEEK = 7;
/** Rounds of search the planner gets for a roster: its first draft and a little more. */
const ROUNDS = 1;

interface Shift {
  readonly plan: PlanShift;
  readonly holders: Volunteer[];
}

/** Checkpoints with four shifts a day: a roster a week from the planner, declined places claimed by others, gaps that alert. */
export function openGates(
  world: World,
  volunteers: Volunteers,
  alerts: Alerts,
  send: SendMessage,
  changed: (community: number) => void,
): void {
  const { agenda, given, town, start, days } = world;
  const says = world.draws('gates');
  const ledgers = new Map<string, HeldPlace[]>();

  for (let day = 0; day < days; day += WEEK)
    for (const [number, community] of town.communities.entries())
      for (let gate = 0; gate < given.gatesPerCommunity; gate++)
        agenda.at(start + day * DAY, () => planWeek(day, number, community, gate));

  async function planWeek(day: number, number: number, community: TownArea, gate: number): Promise<void> {
    const shifts = shiftsOf(community, gate, day, Math.min(day + WEEK, days) - 1);
    const people = (volunteers.of[number] ?? []).filter(
      (each) => each.standsAtGate && each.from <= day && (each.age ?? 0) >= shippedRules.adultAge,
    );
    rowsNow(world, 'shifts', shifts.length);
    const facts = factsOf(day, shifts, people, community);
    const { problem } = await makeProblem(facts);
    const { places } = await planRoster(problem, { seed: number, rounds: ROUNDS });
    const wanted = places.flatMap(({ person, duty }) => {
      const accountId = facts.people[person]?.standing.accountId;
      const shiftId = facts.shifts[duty]?.facts.id;
      return accountId === undefined || shiftId === undefined ? [] : [{ accountId, shiftId }];
    });
    const standing: Shift[] = shifts.map((plan) => ({ plan, holders: [] }));
    const byId = new Map(standing.map((shift) => [shift.plan.facts.id, shift]));
    const byAccount = new Map(people.map((each) => [each.accountId, each]));
    for (const [i, { accountId, shiftId }] of settle(facts, wanted).places.entries()) {
      const [person, shift] = [byAccount.get(accountId), byId.get(shiftId)];
      if (!person || !shift) continue;
      send('shift-offered', person.number);
      countNow(world, 'gate places offered');
      rowsNow(world, 'claims');
      if (says(person.number, day, i) < given.gateDeclines) countNow(world, 'gate places declined');
      else hold(person, shift);
    }
    for (const shift of standing) await fill(shift, people, community);
  }

  /** Free places are claimed by whoever likes and may; then the shift waits for its time. */
  function fill(shift: Shift, people: readonly Volunteer[], community: TownArea): void {
    const { facts } = shift.plan;
    const key = Math.floor((facts.startsAt.getTime() - start) / HOUR);
    const byHours = people.toSorted((a, b) => minutesHeld(a) - minutesHeld(b) || a.number - b.number);
    for (const person of byHours) {
      if (shift.holders.length >= facts.people) break;
      if (says(person.number, key, 1) >= given.gateClaims) continue;
      const reasons = mayStand(standingOf(person, community), facts, shippedRules, new Date(agenda.now));
      if (againstAsking(reasons).length > 0) continue;
      rowsNow(world, 'claims');
      hold(person, shift);
    }
    const gapAt = facts.startsAt.getTime() - shippedRules.gapMinutes * MINUTE;
    agenda.at(gapAt, () => {
      if (shift.holders.length < facts.people)
        alerts.raise('shift-gap', community, () => countNow(world, 'gate gaps in hand'));
    });
    agenda.at(facts.startsAt.getTime(), () => stand(shift, community));
  }

  function stand({ plan, holders }: Shift, community: TownArea): void {
    const { startsAt, endsAt, minutes, nightMinutes, people } = plan.facts;
    const key = Math.floor((startsAt.getTime() - start) / HOUR);
    const present = holders.filter(({ number }) => says(number, key, 2) >= given.gateNoShow);
    countNow(world, 'gate places wanted', people);
    countNow(world, 'gate places stood', present.length);
    rowsNow(world, 'duty_log', 2 * present.length);
    if (present.length < holders.length) alerts.raise('shift-missing', community);
    for (const person of present) {
      person.atGate = true;
      person.isOn = false;
    }
    agenda.at(endsAt.getTime(), () => {
      for (const person of present) {
        person.atGate = false;
        person.isOn = person.onDutyToday;
        person.minutes += minutes;
        person.gateMinutes += minutes;
        if (nightMinutes > 0) person.nightShiftEndedAt = endsAt;
        countNow(world, 'gate minutes', minutes);
        rowsNow(world, 'service_hours');
        changed(person.community);
      }
    });
  }

  function hold(person: Volunteer, { plan, holders }: Shift): void {
    const { id, startsAt, endsAt, day, minutes } = plan.facts;
    holders.push(person);
    const held = ledgers.get(person.accountId) ?? [];
    ledgers.set(person.accountId, held);
    held.push({ claimId: id, shiftId: id, state: 'claimed', startsAt, endsAt, day, minutes });
  }

  const minutesHeld = ({ accountId }: Volunteer): number =>
    (ledgers.get(accountId) ?? []).reduce((sum, { minutes }) => sum + minutes, 0);

  const standingOf = (person: Volunteer, community: TownArea): PlanPerson['standing'] => ({
    accountId: person.accountId,
    name: person.accountId,
    birthDate: `${2026 - (person.age ?? 0)}-01-01`,
    paths: [community.path],
    held: ledgers.get(person.accountId) ?? [],
    clearances: [{ communityPath: community.path, insuredUntil: '2027-12-31', trained: [] }],
    risksRead: new Map(),
  });

  function shiftsOf(community: TownArea, gate: number, first: number, last: number): PlanShift[] {
    const checkpointId = `${community.id}g${gate}`;
    const pattern = {
      shifts: shippedTemplates.map(({ from, until }) => ({
        days: 'every' as const,
        from,
        until,
        people: given.gatePeople,
        roles: [],
      })),
      changeOverMinutes: 0,
    };
    const planned = expandDays(
      civilDay(first),
      civilDay(last),
      { patterns: [{ fromDay: civilDay(first), pattern }], exceptions: [] },
      { calendar, night: shippedRules },
    );
    return planned.map((shift) => planShift(shift, checkpointId, community, start));
  }

  function factsOf(
    day: number,
    shifts: readonly PlanShift[],
    people: readonly Volunteer[],
    community: TownArea,
  ): PlanFacts {
    return {
      now: new Date(agenda.now),
      midnight: new Date(start + day * DAY),
      fromDay: civilDay(day),
      untilDay: civilDay(Math.min(day + WEEK, days) - 1),
      worksOn: (civil) => worksOn(civil, calendar),
      rulesAt: () => shippedRules,
      shifts,
      people: people.map((person) => ({
        standing: standingOf(person, community),
        availability: anyTime,
        ledger: {
          weighedMinutes: minutesHeld(person),
          minutes: minutesHeld(person),
          nightMinutes: 0,
          daysOff: 0,
        },
        buildingPath: null,
        homePath: null,
        refused: new Set(),
      })),
      claims: [],
      pairs: [],
      weights: shippedWeights,
      replans: false,
    };
  }
}

function planShift(shift: PlannedShift, checkpointId: string, community: TownArea, start: number): PlanShift {
  const { day, startsAt, endsAt, minutes, nightMinutes, people } = shift;
  const midnight = start + dayNumber({ start }, startsAt.getTime()) * DAY;
  return {
    facts: {
      id: `${checkpointId}-${startsAt.getTime()}`,
      checkpointId,
      areaPath: community.path,
      startsAt,
      endsAt,
      day,
      lastDay: dayOf(new Date(endsAt.getTime() - 1), zone),
      minutes,
      nightMinutes,
      open: true,
      people,
      taken: 0,
      roles: [],
      riskVersion: 1,
      holders: [],
    },
    wall: { day, from: Math.round((startsAt.getTime() - midnight) / MINUTE), minutes },
    dayOff: !worksOn(day, calendar),
    planned: true,
  };
}
