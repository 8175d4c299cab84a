import type { ReplyOf } from '@linli/contracts/catalog';
import { helpers } from '@linli/db/matching/tables';
import { dutyDefaults } from '@linli/domain/matching/duty-defaults';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { dayAround } from './load-volunteers.ts';

export type DutyView = ReplyOf<'GET /matching/duty'>;

/** The switch of an account as it is now; what nobody set yet is what a first look at the page offers. */
export async function dutyView(ctx: Ctx, now: Date, accountId: string): Promise<DutyView> {
  const [row] = await ctx.db.select().from(helpers).where(eq(helpers.accountId, accountId));
  const { start } = dayAround(now, ctx.settings.zone);
  const [figures] = await ctx.db.execute<{ errands: number; minutes: number; home: string | null }>(sql`
    select
      (select count(*)::int from request_hands taken where taken.account_id = ${accountId}::uuid and taken.role = 'helper'
        and taken.from_at >= ${start.toISOString()}::timestamptz
        and (taken.end_reason is null or taken.end_reason in ('done', 'ended'))) as errands,
      (select coalesce(sum(minutes), 0)::int from service_hours where account_id = ${accountId}::uuid
        and from_at >= ${start.toISOString()}::timestamptz) as minutes,
      (select coalesce(up.compound, '') || up.name from areas up
        where up.id = ${row?.baseAreaId ?? null}::uuid and up.kind = 'building') as home`);
  const on = row?.isOn === true && (row.untilAt === null || row.untilAt > now);
  const rests = row?.notTodayUntil && row.notTodayUntil > now ? row.notTodayUntil : null;
  return {
    on,
    untilAt: on ? (row.untilAt?.toISOString() ?? null) : null,
    notTodayUntil: rests?.toISOString() ?? null,
    ...(row
      ? {
          hours: row.hours as DutyView['hours'],
          reach: row.reach as DutyView['reach'],
          kinds: row.kinds,
          skills: row.skills as DutyView['skills'],
          languages: row.languages as DutyView['languages'],
          car: row.hasCar,
          isolationTrained: row.isolationTrained,
          lifts: row.lifts,
          dailyLimit: row.dailyLimit,
        }
      : dutyDefaults),
    home: figures?.home ?? null,
    today: { errands: figures?.errands ?? 0, minutes: figures?.minutes ?? 0 },
  };
}
