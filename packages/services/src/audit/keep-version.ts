import { settingVersions } from '@linli/db/audit/tables';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { accountOf } from '../context.ts';
import { checkSeen } from './check-seen.ts';

export interface SettingChange {
  readonly setting: string;
  /** Which of several of a setting. */
  readonly key?: string;
  /** Null: for everybody. */
  readonly areaId: string | null;
  /** Null: the area gives up its own. */
  readonly value: object | null;
  readonly reason: string | undefined;
  readonly base: number | undefined;
}

/**
 * Keeps a change of a setting as its next version, in the transaction of the verb; two at once get one after the other.
 * @returns its number
 * @throws Problem lost-race when the newest version is not `base`
 */
export async function keepVersion(
  ctx: Ctx,
  now: Date,
  { setting, key = '', areaId, value, reason, base }: SettingChange,
): Promise<number> {
  const { db } = ctx;
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`setting ${setting} ${key} ${areaId}`}, 0))`,
  );
  const [newest] = await db
    .select({ version: settingVersions.version, setBy: settingVersions.setBy })
    .from(settingVersions)
    .where(
      and(
        eq(settingVersions.setting, setting),
        eq(settingVersions.key, key),
        areaId === null ? isNull(settingVersions.areaId) : eq(settingVersions.areaId, areaId),
      ),
    )
    .orderBy(desc(settingVersions.version))
    .limit(1);
  await checkSeen(ctx, base, newest);
  const version = (newest?.version ?? 0) + 1;
  await db.insert(settingVersions).values({
    id: ctx.ids.next(),
    setting,
    key,
    areaId,
    version,
    value,
    reason: reason ?? null,
    setBy: accountOf(ctx.actor),
    setAt: now,
  });
  return version;
}
