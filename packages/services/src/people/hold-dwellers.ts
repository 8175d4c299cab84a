import type { Relation } from '@linli/contracts/people/labels';
import { households } from '@linli/db/people/tables';
import type { Dweller } from '@linli/domain/people/way-in';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blindUses, uses } from '../vault.ts';
import { dwellersOf } from './household-view.ts';
import type { LockedAccount } from './lock-account.ts';

/**
 * Who lives in households, as an account that wants in sees them. Nobody moves in or out until the transaction ends: a link
 * to somebody who is just leaving would outlive them. Rows are locked in the order account, household, person.
 */
export async function holdDwellers(
  ctx: Ctx,
  account: LockedAccount,
  householdIds: readonly string[],
): Promise<Map<string, Dweller[]>> {
  if (householdIds.length > 0)
    await ctx.db
      .select({ id: households.id })
      .from(households)
      .where(inArray(households.id, [...householdIds]))
      .orderBy(households.id)
      .for('share');
  const known = await dwellersOf(ctx.db, householdIds);
  const phones =
    account.phoneCipher === null
      ? []
      : ctx.vault.blinds(blindUses.phone, ctx.vault.openText(uses.accountPhone, account.phoneCipher));
  const seen = [...known].map(([householdId, dwellers]): [string, Dweller[]] => [
    householdId,
    dwellers.map(({ person, membership }) => ({
      personId: person.id,
      name: person.name,
      relation: membership.relation as Relation,
      birthDate: person.birthDate,
      carriesPhone: phones.some((blind) => person.phoneBlind?.equals(blind)),
      link: person.accountId === null ? 'none' : person.accountId === account.id ? 'mine' : 'other',
    })),
  ]);
  return new Map(seen);
}
