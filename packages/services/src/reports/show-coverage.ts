import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Coverage } from '@linli/contracts/reports/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { areas } from '@linli/db/people/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { eq, sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaView, areaWithin } from '../people/area-view.ts';
import { countCoverage } from './coverage-counts.ts';
import { loadSlot, type Slot, slotView } from './load-slot.ts';

type Reply = ReplyOf<'GET /reports/coverage'>;

/**
 * Expected, reported, on time, to be looked at and excused, by the areas directly below one. Computed from the ledger and
 * the reports each time and stored nowhere; a slot that is over keeps its expected and on-time figures for good.
 *
 * People count where they lived when the slot opened. Those who live in the area itself, not below, are in the total only.
 * @throws Problem not-allowed, not-found
 */
export async function showCoverage(
  ctx: Ctx,
  { slotId, areaId }: ParsedInputOf<'GET /reports/coverage'>,
): Promise<Reply> {
  const paths = reach(ctx, 'reports.coverage');
  const slot = await loadSlot(ctx, slotId);
  const area = await areaWithin(ctx, areaId ?? (await widestArea(ctx, paths, slot)), paths);
  const counts = await countCoverage(ctx, slot, area.path, ctx.clock.now());
  const labels = counts.flatMap(({ child }) => (child === null ? [] : [child]));
  const children = await ctx.db
    .select()
    .from(areas)
    .where(sql`${areas.label} = any(${arrayLiteral(labels)}::bigint[])`)
    .orderBy(sql`length(${areas.name})`, areas.name, areas.id);
  const byLabel = new Map(counts.map((row) => [row.child, row]));
  return {
    slot: slotView(slot),
    area: areaView(area, area.fullName),
    total: counts.reduce(sum, nobody),
    below: children.map((child) => ({
      area: areaView(child, `${area.fullName}·${child.compound ?? ''}${child.name}`),
      coverage: sum(nobody, byLabel.get(String(child.label)) ?? nobody),
    })),
  };
}

const nobody: Coverage = { expected: 0, reported: 0, onTime: 0, attention: 0, excused: 0 };
const sum = (a: Coverage, b: Coverage): Coverage => ({
  expected: a.expected + b.expected,
  reported: a.reported + b.reported,
  onTime: a.onTime + b.onTime,
  attention: a.attention + b.attention,
  excused: a.excused + b.excused,
});

/** The area to begin with: what the caller and the round have in common. */
async function widestArea(ctx: Ctx, paths: readonly string[], slot: Slot): Promise<string> {
  if (paths.some((path) => isWithin(slot.roundPath, path))) return slot.roundAreaId;
  const path = paths.find((each) => isWithin(each, slot.roundPath));
  if (path === undefined) throw new Problem('not-found');
  const [area] = await ctx.db.select({ id: areas.id }).from(areas).where(eq(areas.path, path));
  if (!area) throw new Problem('not-found');
  return area.id;
}
