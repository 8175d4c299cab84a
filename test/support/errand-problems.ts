import { randomBy } from '@linli/infra/local/demo/random';
import type { ErrandProblem } from '@linli/planner/errands/problem';

/**
 * A neighbourhood on a square of 1,000 × 1,000 m: each job may go to its nearest helpers, costs are metres, the first errand
 * is free, the next ones get dearer, and leaving a job unserved costs more the more urgent it is. The same seed gives the
 * same problem everywhere.
 */
export function errandProblem(seed: string, jobs: number, helpers: number, candidates = 20): ErrandProblem {
  const random = randomBy(seed);
  const place = () => ({ x: random.between(0, 1000), y: random.between(0, 1000) });
  const people = Array.from({ length: helpers }, (_, i) => ({ id: `helper ${i}`, ...place() }));
  const metres = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.round(Math.hypot(a.x - b.x, a.y - b.y));
  return {
    helpers: people.map(({ id }) => {
      const rise = random.between(20, 80);
      return { id, prices: [0, rise, 3 * rise], already: 0 };
    }),
    jobs: Array.from({ length: jobs }, (_, j) => {
      const door = place();
      return {
        id: `job ${j}`,
        unserved: random.pick([300, 600, 2_000]) + random.between(0, 100),
        candidates: people
          .map((person) => ({ helper: person.id, cost: metres(door, person) }))
          .sort((a, b) => a.cost - b.cost)
          .slice(0, candidates),
      };
    }),
  };
}
