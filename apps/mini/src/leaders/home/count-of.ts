/** How many items a list has, as far as its first page tells: `50+` when there are more. */
export function countOf(page: { items: readonly unknown[]; nextCursor: string | null }): string {
  return page.nextCursor === null ? String(page.items.length) : `${page.items.length}+`;
}
