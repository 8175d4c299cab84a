import { addMinutes, minutesBetween, type WorkCalendar, type WorkClock } from '../requests/working-time.ts';

/** How the clock of a case counts: by all hours, or by working time with holidays. Moments are whole seconds. */
export interface Timing {
  /** The moment so many minutes of the clock after `at`. */
  later(at: Date, minutes: number): Date;
  /** Minutes of the clock between two moments; 0 when the second is not later. */
  between(from: Date, until: Date): number;
  /** Zone of quiet hours. */
  readonly zone: string;
}

/** The same moment or the next one at which a second begins: many cases share one alarm. */
export const wholeSecond = (at: Date): Date => new Date(Math.ceil(at.getTime() / 1000) * 1000);

export const timingBy = (clock: WorkClock, calendar: WorkCalendar): Timing => ({
  later: (at, minutes) => wholeSecond(addMinutes(at, minutes, clock, calendar)),
  between: (from, until) => minutesBetween(from, until, clock, calendar),
  zone: calendar.zone,
});
