/** The value below which a share of the values lies; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Rounds to one decimal, for printing. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Runs `work` over all items with `width` of them under way at a time. @returns milliseconds it took */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  let next = 0;
  const run = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: width }, run));
  return performance.now() - began;
}

/**
 * Starts `work` for each item at a fixed rate, whether the ones before have ended or not, as people do. Times count from
 * the moment an item was due, so that a stall is felt by all who wait.
 * @returns milliseconds each item took
 */
export async function atRate<T>(
  items: readonly T[],
  perSecond: number,
  work: (item: T) => Promise<void>,
): Promise<number[]> {
  const began = performance.now();
  const took: number[] = [];
  const under: Promise<void>[] = [];
  for (let sent = 0; sent < items.length; ) {
    const due = Math.min(items.length, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
    for (; sent < due; sent++) {
      const item = items[sent] as T;
      const at = began + (sent / perSecond) * 1000;
      under.push(
        work(item).then(() => {
          took.push(performance.now() - at);
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(under);
  return took;
}
