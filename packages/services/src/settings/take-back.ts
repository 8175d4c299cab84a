import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { SettingChange } from '@linli/contracts/settings/endpoints';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadArea } from '../reports/load-area.ts';
import { closeKind } from '../requests/close-kind.ts';
import { publishSetting } from './publish-setting.ts';
import { placeOf, type VersionRow, versionRows } from './setting-rows.ts';

const outgrown = {
  zh: '这一版是旧格式，不能直接恢复，请照着它重新填写',
  en: 'This version has an older form; enter it anew by its example',
};

/**
 * Publishes an earlier version of an area again, as the next one: nothing is undone, and the way back stays open. Version 0
 * gives the area above force again.
 * @throws Problem not-allowed, not-found (area, version); lost-race after another version; rule-refused for one that no
 * longer fits its shape, and for giving up what has no area above
 */
export async function takeBack(
  ctx: Ctx,
  { setting, areaId, key, version, base, reason }: ParsedInputOf<'POST /settings/take-back'>,
): Promise<ReplyOf<'POST /settings/take-back'>> {
  await loadArea(ctx, 'settings.view', areaId);
  const [earlier] =
    version === 0
      ? [{ value: null, ended: false }]
      : await ctx.db.execute<VersionRow>(sql`
          select * from (${versionRows(setting)}) every where every.key = ${key} and every.version = ${version}
            and every.area_id is not distinct from ${placeOf(setting, areaId)}::uuid`);
  if (!earlier) throw new Problem('not-found');
  if (setting === 'kind' && earlier.ended) return closeKind(ctx, { areaId, key, reason });
  const change = SettingChange.safeParse({ setting, areaId, key, value: earlier.value, reason, base });
  if (!change.success) throw new Problem('rule-refused', { detail: outgrown });
  return publishSetting(ctx, change.data);
}
