import { randomBy } from '@linli/infra/local/demo/random';

/** One thing somebody sets out to do. */
export interface Arrival {
  /** Milliseconds after the hour begins. */
  readonly at: number;
  /** Which of its kind, from 0 on. */
  readonly nth: number;
}

/**
 * When within the hour of reporting a share of all has come, as a share of the hour. People begin at once, most come in the
 * second quarter (1.78 times as many as on average), and a long tail follows: density 12x(1 − x)².
 */
export function momentOf(share: number): number {
  let [low, high] = [0, 1];
  // Halving to less than a microsecond of an hour.
  for (let i = 0; i < 32; i++) {
    const x = (low + high) / 2;
    if (6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4 < share) low = x;
    else high = x;
  }
  return low;
}

/** `count` arrivals over `milliseconds` in the shape of the hour, each for itself as people are, in order; the same for the same seed. */
export function arrivals(count: number, milliseconds: number, seed: string): Arrival[] {
  const random = randomBy(seed);
  return Array.from({ length: count }, () => momentOf(random.next()) * milliseconds)
    .sort((a, b) => a - b)
    .map((at, nth) => ({ at, nth }));
}
