/** A number 0 ≤ x < 1 that depends on seed, purpose and up to three whole numbers, and on nothing else. */
export type Draw = (a: number, b?: number, c?: number) => number;

const mixed = (state: number, value: number): number => {
  // The finish of MurmurHash3, which spreads neighbours over the whole range.
  let h = Math.imul(state ^ value, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/**
 * Chance without an order: whoever asks about the same thing gets the same number, whatever was asked before. Two runs that
 * differ in one parameter therefore meet the same people on the same days, and what differs between them comes from it.
 */
export const drawsBy =
  (seed: number) =>
  (purpose: string): Draw => {
    let start = mixed(0x9e3779b9, seed);
    for (const letter of purpose) start = mixed(start, letter.charCodeAt(0));
    return (a, b = 0, c = 0) => {
      const h = mixed(mixed(mixed(start, a + 1), b + 0x9e37), c + 0x79b9);
      return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
    };
  };

/** Waiting times without memory: 63 % are shorter than `mean`. */
export const waitOf = (mean: number, u: number): number => -mean * Math.log(1 - u);
