/** A civil date `YYYY-MM-DD`, or null when the day does not exist. Years 1000–9999. */
export function civilDate(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const time = new Date(Date.UTC(year, month - 1, day));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null;
  return time.toISOString().slice(0, 10);
}

/** Whole years between two civil dates; negative when `on` is before `birth`. */
export function yearsBetween(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}
