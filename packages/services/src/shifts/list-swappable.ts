import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { Id, Instant } from '@linli/contracts/values';

import { shifts } from '@linli/db/shifts/tables';
import { againstAsking } from '@linli/domain/shifts/may-stand';
import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { swapReasons } from '@linli/domain/shifts/swap-reasons';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf, writeCursor } from '../paging.ts';
import { within } from '../within.ts';
import { readOwnClaim } from './hold-claim.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadOneShift, loadShiftFacts, shiftsAmong } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { ownStanding } from './own-standing.ts';
import { shiftRow } from './shift-row.ts';

// Around the own shift: beyond that it is another plan, not a swap.
const days = 14;
/** Places looked at in one go, and goes for one page: a page may be short, never slow. */
const batch = 100;
const mostBatches = 4;

interface Place extends Record<string, unknown> {
  id: string;
  shift_id: string;
  account_id: string;
  starts_at: string;
}

/** Places of others that are confirmed and ahead, within a time and some areas, after a place in the list. */
export const placesQuery = (
  accountId: string,
  paths: readonly string[],
  { from, until, after }: { from: Date; until: Date; after: readonly [string, string] | null },
): SQL => sql`
  select place.id, place.shift_id, place.account_id, place.starts_at
  from ${shifts} join claims place on place.shift_id = ${shifts.id} and place.state = 'claimed'
    and place.account_id <> ${accountId}::uuid
  where ${shifts.state} = 'open' and ${within(shifts.areaPath, paths)}
    and ${shifts.startsAt} > ${from.toISOString()}::timestamptz and ${shifts.startsAt} < ${until.toISOString()}::timestamptz
    ${after === null ? sql`` : sql`and (place.starts_at, place.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
  order by place.starts_at, place.id limit ${batch}`;

/**
 * Places of others that could be swapped with one of the actor's without breaking a limit for either, soonest first.
 * @throws Problem not-found, not-allowed, second-factor-needed, invalid-input; illegal-transition for a place not theirs any more
 */
export async function listSwappable(
  ctx: Ctx,
  input: ParsedInputOf<'GET /shifts/swappable'>,
): Promise<ReplyOf<'GET /shifts/swappable'>> {
  const now = ctx.clock.now();
  let after: [string, string] | null = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const person = await ownStanding(ctx, now);
  const claim = await readOwnClaim(ctx, person.accountId, input.claimId);
  const own = await loadOneShift(ctx, claim.shiftId);
  if (!own || claim.state !== 'claimed' || claim.startsAt <= now) throw new Problem('illegal-transition');
  const around = days * 86_400_000;
  const span = {
    from: new Date(Math.max(now.getTime(), claim.startsAt.getTime() - around)),
    until: new Date(claim.startsAt.getTime() + around),
  };
  const found: ReplyOf<'GET /shifts/swappable'>['items'] = [];
  let atEnd = false;
  for (let i = 0; i < mostBatches && !atEnd && found.length <= input.limit; i++) {
    const places: Place[] = await ctx.db.execute<Place>(
      placesQuery(person.accountId, person.paths, { ...span, after }),
    );
    atEnd = places.length < batch;
    const last = places.at(-1);
    if (last) after = [new Date(last.starts_at).toISOString(), last.id];
    found.push(...(await swappable(ctx, now, { person, shift: own.facts, claimId: claim.id }, places)));
  }
  const reply = page(
    found,
    input.limit,
    ({ claimId, shift }) => [shift.startsAt, claimId],
    (item) => item,
  );
  return { ...reply, nextCursor: reply.nextCursor ?? (atEnd || after === null ? null : writeCursor(after)) };
}

/** Of some places those that can be swapped, by three statements however many they are. */
async function swappable(
  ctx: Ctx,
  now: Date,
  mine: { person: Standing; shift: ShiftFacts; claimId: string },
  places: readonly Place[],
): Promise<ReplyOf<'GET /shifts/swappable'>['items']> {
  const others = places.filter((place) => place.shift_id !== mine.shift.id);
  if (others.length === 0) return [];
  const loaded = new Map(
    (await loadShiftFacts(ctx, shiftsAmong([...new Set(others.map(({ shift_id }) => shift_id))]))).map(
      (each) => [each.facts.id, each],
    ),
  );
  const moments = [mine.shift, ...[...loaded.values()].map(({ facts }) => facts)].flatMap(
    ({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()],
  );
  const people = await loadStanding(ctx, now, [...new Set(others.map(({ account_id }) => account_id))], {
    startsAt: new Date(Math.min(...moments)),
    endsAt: new Date(Math.max(...moments)),
  });
  const rulesAt = await loadRulesOf(ctx, [
    mine.shift.areaPath,
    ...[...loaded.values()].map(({ facts }) => facts.areaPath),
  ]);
  return others.flatMap((place) => {
    const theirs = loaded.get(place.shift_id);
    const person = people.get(place.account_id);
    if (!theirs || !person) return [];
    const reasons = swapReasons(
      { ...mine, rules: rulesAt(mine.shift.areaPath) },
      { person, shift: theirs.facts, claimId: place.id, rules: rulesAt(theirs.facts.areaPath) },
      now,
    );
    if (reasons.one.length > 0 || againstAsking(reasons.other).length > 0) return [];
    return [{ claimId: place.id, name: person.name, shift: shiftRow(theirs) }];
  });
}
