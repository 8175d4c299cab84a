import type { Draft, Line } from './draft.ts';
import { costWithoutFairness } from './line-cost.ts';
import type { Model, Unit } from './model.ts';

/** Places to fill together: one duty, or several of one slot and the same prices. */
export interface Row {
  readonly need: number;
  readonly missing: number;
  readonly extra: number;
}

/** What a master is about. */
export interface Scope {
  readonly units: readonly number[];
  /** What the lines of other units cost at least. */
  readonly fixedCost: number;
  /** Prices of a duty for a unit besides what rows say, `Infinity` where it may not go. */
  readonly basePrices: (u: number) => Float64Array;
  /** Cost of a line besides what rows and fairness say. */
  readonly lineCost: (u: number, line: Line) => number;
  readonly rows: readonly Row[];
  /** What taking each duty adds to rows, by duty. */
  readonly uses: (u: number) => readonly (readonly Use[])[];
}

export interface Use {
  readonly row: number;
  readonly amount: number;
}

/** Some units and what they leave open, with the lines of all others as they are. The units have no line in the draft now. */
export function partScope(draft: Draft, part: readonly number[]): Scope {
  const { model } = draft;
  const { problem, units, roles } = model;
  const rows: Row[] = [];
  const dutyRow = Int32Array.from(problem.duties, ({ wanted, missing, extra }, d) => {
    const need = wanted - (draft.filled[d] as number);
    return need > 0 ? rows.push({ need, missing, extra }) - 1 : -1;
  });
  const roleRow = Int32Array.from(roles, ({ wanted, missing }, r) => {
    const need = wanted - (draft.held[r] as number);
    return need > 0 ? rows.push({ need, missing, extra: 0 }) - 1 : -1;
  });
  const prices = new Map(part.map((u) => [u, pricesWithoutRows(draft, u, dutyRow)]));
  return {
    units: part,
    fixedCost: 0,
    rows,
    uses: (u) => usesOf(model, units[u] as Unit, dutyRow, roleRow),
    basePrices: (u) => prices.get(u) ?? new Float64Array(0),
    lineCost: (u, line) => {
      const { members } = units[u] as Unit;
      let cost = costWithoutFairness(model, u, line) - draft.linkGain(u, line);
      for (const d of line) {
        if ((dutyRow[d] as number) < 0) cost += (problem.duties[d]?.extra ?? 0) * members.length;
      }
      return cost;
    },
  };
}

/** Own prices, pairs, and what one too many costs where there is no row for it. */
function pricesWithoutRows(draft: Draft, u: number, dutyRow: Int32Array): Float64Array {
  const { duties } = draft.model.problem;
  const { members } = draft.model.units[u] as Unit;
  const prices = draft.ownPrices(u);
  for (let d = 0; d < prices.length; d++) {
    if ((dutyRow[d] as number) < 0)
      prices[d] = (prices[d] as number) + (duties[d]?.extra ?? 0) * members.length;
  }
  return prices;
}

/** @param dutyRow row that counts the people of each duty @param roleRow and the holders of each of `Model.roles`; −1 for none */
export function usesOf(
  { problem, rolesOf, roles: wantedRoles }: Model,
  { members, holds }: Unit,
  dutyRow: Int32Array,
  roleRow: Int32Array,
): Use[][] {
  return problem.duties.map((_, d) => {
    // More holders than wanted are of no use.
    const roles = (rolesOf[d] ?? []).map((r) => {
      const amount = Math.min(holds.get(r) ?? 0, wantedRoles[r]?.wanted ?? 0);
      return { row: roleRow[r] as number, amount };
    });
    const all = [{ row: dutyRow[d] as number, amount: members.length }, ...roles];
    return all.filter(({ row, amount }) => row >= 0 && amount > 0);
  });
}
