import { ShiftRules } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { executeKept } from '@linli/db/prepared';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface RulesInForce {
  readonly rules: ShiftRules;
  /** Where they were set; null: shipped. */
  readonly setAt: { readonly areaId: string; readonly area: string } | null;
}

/** The limits in force at a place: those of the nearest area upward that set some, else the shipped ones. */
export async function loadRules(ctx: Pick<Ctx, 'db'>, areaPath: string): Promise<RulesInForce> {
  const [row] = await executeKept<{ rules: unknown; area_id: string; name: string }>(
    ctx.db,
    sql`
    select set_here.rules, set_here.area_id, place.name
    from shift_rules set_here join areas place on place.id = set_here.area_id
    where place.path @> ${areaPath}::text::ltree
    order by nlevel(place.path) desc limit 1`,
  );
  return row
    ? { rules: ShiftRules.parse(row.rules), setAt: { areaId: row.area_id, area: row.name } }
    : { rules: shippedRules, setAt: null };
}

/** The limits in force at several places, by path; one statement for however many they are. */
export async function loadRulesOf(
  ctx: Pick<Ctx, 'db'>,
  areaPaths: readonly string[],
): Promise<(areaPath: string) => ShiftRules> {
  if (areaPaths.length === 0) return () => shippedRules;
  const rows = await executeKept<{ path: string; rules: unknown }>(
    ctx.db,
    sql`
    select distinct on (wanted.path) wanted.path, set_here.rules
    from unnest(${arrayLiteral([...new Set(areaPaths)])}::text[]) wanted(path)
    join areas place on place.path @> wanted.path::ltree join shift_rules set_here on set_here.area_id = place.id
    order by wanted.path, nlevel(place.path) desc`,
  );
  const byPath = new Map(rows.map(({ path, rules }) => [path, ShiftRules.parse(rules)]));
  return (areaPath) => byPath.get(areaPath) ?? shippedRules;
}
