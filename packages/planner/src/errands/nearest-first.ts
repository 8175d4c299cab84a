/** A binary heap of numbered things by distance: the nearest leaves first. A thing may be in it several times. */
export class NearestFirst {
  /** Distance of what `take` gave last. */
  distance = 0;
  #size = 0;
  #distances = new Float64Array(256);
  #things = new Int32Array(256);

  clear(): void {
    this.#size = 0;
  }

  add(thing: number, distance: number): void {
    if (this.#size === this.#things.length) this.#grow();
    const distances = this.#distances;
    const things = this.#things;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = distances[parent] as number;
      if (above <= distance) break;
      distances[at] = above;
      things[at] = things[parent] as number;
      at = parent;
    }
    distances[at] = distance;
    things[at] = thing;
  }

  /** The nearest thing, −1 when there is none. */
  take(): number {
    if (this.#size === 0) return -1;
    const distances = this.#distances;
    const things = this.#things;
    const first = things[0] as number;
    this.distance = distances[0] as number;
    const size = --this.#size;
    const distance = distances[size] as number;
    const thing = things[size] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (distances[child + 1] as number) < (distances[child] as number)) child++;
      const below = distances[child] as number;
      if (below >= distance) break;
      distances[at] = below;
      things[at] = things[child] as number;
      at = child;
    }
    distances[at] = distance;
    things[at] = thing;
    return first;
  }

  #grow(): void {
    const distances = new Float64Array(2 * this.#distances.length);
    const things = new Int32Array(2 * this.#things.length);
    distances.set(this.#distances);
    things.set(this.#things);
    this.#distances = distances;
    this.#things = things;
  }
}
