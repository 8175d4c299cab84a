import type { Highs } from 'highs';
import { Dive } from './dive.ts';
import type { Draft } from './draft.ts';
import { Master } from './master.ts';
import { type Choice, Pricing } from './pricing.ts';
import type { Random } from './random.ts';
import { partScope } from './scopes.ts';

const NODES = 40;

/**
 * Plans some units afresh and together, while all others keep their lines: lines are generated for the linear programme of
 * what they leave open, then chosen one after the other, with some ways back.
 * @param known more lines to choose from
 * @returns the lines that were considered, and how many decisions it took; the roster is never dearer than before
 */
export function replan(
  highs: Highs,
  draft: Draft,
  part: readonly number[],
  known: readonly Choice[],
  random: Random,
): { lines: readonly Choice[]; nodes: number } {
  if (part.length === 0) return { lines: [], nodes: 0 };
  const before = part.map((unit): Choice => ({ unit, line: draft.lines[unit] ?? [] }));
  const cost = draft.cost();
  for (const u of part) draft.put(u, []);
  const scope = partScope(draft, part);
  const pricing = new Pricing(draft.model, scope);
  const master = new Master(highs, pricing);
  master.add(before);
  const start = master.solve().cost;
  // A line known from before may be closed now, because of where the other of a pair is.
  const open = new Map(part.map((u) => [u, scope.basePrices(u)]));
  master.add(
    known.filter(({ unit, line }) => line.every((duty) => (open.get(unit)?.[duty] ?? 0) < Infinity)),
  );
  const dive = new Dive(pricing, master, start - 1e-6, NODES, random);
  const chosen = dive.run();
  master.dispose();
  for (const { unit, line } of chosen ?? before) draft.put(unit, line);
  if (chosen && draft.cost() > cost + 1e-9) for (const { unit, line } of before) draft.put(unit, line);
  return { lines: chosen ?? [], nodes: dive.nodes };
}

/**
 * Units worth planning together: those who could stand where somebody is missing or too many, and else a few at random who
 * share duties. Of a pair only one, because each is planned around the other.
 */
export function pickNeighbours(
  draft: Draft,
  free: readonly number[],
  size: number,
  random: Random,
): number[] {
  const { problem, units } = draft.model;
  const wrong = problem.duties.flatMap(({ wanted }, d) => (draft.filled[d] === wanted ? [] : [d]));
  const about = wrong.length > 0 && random.next() < 0.5 ? wrong[random.below(wrong.length)] : undefined;
  const day = problem.duties[about ?? random.below(problem.duties.length)]?.day ?? 0;
  const order = random.shuffle([...free]);
  // Who may go there first; then whoever works around that day.
  const near = (u: number) =>
    about === undefined
      ? draft.lines[u]?.some((duty) => Math.abs((problem.duties[duty]?.day ?? 0) - day) <= 1)
      : units[u]?.may[about] === 1;
  const sorted = [...order.filter(near), ...order.filter((u) => !near(u))];
  const part: number[] = [];
  for (const u of sorted) {
    if (part.length >= Math.round(size)) break;
    if (!units[u]?.links.some(({ unit }) => part.includes(unit))) part.push(u);
  }
  return part;
}
