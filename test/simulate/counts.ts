/** Sums by name and day. */
export class Counts {
  readonly #days: number;
  readonly #series = new Map<string, Float64Array>();

  constructor(days: number) {
    this.#days = days;
  }

  /** Adds to a day; what falls outside of the run is left out. */
  add(name: string, day: number, count = 1): void {
    if (count === 0 || day < 0 || day >= this.#days) return;
    let series = this.#series.get(name);
    if (!series) {
      series = new Float64Array(this.#days);
      this.#series.set(name, series);
    }
    series[day] = (series[day] ?? 0) + count;
  }

  /** One number a day. */
  of(name: string): number[] {
    return Array.from(this.#series.get(name) ?? new Float64Array(this.#days));
  }

  sum(name: string): number {
    return this.of(name).reduce((sum, count) => sum + count, 0);
  }

  /** Series whose names begin with `prefix`, without it, in the order of names. */
  below(prefix: string): Record<string, number[]> {
    const names = [...this.#series.keys()].filter((name) => name.startsWith(prefix)).sort();
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length), this.of(name)]));
  }
}
