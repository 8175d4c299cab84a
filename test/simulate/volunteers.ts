import { skills } from '@linli/contracts/requests/labels';
import { reachPath } from '@linli/domain/matching/duty-hours';
import type { HelperFacts } from '@linli/domain/matching/facts';
import { turnsOnReturn } from '@linli/domain/matching/standings';
import { placesOf } from './town.ts';
import { DAY, dayNumber, rowsNow, timeOfDay, type World } from './world.ts';

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** Somebody who helps, as matching sees them, with what else a run keeps of them. */
export interface Volunteer extends Changing<HelperFacts> {
  readonly number: number;
  readonly community: number;
  readonly cell: number;
  /** First day on which they are there. */
  readonly from: number;
  readonly standsAtGate: boolean;
  onDutyToday: boolean;
  atGate: boolean;
  /** Minutes of errands and of gates that somebody else has confirmed. */
  errandMinutes: number;
  gateMinutes: number;
}

export interface Volunteers {
  readonly all: readonly Volunteer[];
  /** By number of the community. */
  readonly of: readonly (readonly Volunteer[])[];
}

const skillKeys = Object.keys(skills) as (keyof typeof skills)[];

/** Registers volunteers behind doors that chance picks, and lets them come on duty day by day. */
export function openVolunteers(world: World, changed: (community: number) => void): Volunteers {
  const { agenda, given, town, days } = world;
  const all = register(world);
  const of = town.communities.map((_, community) => all.filter((each) => each.community === community));
  const duty = world.draws('duty');
  const sick = world.draws('sick');

  function dawn(day: number): void {
    for (const [community, people] of of.entries()) {
      const before = people.filter(({ onDutyToday }) => onDutyToday);
      const fewest = before.length === 0 ? null : Math.min(...before.map(({ turns }) => turns));
      for (const person of people) {
        const comes =
          person.from <= day &&
          duty(person.number, day) < given.onDuty &&
          sick(person.number, day) >= given.sickADay;
        if (comes && !person.onDutyToday) {
          person.turns = turnsOnReturn(person.turns, fewest);
          rowsNow(world, 'audit_entries');
        }
        person.onDutyToday = comes;
        person.isOn = comes && !person.atGate;
        person.today = 0;
        if (comes) world.counts.add('volunteers on duty', day);
        if (person.from <= day) world.counts.add('volunteers registered', day);
      }
      changed(community);
    }
    if (day + 1 < days) agenda.at(agenda.now + DAY, () => dawn(day + 1));
  }
  agenda.at(world.start, () => dawn(dayNumber(world, agenda.now)));
  return { all, of };
}

function register(world: World): Volunteer[] {
  const { town, given, days } = world;
  const late = Math.floor(given.volunteersJoinADay * Math.max(0, days - 1));
  const draw = world.draws('volunteers');
  return Array.from({ length: given.volunteers + late }, (_, v): Volunteer => {
    const chance = (which: number) => draw(v, which);
    const household = town.households[Math.floor(chance(0) * town.households.length)];
    if (!household) throw new RangeError('nobody lives there');
    const places = placesOf(household.unit);
    const whole = chance(1);
    const hours =
      whole < given.wholeDay ? [7, 22] : whole < given.wholeDay + given.evenings ? [17, 22] : [8, 12];
    const wide = chance(2);
    const reach =
      wide < given.reachCell ? 'cell' : wide < given.reachCell + given.reachGrid ? 'grid' : 'community';
    return {
      number: v,
      accountId: `v${v}`,
      community: household.community,
      cell: household.cell,
      from: v < given.volunteers ? 0 : 1 + Math.floor((v - given.volunteers) / given.volunteersJoinADay),
      standsAtGate: chance(3) < given.standsAtGate,
      onDutyToday: false,
      atGate: false,
      errandMinutes: 0,
      gateMinutes: 0,
      isOn: false,
      notTodayUntil: null,
      hours: [{ from: timeOfDay(hours[0] ?? 0), until: timeOfDay(hours[1] ?? 24) }],
      reachPath: reachPath(household.unit.path, places, reach),
      places,
      home: { householdId: household.id, areaPath: household.unit.path, door: household.door },
      households: [household.id],
      kinds: [],
      skills: skillKeys.filter((_, i) => chance(10 + i) < given.hasSkill),
      languages: [],
      hasCar: chance(4) < given.hasCar,
      isolationTrained: chance(5) < given.isolationTrained,
      lifts: true,
      dailyLimit: 5,
      age: 16 + Math.floor(chance(6) * 60),
      isAdultByPost: false,
      sex: chance(7) < 0.5 ? 'male' : 'female',
      trips: 0,
      headedFor: [],
      today: 0,
      openOffers: 0,
      turns: 0,
      lastErrandAt: null,
      lastOfferAt: null,
      minutes: 0,
      nightShiftEndedAt: null,
    };
  });
}
