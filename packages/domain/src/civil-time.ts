/**
 * Civil dates (`YYYY-MM-DD`) and times of day (`HH:MM`) of one zone, and the instants they stand for. Names of zones are
 * those of the IANA database; where clocks change, a time that does not exist counts as the moment of the change.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What a clock on the wall shows at an instant, read as if it were UTC; milliseconds. */
function wallMs(at: Date, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (at.getTime() % 1000);
}

/** The civil date at an instant. */
export const dayOf = (at: Date, zone: string): string =>
  new Date(wallMs(at, zone)).toISOString().slice(0, 10);

/** The time of day at an instant, `HH:MM`. */
export const timeOf = (at: Date, zone: string): string =>
  new Date(wallMs(at, zone)).toISOString().slice(11, 16);

/** The instant at which clocks of the zone show `time` on `day`; where they leave it out, the moment at which they change. */
export function instantOf(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let at = wanted;
  let before = wanted;
  // The offset at the guess may differ from the one at the answer when clocks change between them.
  for (let tries = 0; tries < 3; tries++) {
    const off = wallMs(new Date(at), zone) - wanted;
    if (off === 0) return new Date(at);
    before = at;
    at -= off;
  }
  if (wallMs(new Date(at), zone) === wanted) return new Date(at);
  let [early, late] = [Math.min(at, before), Math.max(at, before)];
  while (late - early > 1000) {
    const middle = Math.round((early + late) / 2000) * 1000;
    if (wallMs(new Date(middle), zone) < wanted) early = middle;
    else late = middle;
  }
  return new Date(late);
}

/** The date `days` later (earlier when negative). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Number of days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Whether it is a date of the calendar, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
};

/**
 * Minutes of a span that fall between two times of day; over midnight when `until` is not after `from`, and none at all
 * when they are the same.
 */
export function minutesWithin(
  span: { readonly from: Date; readonly until: Date },
  { from, until }: { readonly from: string; readonly until: string },
  zone: string,
): number {
  if (from === until) return 0;
  let ms = 0;
  const last = dayOf(span.until, zone);
  // What began the evening before counts as well.
  for (let day = addDays(dayOf(span.from, zone), -1); day <= last; day = addDays(day, 1)) {
    const begins = instantOf(day, from, zone).getTime();
    const ends = instantOf(until > from ? day : addDays(day, 1), until, zone).getTime();
    ms += Math.max(0, Math.min(ends, span.until.getTime()) - Math.max(begins, span.from.getTime()));
  }
  return Math.round(ms / 60_000);
}

/** Completed years on a day; null when the birth date is not known or lies ahead. */
export function ageOn(birthDate: string | null, day: string): number | null {
  if (birthDate === null || !isDay(birthDate) || birthDate > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
