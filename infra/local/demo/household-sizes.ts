import type { Random } from './random.ts';

/**
 * Household sizes that add up exactly: `empty` flats of 0, the others 1–6 people as in the weights, moved by single
 * people until the sum is `persons`.
 */
export function householdSizes(
  random: Random,
  count: { readonly households: number; readonly empty: number; readonly persons: number },
  weights: readonly (readonly [number, number])[],
): Uint8Array {
  const sizes = new Uint8Array(count.households);
  let sum = 0;
  for (let i = count.empty; i < sizes.length; i++) {
    const size = random.weighted(weights);
    sizes[i] = size;
    sum += size;
  }
  for (let i = sizes.length - 1; i > 0; i--) {
    const j = random.between(0, i);
    const moved = sizes[i] ?? 0;
    sizes[i] = sizes[j] ?? 0;
    sizes[j] = moved;
  }
  while (sum !== count.persons) {
    const i = random.between(0, sizes.length - 1);
    const size = sizes[i] ?? 0;
    if (sum < count.persons && size >= 1 && size < 6) {
      sizes[i] = size + 1;
      sum++;
    } else if (sum > count.persons && size > 1) {
      sizes[i] = size - 1;
      sum--;
    }
  }
  return sizes;
}
