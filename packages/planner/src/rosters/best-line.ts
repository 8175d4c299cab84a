import type { LineGraph } from './line-graph.ts';
import type { Slot } from './line-rules.ts';

/** The cheapest path of a graph under prices. */
export interface Path {
  /** One option a day. */
  readonly options: number[];
  readonly cost: number;
}

const room = { values: new Float64Array(0) };

/**
 * Cheapest way from each node to the end.
 * @param prices by option; `Infinity` where it may not be taken
 * @returns values by node, in room that the next call uses again
 */
export function valuesOf(
  { arcStart, arcOption, arcTo, arcCost }: LineGraph,
  prices: Float64Array,
): Float64Array {
  const nodes = arcStart.length - 1;
  if (room.values.length < nodes) room.values = new Float64Array(2 * nodes);
  const { values } = room;
  values[0] = 0;
  for (let node = 1, a = 0; node < nodes; node++) {
    const end = arcStart[node + 1] as number;
    let best = Infinity;
    for (a = arcStart[node] as number; a < end; a++) {
      const value =
        (prices[arcOption[a] as number] as number) +
        (values[arcTo[a] as number] as number) +
        (arcCost[a] as number);
      if (value < best) best = value;
    }
    values[node] = best;
  }
  return values;
}

/** @returns null when no path is open */
export function bestPath(graph: LineGraph, prices: Float64Array): Path | null {
  if (graph.root < 0) return null;
  const { arcStart, arcOption, arcTo, arcCost, root } = graph;
  const values = valuesOf(graph, prices);
  const cost = values[root] as number;
  if (cost === Infinity) return null;
  const options: number[] = [];
  for (let node = root; node !== 0; ) {
    let next = -1;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      const option = arcOption[a] as number;
      const to = arcTo[a] as number;
      // The same sum as in `valuesOf`, so it is equal to the last digit.
      if ((prices[option] as number) + (values[to] as number) + (arcCost[a] as number) !== values[node])
        continue;
      options.push(option);
      next = to;
      break;
    }
    node = next;
  }
  return { options, cost };
}

/**
 * The cheapest path within the limits the graph leaves out, found by raising prices of what is over a limit: a good one,
 * not always the best.
 * @returns no path when none was found; none costs less than `bound`
 */
export function bestPathWithinLoose(
  graph: LineGraph,
  prices: Float64Array,
  slots: readonly Slot[],
): { path: Path | null; bound: number } {
  const first = bestPath(graph, prices);
  const bound = first?.cost ?? Infinity;
  if (!first || graph.loose.length === 0) return { path: first, bound };
  const amounts = graph.loose.map(({ amount }) =>
    graph.options.map(({ slots: taken }) =>
      taken.reduce((sum, slot) => sum + amount(slots[slot] as Slot), 0),
    ),
  );
  const isOver = ({ options }: Path, l: number) =>
    options.reduce((sum, option) => sum + (amounts[l]?.[option] ?? 0), 0) > (graph.loose[l]?.most ?? 0);
  const raised = amounts.map(() => 0);
  let path: Path | null = first;
  for (let step = 0; path && step < 24; step++) {
    const over = raised.flatMap((_, l) => (isOver(path as Path, l) ? [l] : []));
    if (over.length === 0) {
      let cost = path.cost;
      for (const option of path.options) {
        for (const [l, raise] of raised.entries()) cost -= raise * (amounts[l]?.[option] ?? 0);
      }
      return { path: { options: path.options, cost }, bound };
    }
    for (const l of over) raised[l] = Math.max(1, (raised[l] ?? 0) * 1.5);
    const dearer = prices.map((price, option) =>
      raised.reduce((sum, raise, l) => sum + raise * (amounts[l]?.[option] ?? 0), price),
    );
    path = bestPath(graph, dearer);
  }
  return { path: null, bound };
}
