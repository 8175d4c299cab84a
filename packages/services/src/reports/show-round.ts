import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { forms, roundSlots, rounds } from '@linli/db/reports/tables';
import { isWithin, reachOf } from '@linli/domain/identity/rights';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { type Slot, slotView } from './load-slot.ts';
import { roundColumns, roundView } from './round-view.ts';

/**
 * One round with the slots that have opened, for staff whose area it touches and for everybody who reports for somebody
 * it expects.
 * @throws Problem not-signed-in, not-found
 */
export async function showRound(
  ctx: Ctx,
  { roundId }: ParsedInputOf<'GET /reports/rounds/:roundId'>,
): Promise<ReplyOf<'GET /reports/rounds/:roundId'>> {
  const { posts, accountId } = signedIn(ctx);
  const [row] = await ctx.db
    .select({ ...roundColumns, path: areas.path })
    .from(rounds)
    .innerJoin(forms, eq(forms.id, rounds.formId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, roundId));
  if (!row) throw new Problem('not-found');
  const touched = reachOf(posts, 'rounds.view').some(
    (path) => isWithin(path, row.path) || isWithin(row.path, path),
  );
  if (!touched && !(await isAskedOf(ctx, accountId, roundId))) throw new Problem('not-found');
  const slots = await ctx.db
    .select()
    .from(roundSlots)
    .where(and(eq(roundSlots.roundId, roundId), lte(roundSlots.opensAt, ctx.clock.now())))
    .orderBy(asc(roundSlots.opensAt), asc(roundSlots.id));
  return {
    ...roundView(row),
    slotList: slots.map((slot) => slotView({ ...slot, part: slot.part as Slot['part'] })),
  };
}

async function isAskedOf(ctx: Ctx, accountId: string, roundId: string): Promise<boolean> {
  const found = await ctx.db.execute(sql`
    select 1 from round_members expected
    where expected.round_id = ${roundId}::uuid and (
      expected.household_id in (
        select household_id from joins
        where account_id = ${accountId}::uuid and state = 'confirmed' and ended_at is null)
      or expected.person_id in (
        select person_id from relatives where account_id = ${accountId}::uuid and ended_at is null))
    limit 1`);
  return found.length > 0;
}
