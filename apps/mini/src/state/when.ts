import { whenWords } from '../words/when.ts';
import { type Language, sayIn } from '../words/words.ts';
import { clock } from './clock.ts';
import { useSettings } from './settings.ts';

/** China has one zone without summer time; phones on WeChat have no Intl to ask. */
const offset = 8 * 3_600_000;
const oneDay = 86_400_000;

/** Date `YYYY-MM-DD` and time `HH:MM` that clocks in China show at an instant. */
export function wallClock(at: string | Date): { day: string; time: string } {
  const shown = new Date((typeof at === 'string' ? Date.parse(at) : at.getTime()) + offset).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The date in China, `days` from now. */
export function today(days = 0): string {
  return wallClock(new Date(clock.now().getTime() + days * oneDay)).day;
}

/** Dates and times in words. */
export interface When {
  /** `2026-07-28` as 今天, 昨天, 明天, 7月28日, or with the year when it is another one. */
  day: (day: string) => string;
  /** An instant as 今天 06:12. */
  moment: (at: string) => string;
  /** An instant as 06:12. */
  time: (at: string) => string;
  /** Two instants of one day as 06:00–10:00; over midnight the second one carries its date. */
  span: (from: string, until: string) => string;
  /** Two instants with the day of the first: 今天 18:00–22:00. */
  stretch: (from: string, until: string) => string;
}

/** Says dates and times in one language, outside React. */
export function whenIn(language: Language): When {
  const say = sayIn(whenWords, language);
  const day = (date: string) => {
    if (date === today()) return say('today');
    if (date === today(-1)) return say('yesterday');
    if (date === today(1)) return say('tomorrow');
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
    const values = { month, day: dayOfMonth };
    return date.slice(0, 4) === today().slice(0, 4)
      ? say('day', values)
      : say('dayOfYear', { year, ...values });
  };
  const moment = (at: string) => {
    const { day: date, time } = wallClock(at);
    return say('moment', { day: day(date), time });
  };
  const span = (from: string, until: string) => {
    const sameDay = wallClock(from).day === wallClock(until).day;
    return say('span', {
      from: wallClock(from).time,
      until: sameDay ? wallClock(until).time : moment(until),
    });
  };
  return {
    day,
    moment,
    time: (at) => wallClock(at).time,
    span,
    stretch: (from, until) => say('moment', { day: day(wallClock(from).day), time: span(from, until) }),
  };
}

/** Says dates and times in the language of the settings. */
export function useWhen(): When {
  return whenIn(useSettings().language);
}

/** The instant (ISO, UTC) at which clocks in China show this date and time; undefined while either is missing. */
export function instantAt(day: string, time: string): string | undefined {
  const at = new Date(`${day}T${time}:00+08:00`);
  return day === '' || time === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
