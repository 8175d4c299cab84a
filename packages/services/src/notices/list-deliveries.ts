import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { within } from '../within.ts';

const Cursor = z.tuple([z.uuid()]);

type Delivery = ReplyOf<'GET /notices/deliveries'>['items'][number];

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  kinds: Delivery['kinds'] | null;
  at: string;
  state: Delivery['state'];
  read: boolean | null;
  tries: { channel: string; state: string; reason: string | null; at: string }[];
}

/**
 * What became of the messages to people of an area, newest first, as far as it is known: a try that was accepted by a
 * service is not called delivered.
 * @throws Problem not-allowed, not-found
 */
export async function listDeliveries(
  ctx: Ctx,
  { areaId, state, cursor, limit }: ParsedInputOf<'GET /notices/deliveries'>,
): Promise<ReplyOf<'GET /notices/deliveries'>> {
  const paths = await reachedPaths(ctx, 'notices.deliveries', areaId);
  const after = readCursorOf(cursor, Cursor);
  const rows = await ctx.db.execute<Row>(sql`
    select message.id, account.display_name as name, message.created_at as at, message.state, told.kinds, told.read,
      (select coalesce(jsonb_agg(jsonb_build_object('channel', tried.channel, 'state', tried.state,
          'reason', tried.reason, 'at', coalesce(tried.settled_at, tried.begun_at))
          order by tried.begun_at, tried.id), '[]')
        from message_tries tried where tried.message_id = message.id) as tries
    from messages message
    join areas place on place.id = message.area_id
    join accounts account on account.id = message.account_id
    cross join lateral (select array_agg(distinct notice.kind) as kinds, bool_and(notice.read_at is not null) as read
      from notices notice where notice.message_id = message.id) told
    where ${within(sql`place.path`, paths)}
      ${state === undefined ? sql`` : sql`and message.state = ${state}`}
      ${after ? sql`and message.id < ${after[0]}::uuid` : sql``}
    order by message.id desc
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [row.id],
    (row) => ({
      messageId: row.id,
      name: row.name,
      kinds: row.kinds ?? [],
      at: new Date(row.at).toISOString(),
      state: row.state,
      read: row.read ?? false,
      tries: row.tries.map(
        (each) => ({ ...each, at: new Date(each.at).toISOString() }) as Delivery['tries'][number],
      ),
    }),
  );
}
