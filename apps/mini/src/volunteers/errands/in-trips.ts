/** What decides the order of errands. */
interface Placed {
  bundleId: string | null;
  stop: number;
  request: { deadlineAt: string };
}

/** Errands by trip: those of one bundle together in the order of the way; the trip with the nearest deadline first. */
export function inTrips<E extends Placed>(errands: readonly E[]): E[][] {
  const trips = new Map<string, E[]>();
  errands.forEach((errand, at) => {
    const key = errand.bundleId ?? `alone ${at}`;
    trips.set(key, [...(trips.get(key) ?? []), errand]);
  });
  const due = (trip: readonly E[]) => Math.min(...trip.map(({ request }) => Date.parse(request.deadlineAt)));
  return [...trips.values()]
    .map((trip) => [...trip].sort((a, b) => a.stop - b.stop))
    .sort((a, b) => due(a) - due(b));
}
