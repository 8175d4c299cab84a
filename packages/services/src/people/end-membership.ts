import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { LeavingReason, PersonTag, Relation } from '@linli/contracts/people/labels';
import { invalid, Problem } from '@linli/contracts/problem';
import { households, joins, memberships, persons, relatives } from '@linli/db/people/tables';
import { mayEnd } from '@linli/domain/people/member-change';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { accessDweller } from './dweller-access.ts';
import { type MemberChange, tellMembersChanged } from './followers.ts';
import { accessHousehold, type HouseholdAccess } from './household-access.ts';
import { holdTree } from './tree-lock.ts';

/**
 * Ends somebody's membership at this moment; with a destination they live there from the same moment on. What they reported
 * and where they lived until now stays. The last one to leave leaves an empty flat.
 *
 * @throws Problem not-found; not-allowed for a reason a household may not give; invalid-input for a destination that does not fit
 */
export async function endMembership(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/end-membership'>,
): Promise<ReplyOf<'POST /people/end-membership'>> {
  await holdTree(ctx);
  // Households in the order of their ids, then ways in, then the person: two who swap flats, or one who leaves while a request
  // is decided, do not wait for each other.
  await lockHouseholds(ctx, input);
  const { household, area, by, person, membership } = await accessDweller(
    ctx,
    input.personId,
    'register.change',
  );
  if (!mayEnd(by, input.reason, input.toHouseholdId !== undefined)) throw new Problem('not-allowed');
  const to = await destination(ctx, input, household.id);
  const now = ctx.clock.now();
  await ctx.db
    .update(memberships)
    .set({ untilAt: now, endReason: input.reason })
    .where(eq(memberships.id, membership.id));
  const tags = person.tags as PersonTag[];
  const changes: MemberChange[] = [
    {
      kind: 'left',
      personId: person.id,
      householdId: household.id,
      areaPath: area.path,
      reason: input.reason,
    },
  ];
  if (to !== null) {
    await moveIn(ctx, now, person.id, to, input.toRelation);
    changes.push({
      kind: 'joined',
      personId: person.id,
      householdId: to.household.id,
      areaPath: to.area.path,
      tags,
    });
  }
  await endJoin(ctx, now, { personId: person.id, from: household.id, to });
  // Who left may come back as another entry: the account must not stay tied to this one.
  if (to === null) await ctx.db.update(persons).set({ accountId: null }).where(eq(persons.id, person.id));
  if (input.reason === 'died' || input.reason === 'entered-by-mistake')
    await ctx.db
      .update(relatives)
      .set({ endedAt: now })
      .where(and(eq(relatives.personId, person.id), isNull(relatives.endedAt)));
  await markEmpty(ctx, now, household.id, input.reason);
  await record(ctx, now, {
    action: 'people.end-membership',
    subjectKind: 'person',
    subjectId: person.id,
    areaPath: area.path,
    facts: { by, reason: input.reason, from: household.id, to: to?.household.id ?? null },
  });
  await tellMembersChanged(ctx, now, changes);
  return { done: true };
}

async function lockHouseholds(ctx: Ctx, input: ParsedInputOf<'POST /people/end-membership'>): Promise<void> {
  const [home] = await ctx.db
    .select({ id: memberships.householdId })
    .from(memberships)
    .where(and(eq(memberships.personId, input.personId), isNull(memberships.untilAt)));
  if (!home) throw new Problem('not-found');
  const ids = [home.id, ...(input.toHouseholdId === undefined ? [] : [input.toHouseholdId])];
  await ctx.db
    .select({ id: households.id })
    .from(households)
    .where(inArray(households.id, ids))
    .orderBy(households.id)
    .for('update');
  await ctx.db
    .select({ id: joins.id })
    .from(joins)
    .where(and(eq(joins.personId, input.personId), eq(joins.householdId, home.id), isNull(joins.endedAt)))
    .orderBy(joins.id)
    .for('update');
}

async function destination(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/end-membership'>,
  fromId: string,
): Promise<HouseholdAccess | null> {
  if (input.toHouseholdId === undefined) return null;
  if (input.toHouseholdId === fromId || input.reason !== 'moved-within')
    throw invalid('/toHouseholdId', 'not-allowed-here');
  return accessHousehold(ctx, input.toHouseholdId, 'register.change', true);
}

async function moveIn(
  ctx: Ctx,
  now: Date,
  personId: string,
  to: HouseholdAccess,
  told: Relation | undefined,
): Promise<void> {
  const living = await liveIn(ctx, to.household.id);
  await orTaken(
    ctx.db.insert(memberships).values({
      id: ctx.ids.next(),
      householdId: to.household.id,
      personId,
      relation: told ?? (living === 0 ? 'head' : 'no-relation'),
      fromAt: now,
    }),
    {
      memberships_one_home: () => new Problem('lost-race'),
      memberships_head: () => invalid('/toRelation', 'not-unique'),
    },
  );
  if (to.household.occupancy !== 'lived-in')
    await ctx.db
      .update(households)
      .set({ occupancy: 'lived-in', updatedAt: now })
      .where(eq(households.id, to.household.id));
}

const liveIn = (ctx: Ctx, householdId: string): Promise<number> =>
  ctx.db.$count(memberships, and(eq(memberships.householdId, householdId), isNull(memberships.untilAt)));

/** The account of somebody who left sees the household no more, and the new one if there is one. */
async function endJoin(
  ctx: Ctx,
  now: Date,
  left: { personId: string; from: string; to: HouseholdAccess | null },
): Promise<void> {
  const ended = await ctx.db
    .update(joins)
    .set({ endedAt: now })
    .where(and(eq(joins.personId, left.personId), eq(joins.householdId, left.from), isNull(joins.endedAt)))
    .returning();
  const { to } = left;
  const confirmed = ended.filter(({ state }) => state === 'confirmed');
  if (to === null || confirmed.length === 0) return;
  await ctx.db
    .insert(joins)
    .values(
      confirmed.map((join) => ({
        ...join,
        id: ctx.ids.next(),
        householdId: to.household.id,
        areaId: to.area.id,
        address: to.household.address,
        askedAt: now,
        decidedAt: now,
        endedAt: null,
      })),
    )
    .onConflictDoNothing();
}

async function markEmpty(ctx: Ctx, now: Date, householdId: string, reason: LeavingReason): Promise<void> {
  if (reason === 'entered-by-mistake') return;
  const left = await liveIn(ctx, householdId);
  if (left === 0)
    await ctx.db
      .update(households)
      .set({ occupancy: 'empty', updatedAt: now })
      .where(eq(households.id, householdId));
}
