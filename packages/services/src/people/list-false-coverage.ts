import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { arrayLiteral } from '@linli/db/array-literal';
import { answeringRoles, coverageDoubts, type Doubt } from '@linli/domain/people/coverage';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { areaWithin } from './area-view.ts';
import { loadHolders } from './load-holders.ts';

/** Silence alone weighs least: before anything happens in an area, everybody is silent. */
const weightOf = ({ doubts }: { doubts: readonly Doubt[] }): number =>
  2 * doubts.length - Number(doubts.some(({ fault }) => fault === 'never-acts'));

const Cursor = z.tuple([z.int32().min(0)]);

/**
 * 假包保: whoever answers for something in an area by a post that, by the rules of `coverageDoubts`, stands on paper only; most
 * doubts first. Everybody who holds a post there is looked at: a few hundred in a community, some thousands in a district.
 * @throws Problem not-allowed; not-found outside the caller's areas; invalid-input for the cursor
 */
export async function listFalseCoverage(
  ctx: Ctx,
  { areaId, fault, cursor, limit }: ParsedInputOf<'GET /people/false-coverage'>,
): Promise<ReplyOf<'GET /people/false-coverage'>> {
  const area = await areaWithin(ctx, areaId, reach(ctx, 'posts.view'));
  const after = readCursorOf(cursor, Cursor)?.[0] ?? 0;
  const now = ctx.clock.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const holders = await loadHolders(
    ctx,
    now,
    sql`account.id in (
      select post.account_id from appointments post join areas place on place.id = post.area_id and place.closed_at is null
      where ${within(sql`place.path`, [area.path])} and post.role = any(${arrayLiteral(answeringRoles)}::text[])
        and post.from_at <= ${at} and (post.until_at is null or post.until_at > ${at}))`,
  );
  const doubted = holders
    .map((holder) => ({ holder, doubts: coverageDoubts(holder.facts, now) }))
    .filter(({ doubts }) =>
      fault === undefined ? doubts.length > 0 : doubts.some((each) => each.fault === fault),
    )
    .sort((a, b) => weightOf(b) - weightOf(a) || a.holder.accountId.localeCompare(b.holder.accountId))
    .map((row, place) => ({ ...row, place }));
  return page(
    doubted.slice(after, after + limit + 1),
    limit,
    ({ place }) => [place + 1],
    ({ holder, doubts }) => ({
      accountId: holder.accountId,
      holderName: holder.name,
      posts: holder.posts,
      doubts: doubts.map(({ fault: each, facts }) => ({ fault: each, facts: { ...facts } })),
      lastActAt: holder.facts.lastActAt?.toISOString() ?? null,
    }),
  );
}
