import { useEffect, useRef, useState } from 'react';
import { failureOf } from './attempt.ts';
import { loadAtLeast, type PageOf } from './load-at-least.ts';
import { type Loaded, useLoad } from './use-load.ts';

/** A list that comes in parts; fits the kit's `Pager`. */
export interface Pages<T> extends Omit<Loaded<PageOf<T>>, 'data' | 'put'> {
  items: readonly T[];
  more: boolean;
  loadMore: () => Promise<void>;
}

/**
 * Loads a list part by part, again whenever `useLoad` would, then as far as it was read. `load` is given the cursor of the
 * next part.
 */
export function usePages<T>(
  load: (cursor: string | undefined) => Promise<PageOf<T>>,
  about: readonly unknown[] = [],
): Pages<T> {
  const shown = useRef(0);
  const key = JSON.stringify(about);
  const shownOf = useRef(key);
  if (shownOf.current !== key) {
    // Another list is read from its start.
    shownOf.current = key;
    shown.current = 0;
  }
  const { data, put, ...rest } = useLoad(() => loadAtLeast(load, shown.current), about);
  const [failure, setFailure] = useState<Loaded<T>['failure']>();
  useEffect(() => setFailure(undefined), [data]);
  return {
    ...rest,
    failure: rest.failure ?? failure,
    items: data?.items ?? [],
    more: data !== undefined && data.nextCursor !== null,
    async loadMore() {
      if (!data || data.nextCursor === null) return;
      try {
        const next = await load(data.nextCursor);
        const items = [...data.items, ...next.items];
        shown.current = items.length;
        put({ items, nextCursor: next.nextCursor });
      } catch (error) {
        setFailure(failureOf(error));
      }
    },
  };
}
