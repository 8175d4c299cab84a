import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas, joins, persons } from '@linli/db/people/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { holdDwellers } from './hold-dwellers.ts';
import { lockAccount } from './lock-account.ts';

/**
 * Takes a request back, or leaves a household: nothing more is reported for it from this account, and the person it was linked to
 * is free for another. What was reported stays. Doing it again changes nothing.
 *
 * @throws Problem not-found for a way in of somebody else.
 */
export async function withdrawJoin(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/withdraw-join'>,
): Promise<ReplyOf<'POST /people/withdraw-join'>> {
  const { accountId } = signedIn(ctx);
  const [own] = await ctx.db
    .select({ id: joins.id, householdId: joins.householdId, areaPath: areas.path })
    .from(joins)
    .leftJoin(areas, eq(areas.id, joins.areaId))
    .where(and(eq(joins.id, input.joinId), eq(joins.accountId, accountId)));
  if (!own) throw new Problem('not-found');
  const account = await lockAccount(ctx, accountId);
  if (own.householdId !== null) await holdDwellers(ctx, account, [own.householdId]);
  const now = ctx.clock.now();
  const [ended] = await ctx.db
    .update(joins)
    .set({ endedAt: now })
    .where(and(eq(joins.id, own.id), isNull(joins.endedAt)))
    .returning({ state: joins.state, personId: joins.personId });
  if (!ended) return { done: true };
  if (ended.state === 'confirmed' && ended.personId !== null) await unlink(ctx, accountId, ended.personId);
  await record(ctx, now, {
    action: 'people.withdraw-join',
    subjectKind: 'join',
    subjectId: own.id,
    areaPath: own.areaPath,
    facts: { state: ended.state },
  });
  return { done: true };
}

/** Somebody who changed household may have come in twice as the same person: the other way in keeps the link. */
async function unlink(ctx: Ctx, accountId: string, personId: string): Promise<void> {
  const [other] = await ctx.db
    .select({ id: joins.id })
    .from(joins)
    .where(
      and(
        eq(joins.accountId, accountId),
        eq(joins.personId, personId),
        eq(joins.state, 'confirmed'),
        isNull(joins.endedAt),
      ),
    );
  if (other) return;
  await ctx.db
    .update(persons)
    .set({ accountId: null })
    .where(and(eq(persons.id, personId), eq(persons.accountId, accountId)));
}
