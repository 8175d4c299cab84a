import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { timeOf } from '@linli/domain/civil-time';
import type { RequestFacts } from '@linli/domain/matching/facts';
import { explain, fitOf } from '@linli/domain/matching/fit-of';
import { hindrances } from '@linli/domain/matching/may-take';
import { standings } from '@linli/domain/matching/standings';
import { unfitFor } from '@linli/domain/matching/unfit-for';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { readCursorOf, writeCursor } from '../paging.ts';
import { communityOf } from '../people/community-of.ts';
import { requestRows } from '../requests/request-rows.ts';
import { within } from '../within.ts';
import { type Helper, loadHelpers } from './load-volunteers.ts';
import { loadWanting, looksForHelp, wantingQuery } from './load-wanting.ts';

type Page = ReplyOf<'GET /matching/near'>;

/** Requests looked at in one go, and goes for one page: a page may be short, never slow. */
const batch = 60;
const mostBatches = 5;

/** The query behind a page: what looks for help where the actor serves, after a deadline and id. */
export const nearQuery = (paths: readonly string[], after: readonly [string, string] | null): SQL =>
  wantingQuery(
    sql`${within(sql`place.path`, paths)} and ${looksForHelp}
      and not coalesce((kind.definition -> 'discreet')::boolean, false)
      ${after === null ? sql`` : sql`and (r.deadline_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}`,
    batch,
  );

/**
 * Open requests where the actor serves and goes, that nobody is asked about and they could take; the most pressing first.
 * @throws Problem not-allowed, second-factor-needed, invalid-input
 */
export async function listNear(ctx: Ctx, input: ParsedInputOf<'GET /matching/near'>): Promise<Page> {
  const now = ctx.clock.now();
  const paths = reach(ctx, 'requests.help');
  let after: [string, string] | null = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const helper = await ownself(ctx, now, paths);
  if (!helper) return { items: [], nextCursor: null };
  const moment = { now, time: timeOf(now, ctx.settings.zone) };
  const found: RequestFacts[] = [];
  let atEnd = false;
  for (let i = 0; i < mostBatches && !atEnd && found.length < input.limit; i++) {
    const some: RequestFacts[] = await loadWanting(ctx, now, nearQuery(paths, after));
    for (const facts of some) {
      if (found.length === input.limit) break;
      after = [facts.deadlineAt.toISOString(), facts.id];
      const unfit = unfitFor(helper, facts, moment);
      if (unfit.some(({ reason }) => reason === 'too-far') || hindrances(unfit).length > 0) continue;
      found.push(facts);
    }
    atEnd = some.length < batch && (some.length === 0 || after?.[1] === some.at(-1)?.id);
  }
  const rows = await requestRows(ctx, {
    where: sql`r.id = any(${arrayLiteral(found.map(({ id }) => id))}::uuid[])`,
    order: sql`r.deadline_at, r.id`,
    limit: input.limit,
    seen: 'building',
  });
  const standing = standings([helper]).get(helper.accountId);
  const factsOf = new Map(found.map((facts) => [facts.id, facts]));
  return {
    items: rows.flatMap((row) => {
      const facts = factsOf.get(row.requestId);
      if (!facts || !standing) return [];
      return [{ ...row, fit: explain(fitOf(helper, facts, standing), helper, []) }];
    }),
    nextCursor: !atEnd && after !== null ? writeCursor(after) : null,
  };
}

/** The actor as matching sees them, in the community of their post. */
async function ownself(ctx: Ctx, now: Date, paths: readonly string[]): Promise<Helper | null> {
  const [first = ''] = paths;
  const community = await communityOf(ctx, first);
  const [helper] = await loadHelpers(ctx, now, {
    communityPath: community?.path ?? first,
    among: [signedIn(ctx).accountId],
  });
  return helper ?? null;
}
