import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { PairView } from '@linli/contracts/rosters/endpoints';
import { Id } from '@linli/contracts/values';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { loadArea } from '../reports/load-area.ts';
import { standingBelow } from './colleagues.ts';

interface Row extends Record<string, unknown> {
  id: string;
  kind: PairView['kind'];
  state: PairView['state'];
  asked_by: string;
  one_id: string;
  one: string;
  other_id: string;
  other: string;
}

/**
 * Pairs that live, the newest first: the actor's own, or those of an area for who may see its rosters.
 * @throws Problem not-allowed, not-found, invalid-input
 */
export async function listPairs(
  ctx: Ctx,
  { areaId, cursor, limit }: ParsedInputOf<'GET /rosters/pairs'>,
): Promise<ReplyOf<'GET /rosters/pairs'>> {
  const { accountId } = signedIn(ctx);
  const after = readCursorOf(cursor, z.tuple([Id]));
  const whose = areaId === undefined ? ofMine(ctx, accountId) : await ofArea(ctx, areaId);
  const rows = await ctx.db.execute<Row>(sql`
    select pair.id, pair.kind, pair.state, pair.asked_by, one.id as one_id, one.display_name as one,
      other.id as other_id, other.display_name as other
    from duty_pairs pair join accounts one on one.id = pair.one_id join accounts other on other.id = pair.other_id
    where pair.state in ('asked', 'agreed') and ${whose}
      ${after === null ? sql`` : sql`and pair.id < ${after[0]}::uuid`}
    order by pair.id desc limit ${limit + 1}::int`);
  return page(
    rows,
    limit,
    ({ id }) => [id],
    (row) => ({
      pairId: row.id,
      kind: row.kind,
      state: row.state,
      people: [
        { accountId: row.one_id, name: row.one },
        { accountId: row.other_id, name: row.other },
      ],
      toMe:
        row.state === 'asked' && row.asked_by !== accountId && [row.one_id, row.other_id].includes(accountId),
    }),
  );
}

function ofMine(ctx: Ctx, accountId: string): SQL {
  reach(ctx, 'shifts.claim');
  return sql`(pair.one_id = ${accountId}::uuid or pair.other_id = ${accountId}::uuid)`;
}

async function ofArea(ctx: Ctx, areaId: string): Promise<SQL> {
  const { path } = await loadArea(ctx, 'rosters.view', areaId);
  const there = standingBelow(ctx.clock.now(), [path]);
  return sql`(pair.one_id in (${there}) or pair.other_id in (${there}))`;
}
