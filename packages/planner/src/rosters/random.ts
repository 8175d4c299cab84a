/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  /** Puts a list into a new order, in place. */
  shuffle<T>(list: T[]): T[];
}

/** @param seed a whole number */
export function randomBy(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    shuffle(list) {
      for (let i = list.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [list[i], list[j]] = [list[j] as never, list[i] as never];
      }
      return list;
    },
  };
}
