import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { relieveViews } from './relieve-views.ts';

/**
 * Stand-ins and swaps the actor is asked for and has not refused, and those for places of theirs or asked by them: open ones
 * first, the newest before the others.
 * @throws Problem not-allowed, second-factor-needed, invalid-input
 */
export async function listRelieves(
  ctx: Ctx,
  input: ParsedInputOf<'GET /shifts/relieves'>,
): Promise<ReplyOf<'GET /shifts/relieves'>> {
  reach(ctx, 'shifts.view');
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(input.cursor, z.tuple([z.int32(), Instant, Id]));
  const rank = sql`(case when relieve.state = 'open' then 0 else 1 end)`;
  // Each of these is few: they are collected before anything is sorted.
  const found = await relieveViews(
    ctx,
    accountId,
    sql`relieve.id in (
        select answer.relieve_id from relieve_answers answer
          where answer.account_id = ${accountId}::uuid and answer.declined_at is null
        union select asked.id from relieves asked where asked.asked_by = ${accountId}::uuid
        union select own.id from claims mine join relieves own on own.claim_id = mine.id where mine.account_id = ${accountId}::uuid)
      ${
        after === null
          ? sql``
          : sql`and (${rank} > ${after[0]}::int or (${rank} = ${after[0]}::int
              and (relieve.asked_at, relieve.id) < (${after[1]}::timestamptz, ${after[2]}::uuid)))`
      }`,
    { order: sql`${rank}, relieve.asked_at desc, relieve.id desc`, limit: input.limit + 1 },
  );
  return page(
    found,
    input.limit,
    ({ view, askedAt }) => [view.state === 'open' ? 0 : 1, askedAt, view.relieveId],
    ({ view }) => view,
  );
}
