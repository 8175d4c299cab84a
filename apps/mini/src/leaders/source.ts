import type { CallFailed } from '@linli/api/client/call-failed';

/** What `useLoad` and `usePages` have in common. */
export interface Source {
  data?: unknown;
  items?: readonly unknown[];
  loadedAt?: Date | undefined;
  loading: boolean;
  failure: CallFailed | undefined;
  reload: () => Promise<unknown>;
}

/** Whether there is something to show, be it an empty list. */
export function isFilled({ data, items, loading, failure }: Source): boolean {
  return items ? items.length > 0 || !(loading || failure) : data !== undefined;
}
