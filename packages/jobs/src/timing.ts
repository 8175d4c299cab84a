/**
 * Durations in milliseconds. All of them are about the injected clock's time except `sweepMs`, which is how long the
 * loops of a worker really wait when nothing wakes them.
 */
export const timing = {
  /** Between two looks of a worker at what is due. */
  sweepMs: 5_000,
  /** How long the queue has a job before it is handed over again: it was lost, or waits and the repetition is ignored. */
  handedMs: 30_000,
  /** How long a worker owns a try without renewing. A killed worker's job runs again after this. */
  leaseMs: 30_000,
  /** After the queue did not take a batch. */
  refusedMs: 5_000,
  /** Dead letters are kept for a person to look at. */
  deadKeptMs: 30 * 24 * 3600_000,
} as const;

export type Timing = { readonly [K in keyof typeof timing]: number };
