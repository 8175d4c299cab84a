/** Rows by table. */
export type Rows = Readonly<Record<string, number>>;

/** Rows the product writes for what happens most often; a test holds them against the product itself. */
export const rowsOf = {
  /** A household's report about so many people. */
  report: (persons: number): Rows => ({ submissions: 1, audit_entries: 1, person_reports: persons }),
  /** Somebody sees the number, calls, and notes what came of it. */
  call: { call_attempts: 1, audit_entries: 2 } as Rows,
  /** A visit that was due is made. */
  visit: { audit_entries: 1 } as Rows,
} as const;
