import type { DutyReach } from '@linli/contracts/matching/labels';
import type { DutyHours, Places } from './facts.ts';

/** Whether offers may come at a time of day; no hours at all means always, and equal ends mean the whole day. */
export const isWithinHours = (hours: readonly DutyHours[], time: string): boolean =>
  hours.length === 0 ||
  hours.some(({ from, until }) =>
    from < until ? from <= time && time < until : from <= time || time < until,
  );

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes from a time of day outside the hours until the next of them begin. */
export const minutesUntilHours = (hours: readonly DutyHours[], time: string): number =>
  Math.min(...hours.map(({ from }) => (minutesOf(from) - minutesOf(time) + 1440) % 1440 || 1440));

const widest: readonly DutyReach[] = ['community', 'grid', 'cell', 'building'];

/**
 * Path of the area a helper goes to. Where their tree has no area of the kind they named, the next narrower one counts; who
 * belongs to an area wider than they named serves that area.
 */
export const reachPath = (basePath: string, places: Places, reach: DutyReach): string =>
  widest
    .slice(widest.indexOf(reach))
    .map((kind) => places[kind])
    .find((path) => path !== undefined) ?? basePath;
