import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { persons, relatives } from '@linli/db/people/tables';
import { chooseRelative, decideRelative } from '@linli/domain/people/relatives';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { holdDwellers } from './hold-dwellers.ts';
import { householdOfCode } from './household-of-code.ts';
import { isLetInto } from './is-let-into.ts';
import { lockApplicant } from './lock-applicant.ts';

/**
 * Lets the caller act for a relative who lives elsewhere; the code of that household stands for its agreement. Up to eight relatives an
 * account and three accounts a relative, counted under the locks of both rows. A relative already added is told again.
 *
 * @throws Problem consent-needed; invalid-input and too-many-requests for the code; rule-refused without a phone, and for
 * one's own household.
 */
export async function addRelative(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/add-relative'>,
): Promise<ReplyOf<'POST /people/add-relative'>> {
  const home = await householdOfCode(ctx, input.code);
  const { account } = await lockApplicant(ctx);
  if (await isLetInto(ctx, account.id, home.householdId))
    throw new Problem('rule-refused', {
      detail: {
        zh: '您已在这一户，可以直接为家里人上报',
        en: 'You belong to this household and can report for its members already',
      },
    });
  const dwellers = (await holdDwellers(ctx, account, [home.householdId])).get(home.householdId) ?? [];
  const members = dwellers.filter(({ link }) => link !== 'mine');
  const choice = chooseRelative(members, { personId: input.personId, name: input.name });
  if ('among' in choice)
    return { state: 'choose', persons: choice.among.map(({ personId, name }) => ({ personId, name })) };
  const { personId } = choice.chosen;
  await ctx.db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update');
  const [known] = await ctx.db
    .select({ id: relatives.id })
    .from(relatives)
    .where(live(eq(relatives.accountId, account.id), eq(relatives.personId, personId)));
  if (known) return { state: 'added', relativeId: known.id };
  const refused = decideRelative({
    relativesOfAccount: await ctx.db.$count(relatives, live(eq(relatives.accountId, account.id))),
    accountsOfPerson: await ctx.db.$count(relatives, live(eq(relatives.personId, personId))),
  });
  if (refused) return { state: 'refused', ...refused };
  const now = ctx.clock.now();
  const relativeId = ctx.ids.next();
  await ctx.db.insert(relatives).values({
    id: relativeId,
    accountId: account.id,
    personId,
    relation: input.relation,
    createdAt: now,
  });
  await record(ctx, now, {
    action: 'people.add-relative',
    subjectKind: 'person',
    subjectId: personId,
    areaPath: home.areaPath,
    facts: { relative: relativeId },
  });
  return { state: 'added', relativeId };
}

const live = (...conditions: Parameters<typeof and>) => and(...conditions, isNull(relatives.endedAt));
