import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { shifts } from '@linli/db/shifts/tables';
import { confirmTimes } from '@linli/domain/rosters/confirm-by';
import { and, asc, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { takeOff } from '../shifts/empty-shifts.ts';
import { holdPeople, holdShifts } from '../shifts/hold-places.ts';
import { offerPlaces } from '../shifts/offer-places.ts';
import { placeFreed } from '../shifts/place-freed.ts';
import { inState, loadRoster } from './load-roster.ts';

type Input = ParsedInputOf<'POST /rosters/publish'>;

/**
 * Offers the places of a proposal to their people; nobody is put anywhere without a yes. What is past, or held already, stays
 * as it is. Places taken meanwhile and people for whom a rule came in between are left out and counted. What nobody confirms
 * opens for claiming by itself. Where it replaces another roster, offers of that one that went to somebody else are withdrawn.
 * @throws Problem lost-race when the proposal changed since it was read; already-done; not-found, illegal-transition, not-allowed
 */
export async function publishRoster(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /rosters/publish'>> {
  const { rosterId, version, confirmHours, reason } = input;
  const now = ctx.clock.now();
  const by = signedIn(ctx).accountId;
  const found = await loadRoster(ctx, rosterId, 'rosters.plan', { lock: true });
  const { roster, area } = found;
  if (roster.state === 'published') throw new Problem('already-done');
  inState(found, 'proposed');
  if (roster.version !== version) throw new Problem('lost-race');
  const rows = await ctx.db
    .select({
      shiftId: rosterPlaces.shiftId,
      accountId: rosterPlaces.accountId,
      startsAt: shifts.startsAt,
    })
    .from(rosterPlaces)
    .innerJoin(shifts, eq(shifts.id, rosterPlaces.shiftId))
    .where(and(eq(rosterPlaces.rosterId, rosterId), eq(rosterPlaces.kept, false)))
    .orderBy(asc(shifts.startsAt), asc(rosterPlaces.shiftId), asc(rosterPlaces.accountId));
  const seen = await outdatedOffers(ctx, roster);
  await holdPeople(ctx, [...new Set([...rows, ...seen].map(({ accountId }) => accountId))]);
  await holdShifts(ctx, [...new Set([...rows, ...seen].map(({ shiftId }) => shiftId))]);
  // Who said yes before their row was held keeps the place.
  const held = new Set(seen.map(({ claimId }) => claimId));
  const outdated = (await outdatedOffers(ctx, roster)).filter(({ claimId }) => held.has(claimId));
  await takeOff(
    ctx,
    now,
    outdated.map(({ claimId }) => claimId),
    reason ?? '',
  );
  const { groups, tooLate } = confirmTimes(rows, now, confirmHours);
  let skipped = tooLate.length;
  const offered: { shiftId: string; accountId: string; claimId: string }[] = [];
  for (const { confirmBy, places } of groups) {
    const made = await offerPlaces(ctx, now, places, { confirmBy, way: 'roster', by });
    skipped += made.skipped.length;
    offered.push(...made.offered);
  }
  await keepClaims(ctx, rosterId, offered);
  for (const { shiftId } of outdated) await placeFreed(ctx, now, shiftId);
  await ctx.db
    .update(rosters)
    .set({ state: 'published', publishedAt: now, publishedBy: by })
    .where(eq(rosters.id, rosterId));
  const people = new Set(offered.map(({ accountId }) => accountId)).size;
  await record(ctx, now, {
    action: 'rosters.publish',
    subjectKind: 'roster',
    subjectId: rosterId,
    areaPath: area.path,
    reason: reason ?? null,
    facts: { offered: offered.length, people, skipped, withdrawn: outdated.length },
  });
  return { offered: offered.length, people, skipped };
}

/** Offers of the roster this one replaces that nobody confirmed and that it gives to somebody else. */
async function outdatedOffers(
  ctx: Ctx,
  { id, replansId, fromDay, untilDay, areaId }: typeof rosters.$inferSelect,
): Promise<{ claimId: string; shiftId: string; accountId: string }[]> {
  if (replansId === null) return [];
  const rows = await ctx.db.execute<{ id: string; shift_id: string; account_id: string }>(sql`
    select held.id, held.shift_id, held.account_id
    from shifts shift join areas area on area.id = ${areaId}::uuid and shift.area_path <@ area.path
    join claims held on held.shift_id = shift.id and held.state = 'offered' and held.way = 'roster'
    left join roster_places locked on locked.roster_id = ${replansId}::uuid and locked.locked
      and locked.shift_id = held.shift_id and locked.account_id = held.account_id
    where shift.day between ${fromDay}::date and ${untilDay}::date
      and shift.starts_at > ${ctx.clock.now().toISOString()}::timestamptz and locked.shift_id is null
      and not exists (select from roster_places place where place.roster_id = ${id}::uuid
        and place.shift_id = held.shift_id and place.account_id = held.account_id)
    order by held.id`);
  return rows.map((row) => ({ claimId: row.id, shiftId: row.shift_id, accountId: row.account_id }));
}

/** Writes which claim each place became. */
async function keepClaims(
  ctx: Ctx,
  rosterId: string,
  offered: readonly { shiftId: string; accountId: string; claimId: string }[],
): Promise<void> {
  if (offered.length === 0) return;
  await ctx.db.execute(sql`
    update roster_places place set claim_id = made.claim_id
    from unnest(${arrayLiteral(offered.map(({ shiftId }) => shiftId))}::uuid[],
      ${arrayLiteral(offered.map(({ accountId }) => accountId))}::uuid[],
      ${arrayLiteral(offered.map(({ claimId }) => claimId))}::uuid[]) made(shift_id, account_id, claim_id)
    where place.roster_id = ${rosterId}::uuid and place.shift_id = made.shift_id and place.account_id = made.account_id`);
}
