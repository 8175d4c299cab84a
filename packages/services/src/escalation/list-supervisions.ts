import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { atDesk } from './desk-reach.ts';
import { supervisionRows } from './supervision-rows.ts';

const Cursor = z.tuple([z.enum(['open', 'answered']), Id]);

/**
 * What is asked of me and by me: open ones first, newest first.
 * @throws Problem not-signed-in, second-factor-needed; invalid-input for the cursor
 */
export async function listSupervisions(
  ctx: Ctx,
  { cursor, limit }: ParsedInputOf<'GET /escalation/supervisions'>,
): Promise<ReplyOf<'GET /escalation/supervisions'>> {
  const me = sql`${atDesk(ctx)}::uuid`;
  const after = readCursorOf(cursor, Cursor);
  const isAnswered = sql`(supervision.answered_at is not null)`;
  const from = after
    ? sql`and (${isAnswered} > ${after[0] === 'answered'}::boolean
        or ${isAnswered} = ${after[0] === 'answered'}::boolean and supervision.id < ${after[1]}::uuid)`
    : sql``;
  const rows = await supervisionRows(ctx, {
    where: sql`(supervision.asked_of = ${me} or supervision.asked_by = ${me}) ${from}`,
    order: sql`${isAnswered}, supervision.id desc`,
    limit: limit + 1,
  });
  return page(
    rows,
    limit,
    ({ answeredAt, supervisionId }) => [answeredAt === null ? 'open' : 'answered', supervisionId],
    (row) => row,
  );
}
