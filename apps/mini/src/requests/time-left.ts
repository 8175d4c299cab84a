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
    days: Math.floor(rounded / 1440),
    hours: Math.floor((rounded % 1440) / 60),
    minutes: rounded % 60,
    seconds,
    soon: !late && ms <= soonMs,
  };
}
