import type { SettingName } from '@linli/contracts/settings/labels';
import { type SQL, sql } from 'drizzle-orm';

/** One version of a setting, wherever it rests. */
export interface VersionRow extends Record<string, unknown> {
  key: string;
  version: number;
  area_id: string | null;
  value: Record<string, unknown> | null;
  ended: boolean;
  reason: string | null;
  set_by: string | null;
  set_at: string;
}

const columns = sql.raw('key, version, area_id');
const published = sql.raw('reason, published_by as set_by, published_at as set_at');

/** All versions of a setting as one relation: kinds, forms and ladders have tables of their own, the others share one. */
export function versionRows(setting: SettingName): SQL {
  if (setting === 'kind')
    return sql`select ${columns}, definition as value, closed_at is not null as ended, ${published} from request_kinds`;
  if (setting === 'form')
    return sql`select key, version, null::uuid as area_id, definition as value, false as ended, ${published} from forms`;
  if (setting === 'ladder')
    return sql`select ${columns}, definition as value, false as ended, ${published} from ladders`;
  return sql`select ${columns}, value, value is null as ended, reason, set_by, set_at from setting_versions
    where setting = ${setting}`;
}

/** Settings that are the same for everybody; they rest without an area. */
const forEverybody: readonly SettingName[] = ['form', 'calendar'];
export const placeOf = (setting: SettingName, areaId: string): string | null =>
  forEverybody.includes(setting) ? null : areaId;
