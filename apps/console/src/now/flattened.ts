interface Location {
  latitude: number;
  longitude: number;
}

const metresPerDegree = 111_320;
const leastMetres = 50;

/**
 * Places of a town as metres east and north of their middle, as on a plane: over a few kilometres the earth is flat enough.
 * @param shape how much wider than high the picture is
 * @returns `half`: metres from the middle to the upper edge with which all of them are in the picture, with some room
 */
export function flattened(
  places: readonly Location[],
  shape: number,
): { marks: [number, number][]; half: number } {
  const middle = (of: (place: Location) => number) => {
    const all = places.map(of);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  const [latitude, longitude] = [middle((place) => place.latitude), middle((place) => place.longitude)];
  const narrower = Math.cos((latitude * Math.PI) / 180);
  const marks = places.map((place): [number, number] => [
    (place.longitude - longitude) * metresPerDegree * narrower,
    (place.latitude - latitude) * metresPerDegree,
  ]);
  const reach = Math.max(leastMetres, ...marks.flatMap(([x, y]) => [Math.abs(x) / shape, Math.abs(y)]));
  return { marks, half: reach * 1.15 };
}
