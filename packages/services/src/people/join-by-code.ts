import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid } from '@linli/contracts/problem';
import { dayOf } from '@linli/domain/civil-time';
import { decideWayIn } from '@linli/domain/people/way-in';
import type { Ctx } from '../context.ts';
import { enterHousehold } from './enter-household.ts';
import { holdDwellers } from './hold-dwellers.ts';
import { householdOfCode } from './household-of-code.ts';
import { linkRefused } from './link-person.ts';
import { lockApplicant } from './lock-applicant.ts';

/**
 * Joins a household by its printed code: at once when the register has the caller's phone for somebody who lives there, else as a
 * request to the leaders of its area.
 *
 * @throws Problem consent-needed; invalid-input for a code that is mistyped, unknown or expired, and for a person who does
 * not live there; too-many-requests; rule-refused without a phone, or when person or account is linked already.
 */
export async function joinByCode(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/join-by-code'>,
): Promise<ReplyOf<'POST /people/join-by-code'>> {
  const home = await householdOfCode(ctx, input.code);
  const { account, linked } = await lockApplicant(ctx);
  const now = ctx.clock.now();
  const dwellers = (await holdDwellers(ctx, account, [home.householdId])).get(home.householdId) ?? [];
  const name = input.name ?? account.displayName;
  const { relation, personId } = input;
  const wayIn = decideWayIn(dwellers, { linked, personId, name, relation }, dayOf(now, ctx.settings.zone));
  if (wayIn.state === 'refused')
    throw wayIn.reason === 'not-a-member' ? invalid('/personId', 'not-an-option') : linkRefused(wayIn.reason);
  const joined = await enterHousehold(ctx, now, {
    accountId: account.id,
    home,
    way: 'code',
    relation,
    name,
    ...wayIn,
  });
  return { ...joined, householdId: home.householdId };
}
