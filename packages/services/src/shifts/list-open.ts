import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id, Instant } from '@linli/contracts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { shifts } from '@linli/db/shifts/tables';
import { heldStates } from '@linli/domain/shifts/life';
import { mayStand } from '@linli/domain/shifts/may-stand';
import { nearness, nearOf } from '@linli/domain/shifts/near';
import type { Standing } from '@linli/domain/shifts/standing';
import { and, eq, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { within } from '../within.ts';
import { loadHome } from './load-home.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadShiftFacts } from './load-shift-facts.ts';
import { openViews } from './open-views.ts';
import { ownStanding } from './own-standing.ts';

/** Shifts ahead with a free place where somebody may stand (`full`: without one as well), and those they wait for; without those they are on. */
export const openTo = ({ accountId, paths }: Standing, now: Date, full = false): SQL | undefined =>
  and(
    eq(shifts.state, 'open'),
    gt(shifts.startsAt, now),
    within(shifts.areaPath, paths),
    full
      ? undefined
      : sql`(${shifts.taken} < ${shifts.people} or exists (select from shift_waits wait
      where wait.shift_id = ${shifts.id} and wait.account_id = ${accountId}::uuid and wait.state = 'waiting'))`,
    sql`not exists (select from claims mine where mine.shift_id = ${shifts.id} and mine.account_id = ${accountId}::uuid
      and mine.state = any(${arrayLiteral(heldStates)}::text[]))`,
  );

/**
 * Shifts with free places where the actor may stand, and those they wait for, with all that speaks against each. Soonest first
 * by day, and of a day those near home first.
 * @throws Problem not-allowed, second-factor-needed, invalid-input
 */
export async function listOpen(
  ctx: Ctx,
  input: ParsedInputOf<'GET /shifts/open'>,
): Promise<ReplyOf<'GET /shifts/open'>> {
  const now = ctx.clock.now();
  const after = readCursorOf(input.cursor, z.tuple([Instant, Id]));
  const person = await ownStanding(ctx, now);
  const home = await loadHome(ctx, person);
  const found = await loadShiftFacts(
    ctx,
    and(
      openTo(person, now, input.full === 'true'),
      input.from === undefined ? undefined : gte(shifts.startsAt, new Date(input.from)),
      input.until === undefined ? undefined : lt(shifts.startsAt, new Date(input.until)),
      after === null
        ? undefined
        : sql`(${shifts.startsAt}, ${shifts.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    ),
    { limit: input.limit + 1 },
  );
  const rulesAt = await loadRulesOf(
    ctx,
    found.map(({ facts }) => facts.areaPath),
  );
  const { items, nextCursor } = page(
    found,
    input.limit,
    ({ facts }) => [facts.startsAt.toISOString(), facts.id],
    (loaded) => ({
      loaded,
      reasons: mayStand(person, loaded.facts, rulesAt(loaded.facts.areaPath), now),
      far: nearness.indexOf(nearOf(home, loaded.facts.areaPath)),
    }),
  );
  const inOrder = items.toSorted(
    ({ loaded: a, far: one }, { loaded: b, far: other }) =>
      (a.facts.day < b.facts.day ? -1 : a.facts.day > b.facts.day ? 1 : 0) ||
      one - other ||
      a.facts.startsAt.getTime() - b.facts.startsAt.getTime(),
  );
  return { items: await openViews(ctx, person.accountId, home, inOrder), nextCursor };
}
