import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, failureOf, hearing } from './client.ts';
import { movedByCases } from './moved-by-cases.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && failureOf(error).code === 'no-answer',
      retryDelay: 1_000,
    },
  },
});

/** Endpoints that only read; `every` asks again after so many seconds, for what no stream tells of. */
type Reading = CatalogKey & `GET ${string}`;
interface Asking {
  every?: number;
  /** Waits while something is still to be found out. */
  enabled?: boolean;
}

/** Reads one endpoint; old data stays while newer is fetched, and when that fails. */
export function useReading<K extends Reading>(
  key: K,
  input: InputOf<K>,
  { every, enabled = true }: Asking = {},
): UseQueryResult<ReplyOf<K>> {
  return useQuery({
    queryKey: [key, input],
    queryFn: () => call(key, input),
    placeholderData: keepPreviousData,
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every * 1000 }),
  });
}

type Paged = {
  [K in Reading]: ReplyOf<K> extends { items: readonly unknown[]; nextCursor: string | null } ? K : never;
}[Reading];
type ItemOf<K extends Paged> = ReplyOf<K> extends { items: readonly (infer I)[] } ? I : never;

/** A list that comes in parts. */
export interface Parts<T> {
  items: readonly T[];
  loading: boolean;
  failure: unknown;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
}

/** Reads a list part by part; reloaded as far as it was read. */
export function useParts<K extends Paged>(
  key: K,
  input: InputOf<K>,
  { every, enabled = true }: Asking = {},
): Parts<ItemOf<K>> {
  const query = useInfiniteQuery({
    queryKey: [key, input, 'parts'],
    queryFn: ({ pageParam }) =>
      call(key, (pageParam === undefined ? input : { ...input, cursor: pageParam }) as InputOf<K>),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as { nextCursor: string | null }).nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every * 1000 }),
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items as ItemOf<K>[]) ?? [],
    loading: query.isPending && enabled,
    failure: query.data === undefined ? query.error : null,
    more: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  };
}

/** Moves that come together are one, and a storm of them asks the server once in so long. */
const gatherMs = 400;

/** Reloads what a moved case may have changed, as the server says it, while the window is in sight. */
export function useLiveCases(): void {
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let forget: (() => void) | undefined;
    const reload = () => queries.invalidateQueries({ predicate: ({ queryKey }) => movedByCases(queryKey) });
    const hear = () => {
      gathering ??= setTimeout(async () => {
        await reload();
        gathering = undefined;
      }, gatherMs);
    };
    const look = () => {
      if (document.visibilityState === 'visible') {
        forget ??= hearing.listen(hear);
        return;
      }
      forget?.();
      forget = undefined;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(gathering);
      forget?.();
    };
  }, []);
}
