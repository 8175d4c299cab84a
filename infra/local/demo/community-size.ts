/** Fenghuang International community in the numbers of field.md [3]. */
export const FENGHUANG = {
  households: 8216,
  persons: 14_500,
  staff: 7,
  gridWorkers: 33,
  seconded: 3,
} as const;
