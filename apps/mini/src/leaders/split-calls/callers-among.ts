/** Holders of posts with one of the roles, each once even with several posts, in their order. */
export function callersAmong<T extends { accountId: string; role: string }>(
  posts: readonly T[],
  roles: readonly string[],
): T[] {
  return posts.filter(
    ({ accountId, role }, at) =>
      roles.includes(role) &&
      posts.findIndex((other) => other.accountId === accountId && roles.includes(other.role)) === at,
  );
}
