/** A request as far as doing it together with others matters. */
export interface Bundling {
  /** Unique; ties are broken by the order of ids. */
  readonly id: string;
  /** Only requests with the same text go together: the caller's word for building, shop and whatever else must match. */
  readonly together: string;
  /** The window, both ends included, in any unit that all requests share. */
  readonly from: number;
  readonly until: number;
  /** What it takes of one helper's hands, in the unit of `capacity`. */
  readonly size: number;
}

export interface BundleLimits {
  /** Requests in a bundle at most. */
  readonly most: number;
  /** Sum of sizes in a bundle at most; what is larger alone stays alone. */
  readonly capacity: number;
}

/**
 * Requests that one person can do in one go: same building and shop, a time that is within the windows of all, neither more
 * nor larger than the limits. Who must be served first opens a bundle, and each request joins the first that has room for it
 * (first fit by the end of the window). So no two bundles could be one; the fewest bundles possible is not promised.
 * @returns ids bundle by bundle, each request once, the same for any order of the list
 * @throws RangeError when an id comes twice, a window ends before it begins or a number is none
 */
export function bundle(requests: readonly Bundling[], { most, capacity }: BundleLimits): string[][] {
  const seen = new Set<string>();
  for (const { id, from, until, size } of requests) {
    if (seen.has(id)) throw new RangeError(`request ${id} comes twice`);
    if (!(from <= until)) throw new RangeError(`request ${id}: its window ends before it begins`);
    if (!(size >= 0)) throw new RangeError(`request ${id}: size ${size}`);
    seen.add(id);
  }
  const open = new Map<string, Open[]>();
  const all: Open[] = [];
  for (const request of [...requests].sort(byDeadline)) {
    const near = open.get(request.together) ?? [];
    open.set(request.together, near);
    const found = near.find(
      ({ ids, from, until, size }) =>
        ids.length < most &&
        size + request.size <= capacity &&
        Math.max(from, request.from) <= Math.min(until, request.until),
    );
    if (found) {
      found.ids.push(request.id);
      found.from = Math.max(found.from, request.from);
      found.until = Math.min(found.until, request.until);
      found.size += request.size;
      continue;
    }
    const { id, from, until, size } = request;
    const fresh = { ids: [id], from, until, size };
    near.push(fresh);
    all.push(fresh);
  }
  return all.map(({ ids }) => ids);
}

interface Open {
  ids: string[];
  from: number;
  until: number;
  size: number;
}

function byDeadline(a: Bundling, b: Bundling): number {
  return a.until - b.until || a.from - b.from || (a.id < b.id ? -1 : 1);
}
