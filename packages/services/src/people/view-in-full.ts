import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas, households, memberships, persons } from '@linli/db/people/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { desc, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

/**
 * Phone and id number of a person unmasked. Who looked, at whom and why is kept; what was seen is not. Somebody who moved away
 * is found where they lived last.
 *
 * @throws Problem not-allowed, second-factor-needed, not-found; too-many-requests for who goes through the register like this
 */
export async function viewInFull(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/view-in-full'>,
): Promise<ReplyOf<'POST /people/view-in-full'>> {
  const paths = reach(ctx, 'register.view-in-full');
  const [last] = await ctx.db
    .select({ person: persons, path: areas.path })
    .from(persons)
    .innerJoin(memberships, eq(memberships.personId, persons.id))
    .innerJoin(households, eq(households.id, memberships.householdId))
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(eq(persons.id, input.personId))
    .orderBy(desc(memberships.fromAt), desc(memberships.id))
    .limit(1);
  if (!last || !paths.some((above) => isWithin(last.path, above))) throw new Problem('not-found');
  await ctx.limits.take('full-record', signedIn(ctx).accountId);
  const { person, path } = last;
  await record(ctx, ctx.clock.now(), {
    action: 'people.view-in-full',
    subjectKind: 'person',
    subjectId: person.id,
    areaPath: path,
    reason: input.reason,
  });
  const { vault } = ctx;
  return {
    phone: person.phoneCipher === null ? null : vault.openText(uses.personPhone, person.phoneCipher),
    idNumber: person.idCipher === null ? null : vault.openText(uses.personId, person.idCipher),
    birthDate: person.birthDate,
  };
}
