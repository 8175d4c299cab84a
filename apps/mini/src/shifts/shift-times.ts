import { addDays, daysBetween } from '@linli/domain/civil-time';
import { useSettings } from '../state/settings.ts';
import { wallClock, whenIn } from '../state/when.ts';
import { type Language, sayIn } from '../words/words.ts';
import { shiftWords } from './words/shifts.ts';

/** Begin and end of a shift as the server tells them. */
export interface Span {
  startsAt: string;
  endsAt: string;
}

/** Times of shifts in words. */
export interface ShiftTimes {
  /** A civil date with its weekday: 今天 周五, 11月20日 周五. */
  day: (day: string) => string;
  /** Times of day alone: 17:30–次日 01:00. */
  hours: (span: Span) => string;
  /** The whole: 11月20日 周五 17:30–次日 01:00. */
  whole: (span: Span) => string;
  /** A length in minutes: 7 小时 30 分, 5 小时, 20 分钟. */
  length: (minutes: number) => string;
}

/** Weekday of a civil date, Sunday 0. */
export const weekdayOf = (day: string) =>
  new Date(`${day}T00:00:00Z`).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The Monday on or before a civil date. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

/** Hours of a number of minutes, to a tenth. */
export const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

/** Says times of shifts in one language, outside React. */
export function shiftTimesIn(language: Language): ShiftTimes {
  const say = sayIn(shiftWords, language);
  const when = whenIn(language);
  const day = (date: string) =>
    say('dayAndWeekday', { day: when.day(date), weekday: say(`weekday${weekdayOf(date)}`) });
  const hours = ({ startsAt, endsAt }: Span) => {
    const from = wallClock(startsAt);
    const until = wallClock(endsAt);
    const nights = daysBetween(from.day, until.day);
    const end =
      nights === 0
        ? until.time
        : nights === 1
          ? say('nextDay', { time: until.time })
          : say('times', { day: day(until.day), span: until.time });
    return `${from.time}–${end}`;
  };
  return {
    day,
    hours,
    whole: (span) => say('times', { day: day(wallClock(span.startsAt).day), span: hours(span) }),
    length(minutes) {
      const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
      return say(values.hours === 0 ? 'minutes' : values.minutes === 0 ? 'hours' : 'hoursMinutes', values);
    },
  };
}

/** Says times of shifts in the language of the settings. */
export const useShiftTimes = (): ShiftTimes => shiftTimesIn(useSettings().language);
