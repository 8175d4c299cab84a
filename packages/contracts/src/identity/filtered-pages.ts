/** Lists whose filters can be kept, each with the names that may stand in its address; never words somebody searched for. */
export const filteredPages = {
  cases: ['whose', 'only', 'area'],
  requests: ['state', 'left', 'open', 'area'],
  alerts: ['state', 'level', 'area'],
  register: ['tag', 'occupancy', 'phone', 'area'],
} as const satisfies Record<string, readonly string[]>;
export type FilteredPage = keyof typeof filteredPages;
