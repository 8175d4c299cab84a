import type { Relation } from '@linli/contracts/people/labels';
import { memberships, persons } from '@linli/db/people/tables';
import type { Dweller } from '@linli/domain/people/way-in';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { LockedAccount } from './lock-account.ts';

/** Who lives in households now, as an account that wants in sees them, in the order they came. */
export async function loadDwellers(
  ctx: Ctx,
  account: LockedAccount,
  householdIds: readonly string[],
): Promise<Map<string, Dweller[]>> {
  const rows = await ctx.db
    .select({ membership: memberships, person: persons })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .where(and(inArray(memberships.householdId, [...householdIds]), isNull(memberships.untilAt)))
    .orderBy(memberships.id);
  const dwellers = new Map<string, Dweller[]>(householdIds.map((id) => [id, []]));
  for (const { membership, person } of rows) {
    dwellers.get(membership.householdId)?.push({
      personId: person.id,
      name: person.name,
      relation: membership.relation as Relation,
      birthDate: person.birthDate,
      carriesPhone: account.phoneBlind !== null && person.phoneBlind?.equals(account.phoneBlind) === true,
      link: person.accountId === null ? 'none' : person.accountId === account.id ? 'mine' : 'other',
    });
  }
  return dwellers;
}
