import { Draft } from './draft.ts';
import { costWithoutFairness, unitCost } from './line-cost.ts';
import { meetingsOf } from './meetings.ts';
import type { Model, Unit } from './model.ts';
import { type Row, type Scope, usesOf } from './scopes.ts';

/**
 * All units that can be planned and all duties, those of one slot and the same prices as one. Nothing in it costs more than
 * it does in a roster. @param draft holds the lines of the others
 */
export function wholeScope(draft: Draft, free: readonly number[]): Scope {
  const { model } = draft;
  const { problem, slotOf, roles, units } = model;
  const movable = new Set(free);
  const others = new Draft(
    model,
    draft.lines.map((line, u) => (movable.has(u) ? [] : line)),
  );
  const { rows, rowFor } = openRows();
  const short = problem.duties.map((_, d) => shortBy(model, free, d));
  const dutyRow = Int32Array.from(problem.duties, ({ wanted, missing, extra }, d) => {
    const need = wanted - (others.filled[d] as number);
    const more = extra - (short[d]?.size ? rolesMissing(model, d) : 0);
    return rowFor(`${slotOf[d]} ${missing} ${more}`, { need, missing, extra: more });
  });
  const roleRow = Int32Array.from(roles, ({ duty, role, wanted, missing }, r) => {
    const need = Math.max(0, wanted - (others.held[r] as number));
    return rowFor(`${slotOf[duty]} ${role} ${missing}`, { need, missing, extra: 0 });
  });
  const meetings = meetingsOf(others, movable, rowFor);
  const uses = units.map((unit, u) =>
    usesOf(model, unit, dutyRow, roleRow).map((list, d) => {
      const lacking = [...(short[d]?.get(u) ?? [])].map(([r, amount]) => ({
        row: roleRow[r] as number,
        amount,
      }));
      return [...list, ...lacking, ...(meetings.uses[u]?.[d] ?? [])];
    }),
  );
  const besides = units.map((_, u) =>
    Float64Array.from(short, (lacking, d) => {
      let price = -(meetings.gains[u]?.[d] ?? 0);
      for (const [r, amount] of lacking.get(u) ?? []) price += amount * (roles[r]?.missing ?? 0);
      return price;
    }),
  );
  return {
    units: free,
    fixedCost: others.lines.reduce(
      (sum, line, u) =>
        movable.has(u) ? sum : sum + unitCost(model, u, line) - others.linkGain(u, line) / 2,
      0,
    ),
    rows,
    uses: (u) => uses[u] ?? [],
    basePrices: (u) => (units[u] as Unit).ownPrice.map((price, d) => price + (besides[u]?.[d] ?? 0)),
    lineCost: (u, line) =>
      line.reduce((sum, d) => sum + (besides[u]?.[d] ?? 0), costWithoutFairness(model, u, line)),
  };
}

/** Rows found by a key; rows of one key are one, which needs what they need together. */
function openRows(): { rows: Row[]; rowFor: (key: string, row: Row) => number } {
  const rows: Row[] = [];
  const numberOf = new Map<string, number>();
  const rowFor = (key: string, row: Row) => {
    const known = numberOf.get(key);
    if (known !== undefined) {
      const sum = rows[known] as Row;
      rows[known] = { ...sum, need: sum.need + row.need };
      return known;
    }
    numberOf.set(key, rows.length);
    return rows.push({ ...row }) - 1;
  };
  return { rows, rowFor };
}

const rolesMissing = ({ rolesOf, roles }: Model, d: number): number =>
  (rolesOf[d] ?? []).reduce((sum, r) => sum + (roles[r]?.missing ?? 0), 0);

/**
 * How many holders of a role a duty lacks because a unit takes so many of its places: by unit, then role. When more people
 * come than are wanted it may lack fewer: so that the sum is never too high, each of them counts as if they brought all.
 */
function shortBy(
  model: Model,
  free: readonly number[],
  d: number,
): ReadonlyMap<number, readonly (readonly [role: number, lacking: number])[]> {
  const { units, roles, rolesOf, problem } = model;
  const { wanted: places = 0, extra = 0 } = problem.duties[d] ?? {};
  const short = new Map<number, (readonly [number, number])[]>();
  if (extra < rolesMissing(model, d)) return short;
  for (const u of free) {
    const { members, holds, may } = units[u] as Unit;
    const lacking = (rolesOf[d] ?? []).flatMap((r): [number, number][] => {
      const wanted = roles[r]?.wanted ?? 0;
      const least = wanted - (holds.get(r) ?? 0) - Math.max(0, places - members.length);
      return may[d] && wanted <= places && least > 0 ? [[r, least]] : [];
    });
    if (lacking.length > 0) short.set(u, lacking);
  }
  return short;
}
