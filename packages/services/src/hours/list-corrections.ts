import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { may, reachOf } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { uses } from '../vault.ts';
import { within } from '../within.ts';

type Reply = ReplyOf<'GET /hours/corrections'>;

interface Row extends Record<string, unknown> {
  id: string;
  account_id: string;
  name: string;
  area_path: string;
  from_at: string;
  minutes: number;
  reason_cipher: Buffer;
  asked_at: string;
  decided: 'granted' | 'refused' | null;
  answer_cipher: Buffer | null;
  was: number | null;
}

// Whether it is decided, and when it was asked: open ones first, the latest first among each.
const Cursor = z.tuple([z.union([z.literal(0), z.literal(1)]), Instant, Id]);

/**
 * Corrections that wait for the actor's decision, and their own with what became of them.
 * @throws Problem not-signed-in; second-factor-needed for those who decide; invalid-input for the cursor
 */
export async function listCorrections(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /hours/corrections'>,
): Promise<Reply> {
  const { accountId, posts } = signedIn(ctx);
  const after = readCursorOf(cursor, Cursor);
  const paths = reachOf(posts, 'hours.correct').length > 0 ? reach(ctx, 'hours.correct') : [];
  const me = sql`${accountId}::uuid`;
  // Newest last among what is compared: a row of three, the way the list goes.
  const rest =
    after === null
      ? sql``
      : sql`and (correction.decided is null, correction.asked_at, correction.id)
          < (${after[0] === 0}::boolean, ${after[1]}::timestamptz, ${after[2]}::uuid)`;
  const order = sql`order by correction.decided is null desc, correction.asked_at desc, correction.id desc
    limit ${limit + 1}::int`;
  const rows = await ctx.db.execute<Row>(sql`
    select correction.id, correction.account_id, asker.display_name as name, place.path::text as area_path,
      correction.from_at, correction.minutes, correction.reason_cipher, correction.asked_at, correction.decided,
      correction.answer_cipher,
      (select sum(entry.minutes)::int from service_hours entry
        where (entry.id = correction.entry_id or entry.corrects_id = correction.entry_id)
          and entry.source_id <> correction.id
          and entry.recorded_at <= coalesce(correction.decided_at, 'infinity')) as was
    from (
      (select correction.* from hour_corrections correction where correction.account_id = ${me} ${rest} ${order})
      union all
      (select correction.* from hour_corrections correction join areas place on place.id = correction.area_id
        where correction.decided is null and correction.account_id <> ${me} and ${within(sql`place.path`, paths)}
          ${rest} ${order})) correction
    join accounts asker on asker.id = correction.account_id
    join areas place on place.id = correction.area_id
    ${order}`);
  return page(
    rows,
    limit,
    (row) => [row.decided === null ? 0 : 1, new Date(row.asked_at).toISOString(), row.id],
    (row): Reply['items'][number] => {
      const mine = row.account_id === accountId;
      return {
        correctionId: row.id,
        name: row.name,
        mine,
        mayDecide: !mine && row.decided === null && may(posts, 'hours.correct', row.area_path),
        fromAt: new Date(row.from_at).toISOString(),
        was: row.was,
        minutes: row.minutes,
        reason: ctx.vault.openText(uses.hourReason, row.reason_cipher),
        askedAt: new Date(row.asked_at).toISOString(),
        decided: row.decided,
        answer: row.answer_cipher === null ? null : ctx.vault.openText(uses.hourReason, row.answer_cipher),
      };
    },
  );
}
