/** People who have not reported. Somebody who is no longer expected may have reported before, so never below zero. */
export const missingIn = (coverage: { expected: number; reported: number }): number =>
  Math.max(0, coverage.expected - coverage.reported);
