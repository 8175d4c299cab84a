import { Draft, type Line, takesOver } from './draft.ts';
import { costWithoutFairness, unitCost } from './line-cost.ts';
import type { Model, Unit } from './model.ts';
import type { Duty } from './problem.ts';

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
  /** Row that counts the people of each duty, −1 for none. */
  readonly dutyRow: Int32Array;
  /** Row that counts the holders of each of `Model.roles`, −1 for none. */
  readonly roleRow: Int32Array;
}

/**
 * All units that can be planned and all duties, those of one slot and the same prices as one; pairs count as if they always
 * met. @param draft holds the lines of the others
 */
export function wholeScope(draft: Draft, free: readonly number[]): Scope {
  const { model } = draft;
  const { problem, slotOf, roles, units } = model;
  const movable = new Set(free);
  const others = new Draft(
    model,
    draft.lines.map((line, u) => (movable.has(u) ? [] : line)),
  );
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
  const dutyRow = Int32Array.from(problem.duties, (duty, d) => {
    const { wanted, missing, extra } = duty;
    const need = wanted - (others.filled[d] as number);
    return rowFor(`${slotOf[d]} ${missing} ${extra}`, { need, missing, extra });
  });
  const roleRow = Int32Array.from(roles, ({ duty, role, wanted, missing }, r) => {
    const need = Math.max(0, wanted - (others.held[r] as number));
    return rowFor(`${slotOf[duty]} ${role} ${missing}`, { need, missing, extra: 0 });
  });
  const links = units.map((_, u) => bestLinkGain(model, u));
  return {
    units: free,
    fixedCost: others.lines.reduce(
      (sum, line, u) => (movable.has(u) ? sum : sum + unitCost(model, u, line) - gainOf(links[u], line)),
      0,
    ),
    rows,
    dutyRow,
    roleRow,
    basePrices: (u) => {
      const gains = links[u] as Float64Array;
      return (units[u] as Unit).ownPrice.map((price, d) => price - (gains[d] as number));
    },
    lineCost: (u, line) => costWithoutFairness(model, u, line) - gainOf(links[u], line),
  };
}

const gainOf = (gains: Float64Array | undefined, line: Line): number =>
  line.reduce((sum, d) => sum + (gains?.[d] ?? 0), 0);

/** Most that pairs can be worth for each duty of a unit: half of each meeting, the other half is the partner's. */
export function bestLinkGain({ problem, units }: Model, u: number): Float64Array {
  const { duties } = problem;
  const gains = new Float64Array(duties.length);
  const add = (d: number, price: number) => {
    gains[d] = (gains[d] as number) + price / 2;
  };
  for (const { unit, kind, price } of units[u]?.links ?? []) {
    const theirs = (units[unit] as Unit).choices.flatMap((list) => [...list]);
    if (kind === 'friends') for (const d of theirs) add(d, price);
    if (kind !== 'handover') continue;
    for (const [d, duty] of duties.entries()) {
      const meets = (side: (other: Duty) => boolean) =>
        theirs.some((each) => takesOver(duty, duties[each] as Duty) && side(duties[each] as Duty));
      if (meets(({ start }) => start === duty.end)) add(d, price);
      if (meets(({ end }) => end === duty.start)) add(d, price);
    }
  }
  return gains;
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
    dutyRow,
    roleRow,
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
