/** What is left until an instant, or how long it is over, in the parts a person reads. */
export interface TimeLeft {
  late: boolean;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  /** Less than a quarter of an hour left. */
  soon: boolean;
}

const soonMs = 15 * 60_000;

/** Parts of the time from `now` to `until` (ISO instant), both ways; minutes left are rounded up, minutes late down. */
export function timeLeft(until: string, now: Date): TimeLeft {
  const ms = Date.parse(until) - now.getTime();
  const late = ms < 0;
  const seconds = late ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  const rounded = late ? Math.floor(seconds / 60) : Math.ceil(seconds / 60);
  return {
    late,
    ...partsOf(rounded),
    seconds,
    soon: !late && ms <= soonMs,
  };
}

/** A number of minutes in days, hours and minutes. */
export const partsOf = (minutes: number): Pick<TimeLeft, 'days' | 'hours' | 'minutes'> => ({
  days: Math.floor(minutes / 1440),
  hours: Math.floor((minutes % 1440) / 60),
  minutes: minutes % 60,
});
