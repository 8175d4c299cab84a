import type { ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas, households, memberships, persons } from '@linli/db/people/tables';
import { dayOf } from '@linli/domain/civil-time';
import { decideWaysByPhone, MOST_HOUSEHOLDS_BY_PHONE } from '@linli/domain/people/way-in';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blindUses, uses } from '../vault.ts';
import { enterHousehold } from './enter-household.ts';
import { holdDwellers } from './hold-dwellers.ts';
import type { Home } from './household-of-code.ts';
import type { LockedAccount } from './lock-account.ts';
import { lockApplicant } from './lock-applicant.ts';

/**
 * Lets the caller into every household where somebody lives who has the caller's phone in the register, and links them to their
 * own entry when it is clear which. Doing it again tells the same households.
 *
 * @throws Problem consent-needed; rule-refused without a phone, or when so many households have it that it is nobody's own.
 */
export async function joinByPhone(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'POST /people/join-by-phone'>> {
  const { account, linked } = await lockApplicant(ctx);
  const now = ctx.clock.now();
  const homes = await homesWithPhone(ctx, account);
  const dwellers = await holdDwellers(
    ctx,
    account,
    homes.map(({ householdId }) => householdId),
  );
  const ways = decideWaysByPhone(
    homes.map((home) => ({ home, dwellers: dwellers.get(home.householdId) ?? [] })),
    { linked, name: account.displayName },
    dayOf(now, ctx.settings.zone),
  );
  for (const { household, personId } of ways) {
    const self = household.dwellers.find((dweller) => dweller.personId === personId);
    await enterHousehold(ctx, now, {
      accountId: account.id,
      home: household.home,
      way: 'phone',
      relation: self?.relation ?? 'other-relative',
      name: account.displayName,
      state: 'confirmed',
      personId,
    });
  }
  return {
    households: ways.map(({ household: { home } }) => ({
      householdId: home.householdId,
      address: home.address,
    })),
  };
}

async function homesWithPhone(ctx: Ctx, account: LockedAccount): Promise<Home[]> {
  if (account.phoneCipher === null) return [];
  const phone = ctx.vault.openText(uses.accountPhone, account.phoneCipher);
  const homes = await ctx.db
    .selectDistinctOn([households.id], {
      householdId: households.id,
      areaId: areas.id,
      areaPath: areas.path,
      address: households.address,
    })
    .from(persons)
    .innerJoin(memberships, and(eq(memberships.personId, persons.id), isNull(memberships.untilAt)))
    .innerJoin(households, and(eq(households.id, memberships.householdId), isNull(households.closedAt)))
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(inArray(persons.phoneBlind, ctx.vault.blinds(blindUses.phone, phone)))
    .orderBy(households.id)
    .limit(MOST_HOUSEHOLDS_BY_PHONE + 1);
  if (homes.length > MOST_HOUSEHOLDS_BY_PHONE)
    throw new Problem('rule-refused', {
      detail: {
        zh: '您的手机号登记在很多户名下，请用自己家的住户码加入',
        en: 'Your phone stands in the entries of many households; please join by the code of your own',
      },
    });
  return homes;
}
