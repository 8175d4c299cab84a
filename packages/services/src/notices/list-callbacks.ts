import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { maskPhone } from '@linli/domain/identity/mask';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { reachedPaths } from '../reports/reached-paths.ts';
import { callbacksToMake } from './callbacks-to-make.ts';
import { numberOf } from './load-callback.ts';

const Cursor = z.tuple([z.uuid()]);

type Line = ReplyOf<'GET /notices/callbacks'>['items'][number];

interface Row extends Record<string, unknown> {
  id: string;
  attempts: number;
  created_at: string;
  name: string;
  kinds: Line['why'];
  phone_cipher: Buffer | null;
  register_cipher: Buffer | null;
  address: string | null;
}

/**
 * People of an area whom no message reached, longest waiting first. Who reads it in the app is not on it any more.
 * @throws Problem not-allowed, not-found
 */
export async function listCallbacks(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /notices/callbacks'>,
): Promise<ReplyOf<'GET /notices/callbacks'>> {
  const paths = await reachedPaths(ctx, 'notices.call-back', areaId);
  const after = readCursorOf(cursor, Cursor);
  const rows = await ctx.db.execute<Row>(sql`
    ${callbacksToMake(ctx.clock.now(), paths, after ? sql`line.id > ${after[0]}::uuid` : sql`true`)}
    order by line.id
    limit ${limit + 1}`);
  return page(
    rows,
    limit,
    (row) => [row.id],
    (row) => {
      const phone = numberOf(ctx, row);
      return {
        callbackId: row.id,
        name: row.name,
        address: row.address ?? '',
        phoneMasked: phone === null ? null : maskPhone(phone),
        why: row.kinds,
        attempts: row.attempts,
        since: new Date(row.created_at).toISOString(),
      };
    },
  );
}
