/** Weights of the planner go from 0 to 10; people choose among five, which stand for these. */
export const weightSteps = [0, 2, 5, 8, 10] as const;

/** The step nearest to a weight. */
export function stepOf(weight: number): 0 | 1 | 2 | 3 | 4 {
  const far = weightSteps.map((step) => Math.abs(step - weight));
  return far.indexOf(Math.min(...far)) as 0 | 1 | 2 | 3 | 4;
}
