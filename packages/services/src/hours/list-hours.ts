import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { hourCorrections, serviceHours } from '@linli/db/hours/tables';
import { starsOf } from '@linli/domain/hours/stars';
import { and, count, desc, eq, sql, sum } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';

type Reply = ReplyOf<'GET /hours/mine'>;

// A year of somebody who served in each month of it.
const mostMonths = 12;

/** The actor's record of service, the latest first, with its total, months and stars. @throws Problem invalid-input */
export async function listHours(ctx: Ctx, input: ParsedInputOf<'GET /hours/mine'>): Promise<Reply> {
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const mine = eq(serviceHours.accountId, accountId);
  const [total] = await ctx.db
    .select({ minutes: sum(serviceHours.minutes), entries: count() })
    .from(serviceHours)
    .where(mine);
  const month = sql<string>`to_char(${serviceHours.fromAt} at time zone ${sql.raw(`'${ctx.settings.zone}'`)}, 'YYYY-MM')`;
  const months = await ctx.db
    .select({ month, minutes: sum(serviceHours.minutes), nightMinutes: sum(serviceHours.nightMinutes) })
    .from(serviceHours)
    .where(mine)
    .groupBy(month)
    .orderBy(desc(month))
    .limit(mostMonths);
  const rows = await ctx.db
    .select({ entry: serviceHours, reasonCipher: hourCorrections.reasonCipher })
    .from(serviceHours)
    .leftJoin(hourCorrections, eq(hourCorrections.id, serviceHours.sourceId))
    .where(
      and(
        mine,
        after === null
          ? undefined
          : sql`(${serviceHours.fromAt}, ${serviceHours.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(serviceHours.fromAt), desc(serviceHours.id))
    .limit(input.limit + 1);
  const minutes = Number(total?.minutes ?? 0);
  return {
    ...page(
      rows,
      input.limit,
      ({ entry }) => [entry.fromAt.toISOString(), entry.id],
      ({ entry, reasonCipher }) => ({
        entryId: entry.id,
        kind: entry.kind as Reply['items'][number]['kind'],
        fromAt: entry.fromAt.toISOString(),
        minutes: entry.minutes,
        nightMinutes: entry.nightMinutes,
        place: entry.place,
        reason: reasonCipher === null ? null : ctx.vault.openText(uses.hourReason, reasonCipher),
      }),
    ),
    total: { minutes, entries: total?.entries ?? 0 },
    months: months.map((each) => ({
      month: each.month,
      minutes: Number(each.minutes),
      nightMinutes: Number(each.nightMinutes),
    })),
    ...starsOf(minutes),
  };
}
