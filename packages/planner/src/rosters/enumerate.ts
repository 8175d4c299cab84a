import { valuesOf } from './best-line.ts';
import type { LineGraph } from './line-graph.ts';

/**
 * All paths that cost at most so much.
 * @param prices by option
 * @returns options by day, null when there are more than `most`
 */
export function pathsWithin(
  graph: LineGraph,
  prices: Float64Array,
  limit: number,
  most: number,
): number[][] | null {
  const { arcStart, arcOption, arcTo, arcCost, root } = graph;
  const values = valuesOf(graph, prices);
  const paths: number[][] = [];
  const path: number[] = [];
  const walk = (node: number, left: number): boolean => {
    if (node === 0) return paths.push([...path]) <= most;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      const after = left - (prices[arcOption[a] as number] as number) - (arcCost[a] as number);
      const to = arcTo[a] as number;
      if (after < (values[to] as number)) continue;
      path.push(arcOption[a] as number);
      const enough = walk(to, after);
      path.pop();
      if (!enough) return false;
    }
    return true;
  };
  return root < 0 || walk(root, limit) ? paths : null;
}
