import { consentKinds } from '@linli/contracts/people/values';
import { areas, households, memberships, persons } from '@linli/db/people/tables';
import { type AccountActor, type Ctx, inTransaction } from '@linli/services/context';
import { accountOfPhone } from '@linli/services/identity/account-of-phone';
import { giveConsent } from '@linli/services/people/give-consent';
import { joinByPhone } from '@linli/services/people/join-by-phone';
import { heldPosts } from '@linli/services/people/load-actor';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';

/** A context of the account with this phone, as if it had signed in. */
export async function accountWith(ctx: Ctx, phone: string): Promise<Ctx<AccountActor>> {
  const now = ctx.clock.now();
  const { accountId } = await inTransaction(ctx, (inner) => accountOfPhone(inner, now, phone, ''));
  const posts = await heldPosts(ctx.db, accountId, now);
  return {
    ...ctx,
    actor: {
      kind: 'account',
      accountId,
      sessionId: accountId,
      displayName: '',
      language: 'zh-Hans',
      posts,
      secondFactor: 'passed',
    },
  };
}

/** Consents and is found by the phone the register knows. @returns ids of the households they are let into */
export async function comeIn(resident: Ctx<AccountActor>): Promise<string[]> {
  for (const kind of ['privacy', 'health', 'children-data'] as const)
    await inTransaction(resident, (ctx) => giveConsent(ctx, { kind, version: consentKinds[kind].version }));
  const { households: mine } = await inTransaction(resident, (ctx) => joinByPhone(ctx, {}));
  return mine.map(({ householdId }) => householdId);
}

/** Heads of households below an area who have a phone, in the order of their doors. */
export const headsIn = (ctx: Ctx, areaPath: string) =>
  ctx.db
    .select({ householdId: memberships.householdId, phone: persons.phoneCipher })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .innerJoin(households, eq(households.id, memberships.householdId))
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(
      and(
        isNull(memberships.untilAt),
        eq(memberships.relation, 'head'),
        isNotNull(persons.phoneCipher),
        sql`${areas.path} <@ ${areaPath}::ltree`,
      ),
    )
    .orderBy(asc(households.address));
