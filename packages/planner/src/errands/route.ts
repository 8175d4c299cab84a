/** Four stops have 24 orders; every one is looked at. */
const MOST_STOPS = 4;

export interface Route {
  /** Stops in the order of the visit, as rows of the matrix. */
  readonly order: readonly number[];
  /** Length of the way in the unit of the matrix. */
  readonly length: number;
}

/**
 * The shortest way from a start past every stop, ending at the last; of ways equally long the one whose first stops have the
 * lower numbers.
 * @param distances square; row and column 0 are the start, the others the stops. `distances[a][b]` is the way from a to b,
 * which may differ from the way back
 * @throws RangeError for more than four stops, or a matrix that is not square or holds what is no distance
 */
export function shortestRoute(distances: readonly (readonly number[])[]): Route {
  const places = distances.length;
  if (places < 1 || places > MOST_STOPS + 1)
    throw new RangeError(`a route has up to ${MOST_STOPS} stops, not ${places - 1}`);
  const square = distances.every((row) => row.length === places && row.every((each) => each >= 0));
  if (!square) throw new RangeError('distances are a square of numbers, none below 0');
  const walk = (from: number, left: readonly number[]): Route => {
    let best: Route | undefined;
    for (const stop of left) {
      const rest = walk(
        stop,
        left.filter((each) => each !== stop),
      );
      const length = (distances[from]?.[stop] ?? 0) + rest.length;
      if (!best || length < best.length) best = { order: [stop, ...rest.order], length };
    }
    return best ?? { order: [], length: 0 };
  };
  return walk(
    0,
    distances.slice(1).map((_, i) => i + 1),
  );
}
