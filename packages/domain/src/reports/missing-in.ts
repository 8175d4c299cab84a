interface Counts {
  expected: number;
  reported: number;
  excused: number;
}

/** People whose report is wanted: those who have left, are away or exempt since are not. */
export const wantedIn = ({ expected, excused }: Counts): number => Math.max(0, expected - excused);

/** People who have not reported. Somebody who is no longer expected may have reported before, so never below zero. */
export const missingIn = (counts: Counts): number => Math.max(0, wantedIn(counts) - counts.reported);
