import { addDays, instantOf } from '@linli/domain/civil-time';
import { Agenda } from './agenda.ts';
import { Counts } from './counts.ts';
import { type Draw, drawsBy } from './draws.ts';
import type { Parameters, Place } from './parameters.ts';
import { buildTown, type Post, type Town } from './town.ts';

export const zone = 'Asia/Shanghai';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Nobody is phoned or knocked at before this hour. */
export const FIRST_HOUR = 8;
/** A Monday on which no holiday is near. */
const firstDay = '2026-11-23';

/** Something that happened to somebody, for those who check the run while it goes on. */
export type Happening =
  | { readonly what: 'report'; readonly slot: number; readonly household: number; readonly at: number }
  | {
      readonly what: 'rung';
      readonly slot: number;
      readonly step: 'remind' | 'ask-proxy' | 'call' | 'visit';
      readonly household: number;
      readonly at: number;
      /** What the rung did about them. */
      readonly outcome:
        | 'told'
        | 'no-account'
        | 'called'
        | 'no-number'
        | 'no-caller'
        | 'visit'
        | 'promised'
        | 'spared';
    };

/** What all parts of a run share. */
export interface World {
  readonly place: Place;
  readonly given: Parameters;
  readonly town: Town;
  readonly agenda: Agenda;
  readonly counts: Counts;
  readonly draws: (purpose: string) => Draw;
  readonly start: number;
  readonly days: number;
  readonly tell: (happening: Happening) => void;
}

export function openWorld(
  place: Place,
  { days, seed, tell }: { days: number; seed: number; tell: World['tell'] },
): World {
  const draws = drawsBy(seed);
  const start = instantOf(firstDay, '00:00', zone).getTime();
  return {
    place,
    given: place.given,
    town: buildTown(place.given, draws('posts')),
    agenda: new Agenda(start),
    counts: new Counts(days),
    draws,
    start,
    days,
    tell,
  };
}

/** Number of the day an instant lies in, from 0; the zone keeps no summer time. */
export const dayNumber = (world: Pick<World, 'start'>, at: number): number =>
  Math.floor((at - world.start) / DAY);

/** Civil day of a number. */
export const civilDay = (number: number): string => addDays(firstDay, number);

/** Hours since midnight. */
export const hourOf = (world: Pick<World, 'start'>, at: number): number => ((at - world.start) % DAY) / HOUR;

/** `HH:MM` of a number of hours. */
export const timeOfDay = (hours: number): string => {
  const minutes = Math.round(hours * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** Counts something on the day of now. */
export const countNow = (world: World, name: string, count = 1): void =>
  world.counts.add(name, dayNumber(world, world.agenda.now), count);

/** Counts rows written to a table now. */
export const rowsNow = (world: World, table: string, count = 1): void =>
  countNow(world, `rows ${table}`, count);

/** Whether somebody is ill or on leave today. */
export function isAbsent(world: World, post: Post): boolean {
  const today = dayNumber(world, world.agenda.now);
  return world.draws('absent')(post.number, today) < world.given.staffAbsent;
}
