/** Shades of a map, the first for nought. */
export const shades = 5;

/** First number of each shade but that of nought, for counts up to `most`; fewer shades where there is less to tell. */
export function shadeStarts(most: number): number[] {
  const starts = [0, 1, 2, 3].map((step) => Math.floor((most * step) / 4) + 1);
  return most <= 0 ? [] : [...new Set(starts.filter((start) => start <= most))];
}

/** Shade of a count: 0 for nought, then by where it lies among `starts`. */
export const shadeOf = (count: number, starts: readonly number[]): number =>
  count <= 0 ? 0 : starts.filter((start) => start <= count).length;
