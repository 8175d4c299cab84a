import { z } from 'zod';
import { type FilteredPage, filteredPages } from './filtered-pages.ts';

/** So many a page and account: more are no tabs any more. */
export const mostFilters = 8;

export const FilteredPageValue = z.enum(Object.keys(filteredPages) as [FilteredPage, ...FilteredPage[]]);

/** What stands in the address of a filtered list: chosen values and ids, no free text. */
export const FilterSearch = z.record(z.string().max(20), z.string().regex(/^[\w-]{1,60}$/));

export const SavedFilter = z.object({
  filterId: z.uuid(),
  page: FilteredPageValue,
  name: z.string(),
  search: FilterSearch,
  /** Applied when the list is opened without any filter. */
  isDefault: z.boolean(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;
