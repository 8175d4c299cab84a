import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { serviceHours } from '@linli/db/matching/tables';
import { and, count, desc, eq, sql, sum } from 'drizzle-orm';
import { z } from 'zod';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';

type Reply = ReplyOf<'GET /matching/hours'>;

/** The actor's hours of service, the latest first, with their total. @throws Problem invalid-input */
export async function listHours(ctx: Ctx, input: ParsedInputOf<'GET /matching/hours'>): Promise<Reply> {
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const mine = eq(serviceHours.accountId, accountId);
  const [total] = await ctx.db
    .select({ minutes: sum(serviceHours.minutes), entries: count() })
    .from(serviceHours)
    .where(mine);
  const rows = await ctx.db
    .select()
    .from(serviceHours)
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
  return {
    ...page(
      rows,
      input.limit,
      (row) => [row.fromAt.toISOString(), row.id],
      (row) => ({
        entryId: row.id,
        kind: row.kind as Reply['items'][number]['kind'],
        fromAt: row.fromAt.toISOString(),
        minutes: row.minutes,
      }),
    ),
    total: { minutes: Number(total?.minutes ?? 0), entries: total?.entries ?? 0 },
  };
}
