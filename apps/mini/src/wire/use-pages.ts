import { useEffect, useState } from 'react';
import { failureOf } from './attempt.ts';
import { type Loaded, useLoad } from './use-load.ts';

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list that comes in parts; fits the kit's `Pager`. */
export interface Pages<T> extends Omit<Loaded<PageOf<T>>, 'data' | 'put'> {
  items: readonly T[];
  more: boolean;
  loadMore: () => Promise<void>;
}

/** Loads a list part by part, from the start whenever `useLoad` would. `load` is given the cursor of the next part. */
export function usePages<T>(
  load: (cursor: string | undefined) => Promise<PageOf<T>>,
  about: readonly unknown[] = [],
): Pages<T> {
  const { data, put: _, ...first } = useLoad(() => load(undefined), about);
  const [later, setLater] = useState<{ after: PageOf<T>; items: T[]; nextCursor: string | null }>();
  const [failure, setFailure] = useState<Loaded<T>['failure']>();
  useEffect(() => setFailure(undefined), [data]);
  const rest = later && later.after === data ? later : undefined;
  const cursor = rest ? rest.nextCursor : (data?.nextCursor ?? null);
  return {
    ...first,
    failure: first.failure ?? failure,
    items: [...(data?.items ?? []), ...(rest?.items ?? [])],
    more: cursor !== null,
    async loadMore() {
      if (!data || cursor === null) return;
      try {
        const next = await load(cursor);
        setLater({
          after: data,
          items: [...(rest?.items ?? []), ...next.items],
          nextCursor: next.nextCursor,
        });
      } catch (error) {
        setFailure(failureOf(error));
      }
    },
  };
}
