import type { ReplyOf } from '@linli/contracts/catalog';
import type { Relation } from '@linli/contracts/people/labels';
import { households, memberships, persons, relatives } from '@linli/db/people/tables';
import { MOST_RELATIVES } from '@linli/domain/people/relatives';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Relatives the caller acts for, in the order they were added. Who lives in no household now has no address. */
export async function listRelatives(
  ctx: Ctx,
  _input: Record<string, never>,
): Promise<ReplyOf<'GET /people/relatives'>> {
  const { accountId } = signedIn(ctx);
  const rows = await ctx.db
    .select({ relative: relatives, name: persons.name, address: households.address })
    .from(relatives)
    .innerJoin(persons, eq(persons.id, relatives.personId))
    .leftJoin(memberships, and(eq(memberships.personId, persons.id), isNull(memberships.untilAt)))
    .leftJoin(households, eq(households.id, memberships.householdId))
    .where(and(eq(relatives.accountId, accountId), isNull(relatives.endedAt)))
    .orderBy(asc(relatives.createdAt), asc(relatives.id));
  return {
    items: rows.map(({ relative, name, address }) => ({
      relativeId: relative.id,
      personId: relative.personId,
      name,
      relation: relative.relation as Relation,
      address: address ?? '',
    })),
    most: MOST_RELATIVES,
  };
}
