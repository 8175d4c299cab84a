import { percentile } from '../latencies.ts';

/**
 * Starts each item at its planned moment whether those before have ended or not, as people do (an open model): a server that
 * falls behind does not slow the load down, and who waits is counted from when they wanted to begin.
 *
 * @param items in the order of their moments, milliseconds from now
 * @param start gets how late it was begun
 * @returns how late the 99th of a hundred were begun, by the fault of whoever runs this
 */
export async function onTime<T extends { readonly at: number }>(
  items: readonly T[],
  start: (item: T, plannedAt: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  const late: number[] = [];
  for (let next = 0; next < items.length; ) {
    const passed = performance.now() - began;
    for (let item = items[next]; item !== undefined && item.at <= passed; item = items[++next]) {
      late.push(passed - item.at);
      under.push(start(item, began + item.at));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  return percentile(late, 0.99);
}
