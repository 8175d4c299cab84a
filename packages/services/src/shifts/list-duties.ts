import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { claims } from '@linli/db/shifts/tables';
import { and, inArray, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { myDuties } from './my-duties.ts';

// What is still to come or not yet settled.
const open = ['offered', 'claimed', 'on-duty', 'left'];

/**
 * The actor's duties, soonest first with one next action each; or those that are over, newest first.
 * @throws Problem not-allowed, second-factor-needed, invalid-input
 */
export async function listDuties(
  ctx: Ctx,
  input: ParsedInputOf<'GET /shifts/mine'>,
): Promise<ReplyOf<'GET /shifts/mine'>> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const past = input.past === 'true';
  const key = sql`(${claims.startsAt}, ${claims.id})`;
  const from = after === null ? undefined : sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const duties = await myDuties(
    ctx,
    now,
    accountId,
    and(
      past ? notInArray(claims.state, open) : inArray(claims.state, open),
      from && (past ? sql`${key} < ${from}` : sql`${key} > ${from}`),
    ),
    {
      order: past ? sql`${claims.startsAt} desc, ${claims.id} desc` : sql`${claims.startsAt}, ${claims.id}`,
      limit: input.limit + 1,
    },
  );
  return page(
    duties,
    input.limit,
    ({ shift, claimId }) => [shift.startsAt, claimId],
    (duty) => duty,
  );
}
