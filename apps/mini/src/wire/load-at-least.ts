/** One part of a list; `nextCursor` leads to the next part. */
export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Loads a list from its start, part by part, until it holds `count` items or ends: who has read on to the third part does
 * not lose it when the list is refreshed. Asks for at most `mostParts`.
 */
export async function loadAtLeast<T>(
  load: (cursor: string | undefined) => Promise<PageOf<T>>,
  count: number,
  mostParts = 8,
): Promise<PageOf<T>> {
  let { items, nextCursor } = await load(undefined);
  for (let part = 1; part < mostParts && items.length < count && nextCursor !== null; part++) {
    const next = await load(nextCursor);
    items = [...items, ...next.items];
    nextCursor = next.nextCursor;
  }
  return { items, nextCursor };
}
