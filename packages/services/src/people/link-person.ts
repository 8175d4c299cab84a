import { type LocalText, Problem } from '@linli/contracts/problem';
import { persons } from '@linli/db/people/tables';
import type { LinkRefusal } from '@linli/domain/people/way-in';
import { and, eq, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const refusals: Record<LinkRefusal, LocalText> = {
  'person-taken': {
    zh: '这位居民已经关联了另一个账号；如果不是本人的，请联系楼栋长或网格长',
    en: 'This resident already has another account; if it is not theirs, please ask the building head or grid leader',
  },
  'account-linked': {
    zh: '这个账号已经对应另一位居民，一个账号只能是一个人',
    en: 'This account already belongs to another resident; an account is one person’s',
  },
};

export const linkRefused = (reason: LinkRefusal): Problem =>
  new Problem('rule-refused', { detail: refusals[reason] });

/**
 * Links an account, whose row the caller holds and which is linked to nobody else, to a person.
 * @throws Problem rule-refused when the person has another account.
 */
export async function linkPerson(ctx: Ctx, accountId: string, personId: string): Promise<void> {
  const [linked] = await ctx.db
    .update(persons)
    .set({ accountId })
    .where(and(eq(persons.id, personId), or(isNull(persons.accountId), eq(persons.accountId, accountId))))
    .returning({ id: persons.id });
  if (!linked) throw linkRefused('person-taken');
}
