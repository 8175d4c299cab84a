import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { LocalText } from '@linli/contracts/problem';
import type { SettingName } from '@linli/contracts/settings/labels';
import { dayOf } from '@linli/domain/civil-time';
import { shippedRules, shippedTemplates } from '@linli/domain/shifts/shipped-rules';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { householdCodes } from '../people/household-codes.ts';
import { loadArea } from '../reports/load-area.ts';
import { reportTimes } from '../reports/report-times.ts';
import { placeOf, type VersionRow, versionRows } from './setting-rows.ts';

type View = ReplyOf<'GET /settings'>['items'][number];

interface Row extends VersionRow {
  area_name: string | null;
  own: number;
}

/** Where nobody has set anything. */
const shipped: Partial<Record<SettingName, object>> = {
  'shift-rules': shippedRules,
  'shift-times': { items: shippedTemplates },
  'report-times': reportTimes.shipped,
  'household-codes': householdCodes.shipped,
};

/**
 * A setting as it is in force in an area, one a key: that of the nearest area upward that has its own, newest version.
 * @throws Problem not-allowed, not-found
 */
export async function listSettings(
  ctx: Ctx,
  { setting, areaId }: ParsedInputOf<'GET /settings'>,
): Promise<ReplyOf<'GET /settings'>> {
  const area = await loadArea(ctx, 'settings.view', areaId);
  const own = placeOf(setting, areaId);
  const rows = await ctx.db.execute<Row>(sql`
    with newest as (
      select distinct on (every.key, every.area_id) every.*
      from (${versionRows(setting)}) every left join areas place on place.id = every.area_id
      where every.area_id is null or place.path @> ${area.path}::text::ltree
      order by every.key, every.area_id, every.version desc)
    select distinct on (newest.key) newest.*, place.name as area_name,
      coalesce((select mine.version from newest mine
        where mine.key = newest.key and mine.area_id is not distinct from ${own}::uuid), 0) as own
    from newest left join areas place on place.id = newest.area_id
    where newest.value is not null
    order by newest.key, nlevel(place.path) desc nulls last`);
  const items = rows.map(viewOf);
  if (setting === 'calendar') return { items: withYears(ctx, items) };
  const usual = shipped[setting];
  if (usual === undefined || items.length > 0) return { items };
  return { items: [await shippedView(ctx, setting, own, usual)] };
}

const viewOf = (row: Row): View => ({
  key: row.key,
  title: titleOf(row.value),
  value: row.value ?? {},
  ended: row.ended,
  setAt: row.area_id === null ? null : { areaId: row.area_id, areaName: row.area_name ?? '' },
  version: row.own,
});

/** What is shipped, with the version at which the area gave up its own. */
async function shippedView(ctx: Ctx, setting: SettingName, own: string | null, value: object): Promise<View> {
  const [newest] = await ctx.db.execute<{ version: number }>(sql`
    select max(every.version) as version from (${versionRows(setting)}) every
    where every.area_id is not distinct from ${own}::uuid`);
  return {
    key: '',
    title: null,
    value: { ...value },
    ended: false,
    setAt: null,
    version: newest?.version ?? 0,
  };
}

/** This year and the next are there to be filled in. */
function withYears(ctx: Ctx, items: View[]): View[] {
  const year = Number(dayOf(ctx.clock.now(), ctx.settings.zone).slice(0, 4));
  const known = new Map(items.map((item) => [item.key, item]));
  for (const key of [String(year), String(year + 1)])
    if (!known.has(key))
      known.set(key, { key, title: null, value: { days: [] }, ended: false, setAt: null, version: 0 });
  return [...known.values()].sort((a, b) => b.key.localeCompare(a.key));
}

function titleOf(value: Record<string, unknown> | null): LocalText | null {
  const title = value?.title ?? value?.name;
  return typeof title === 'object' && title !== null ? (title as LocalText) : null;
}
