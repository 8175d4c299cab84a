import type { CompactProblem } from '@linli/planner/errands/problem';
import loadHighs, { type Highs } from 'highs';

let loading: Promise<Highs> | undefined;

/**
 * The errand problem as a linear programme, solved by HiGHS: a share of each pair, of each place and of each job left
 * unserved; shares of a job sum to 1, and a helper's shares of jobs are covered by places.
 * @returns the least total; no plan can be below it
 */
export async function errandLp(problem: CompactProblem): Promise<number> {
  loading ??= loadHighs();
  const highs = await loading;
  const { placeStart, places, unserved, edgeStart, edgeTo, edgeCost } = problem;
  const jobs = unserved.length;
  const helpers = placeStart.length - 1;
  const numCols = edgeTo.length + places.length + jobs;
  const numRows = jobs + helpers;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const column = (...entries: [row: number, value: number][]) => {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  };
  owners(edgeStart).forEach((job, e) => {
    column([job, 1], [jobs + (edgeTo[e] ?? 0), 1]);
  });
  for (const helper of owners(placeStart)) column([jobs + helper, -1]);
  for (let job = 0; job < jobs; job++) column([job, 1]);
  const written = {
    numCols,
    numRows,
    colCost: [...edgeCost, ...places, ...unserved],
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: Float64Array.from({ length: numRows }, (_, row) => (row < jobs ? 1 : -highs.infinity)),
    rowUpper: Float64Array.from({ length: numRows }, (_, row) => (row < jobs ? 1 : 0)),
    matrix: { format: 'csc' as const, numRows, numCols, starts, indices, values },
  };
  return highs.withModel(written, (model) => {
    model.options.set('output_flag', false);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new Error('HiGHS found no optimum');
    return model.getObjectiveValue();
  });
}

/** For each entry of a list in pieces, the number of its piece. */
function owners(starts: Int32Array): number[] {
  return Array.from(starts.subarray(1), (end, i) => new Array<number>(end - (starts[i] ?? 0)).fill(i)).flat();
}
