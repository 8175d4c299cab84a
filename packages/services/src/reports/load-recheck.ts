import { Problem } from '@linli/contracts/problem';
import type { RecheckView } from '@linli/contracts/reports/result-endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { slotViewOfRow } from './load-slot.ts';

type Row = Parameters<typeof slotViewOfRow>[0] & {
  id: string;
  form_id: string;
  title: { zh: string; en: string };
  area_id: string;
  area_name: string;
  seed: string;
  drawn_by: string | null;
  drawn_at: string;
  households: number;
  checked: number;
  not_reached: number;
};

export interface LoadedRecheck {
  readonly view: RecheckView;
  readonly formId: string;
}

/**
 * Samples with a household in the areas of the reader, newest first; their counts are of those households only.
 * @param paths areas the reader may look at
 * @param where further condition on aliases `sample` and `slot`
 */
export async function loadRechecks(
  ctx: Ctx,
  paths: readonly string[],
  where: SQL,
  limit: number,
): Promise<LoadedRecheck[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select sample.id, sample.seed, sample.drawn_at, sample.area_id, place.name as area_name, round.form_id,
      form.definition -> 'title' as title, coalesce(nullif(drawer.display_name, ''), person.name) as drawn_by,
      slot.id as slot_id, slot.round_id, slot.day::text, slot.part, slot.opens_at, slot.closes_at, homes.*
    from recheck_samples sample
    join areas place on place.id = sample.area_id
    join round_slots slot on slot.id = sample.slot_id
    join rounds round on round.id = slot.round_id
    join forms form on form.id = round.form_id
    left join accounts drawer on drawer.id = sample.drawn_by
    left join persons person on person.account_id = sample.drawn_by
    cross join lateral (
      select count(*)::int as households, (count(*) filter (where again.state = 'checked'))::int as checked,
        (count(*) filter (where again.state in ('not-reached', 'refused')))::int as not_reached
      from recheck_households again
      join households home on home.id = again.household_id
      join areas stands on stands.id = home.area_id
      where again.sample_id = sample.id and stands.path <@ any(${arrayLiteral(paths)}::ltree[])) homes
    where homes.households > 0 and ${where}
    order by sample.id desc
    limit ${limit}`);
  return rows.map((row) => ({
    formId: row.form_id,
    view: {
      sampleId: row.id,
      slot: slotViewOfRow(row),
      roundTitle: row.title.zh,
      roundTitleEn: row.title.en,
      areaId: row.area_id,
      areaName: row.area_name,
      seed: row.seed,
      drawnBy: row.drawn_by ?? '',
      drawnAt: new Date(row.drawn_at).toISOString(),
      households: row.households,
      checked: row.checked,
      notReached: row.not_reached,
    },
  }));
}

/** One sample as far as the reader's areas go. @throws Problem not-found */
export async function loadRecheck(
  ctx: Ctx,
  paths: readonly string[],
  sampleId: string,
): Promise<LoadedRecheck> {
  const [found] = await loadRechecks(ctx, paths, sql`sample.id = ${sampleId}::uuid`, 1);
  if (!found) throw new Problem('not-found');
  return found;
}
