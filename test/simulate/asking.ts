import type { Urgency } from '@linli/contracts/requests/labels';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import type { Draw } from './draws.ts';
import type { Household } from './town.ts';
import { DAY, HOUR, type World } from './world.ts';

/** Somebody asks for help: who, what for, how urgent. */
export interface Ask {
  readonly household: Household;
  readonly kindKey: string;
  readonly urgency: Urgency;
}

/** Almost everybody asks by day: between these hours, but for this part. */
const byDay = { from: 7, until: 22, part: 0.95 } as const;

/** Puts the requests of every day into the agenda, one day at a time; the storm comes on top of a usual day. */
export function openAsking(world: World, ask: (ask: Ask) => void): void {
  const { agenda, given, town, start, days } = world;
  const usual = world.draws('asks');
  const storm = world.draws('storm');
  const dawn = (day: number) => {
    const rate = given.requestsPer1000ADay / 1000;
    const more = day === given.stormDay - 1 ? rate * (given.stormFactor - 1) : 0;
    for (const household of town.households) {
      const h = household.number;
      if (usual(h, day) < rate) plan(household, day, usual, hourOfAsking(usual(h, day, 1), usual(h, day, 2)));
      if (more > 0 && storm(h, day) < more)
        plan(household, day, storm, given.stormFrom + storm(h, day, 1) * given.stormHours);
    }
    if (day + 1 < days) agenda.at(agenda.now + DAY, () => dawn(day + 1));
  };
  const plan = (household: Household, day: number, draw: Draw, hour: number) => {
    const kindKey = pickKind(world, draw(household.number, day, 3));
    const urgency = urgencyOf(world, kindKey, draw(household.number, day, 4));
    agenda.at(start + day * DAY + hour * HOUR, () => ask({ household, kindKey, urgency }));
  };
  agenda.at(start, () => dawn(0));
}

const hourOfAsking = (u: number, v: number): number => {
  const length = byDay.until - byDay.from;
  return u < byDay.part ? byDay.from + v * length : (byDay.until + v * (24 - length)) % 24;
};

function pickKind({ place }: World, u: number): string {
  const entries = Object.entries(place.kinds);
  let left = u * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)?.[0] ?? 'other';
}

function urgencyOf({ given }: World, kindKey: string, u: number): Urgency {
  const kind = shippedKinds[kindKey];
  // What the desk does is never more than usual, and where the form knows no danger there is none.
  if (!kind || kind.handledBy === 'staff') return 'usual';
  if (kind.danger !== null && u < given.dangerShare) return 'danger';
  if (u < given.dangerShare + given.urgentShare) return 'urgent';
  return u < given.dangerShare + given.urgentShare + given.todayShare ? 'today' : 'usual';
}
