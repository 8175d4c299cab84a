import type { Household } from './town.ts';
import type { World } from './world.ts';

/** How a household can report, as far as it never changes during a run. */
export interface Reach {
  /** Day from which it uses the mini-program; infinite: never. */
  readonly usesFrom: Float64Array;
  /** 1: a relative elsewhere may report for it. */
  readonly hasRelative: Uint8Array;
  /** 1: the register knows no number. */
  readonly noNumber: Uint8Array;
}

/** Who uses the mini-program from when on: some at once, some never, the others a share each day. */
export function reachOf({ town, given, draws }: World): Reach {
  const [first, later, relative, number] = ['uses', 'joins', 'relative', 'number'].map(draws);
  const size = town.households.length;
  const reach = {
    usesFrom: new Float64Array(size),
    hasRelative: new Uint8Array(size),
    noNumber: new Uint8Array(size),
  };
  for (const { number: h } of town.households) {
    reach.usesFrom[h] = joiningDay(first?.(h) ?? 1, later?.(h) ?? 1, given);
    reach.hasRelative[h] = Number((relative?.(h) ?? 1) < given.hasRelative);
    reach.noNumber[h] = Number((number?.(h) ?? 1) < given.noNumber);
  }
  return reach;
}

function joiningDay(u: number, v: number, { usesAtFirst, neverUses, joinsADay }: World['given']): number {
  if (u < usesAtFirst) return 0;
  if (u >= 1 - neverUses || joinsADay === 0) return Number.POSITIVE_INFINITY;
  return joinsADay === 1 ? 1 : 1 + Math.floor(Math.log(1 - v) / Math.log(1 - joinsADay));
}

/** Households that use the mini-program on a day. */
export const usersOn = (reach: Reach, day: number, households: readonly Household[]): number =>
  households.reduce((sum, { number }) => sum + Number((reach.usesFrom[number] ?? 0) <= day), 0);
