import type { Language } from '@linli/contracts/values';
import { dayOf } from '@linli/domain/civil-time';
import { useEffect, useState } from 'react';
import { useSettings } from './settings.ts';

/** Dates are those of China, whatever the zone of the computer. */
export const zone = 'Asia/Shanghai';

/** The time of the computer; what matters is decided by the server's clock. Only this file reads it. */
const now = (): Date => new Date();

/** The time of the computer, told again every half minute. */
export function useNow(): Date {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return time;
}

/** The civil day it is in China. */
export const useToday = (): string => dayOf(useNow(), zone);

export interface When {
  /** An instant as 11-16 06:12. */
  moment: (at: string) => string;
  /** An instant as 06:12. */
  time: (at: string) => string;
  /** The day of an instant with its year, 2026-11-16. */
  date: (at: string) => string;
  /** A civil date (`2026-11-16`) as 11-16 with its weekday. */
  day: (day: string) => string;
  /** How long until an instant, or since it: 45 分钟后, 2 小时前. */
  left: (at: string, from: Date) => string;
}

const units = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** Says dates and times in one language, outside React. */
export function whenIn(language: Language): When {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: 'h23', ...options });
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const date = { month: '2-digit', day: '2-digit' } as const;
  const moment = part({ ...date, ...clock });
  const time = part(clock);
  const day = part({ ...date, weekday: 'short' });
  const dated = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' });
  return {
    moment: (at) => moment.format(new Date(at)),
    date: (at) => dated.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    day: (text) => day.format(new Date(`${text}T12:00:00+08:00`)),
    left(at, from) {
      const minutes = Math.round((Date.parse(at) - from.getTime()) / 60_000);
      const [unit, size] = units.find(([, each]) => Math.abs(minutes) >= each) ?? units[2];
      return relative.format(Math.trunc(minutes / size), unit);
    },
  };
}

/** Says dates and times in the language of the settings. */
export function useWhen(): When {
  return whenIn(useSettings(({ language }) => language));
}
