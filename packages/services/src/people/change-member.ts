import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { PersonTag, Relation } from '@linli/contracts/people/labels';
import { invalid, Problem } from '@linli/contracts/problem';
import { memberships, persons } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { uses } from '../vault.ts';
import { demandNobodyElse } from './demand-nobody-else.ts';
import { accessDweller } from './dweller-access.ts';
import { tellMembersChanged } from './followers.ts';
import { dwellersOf, type PersonView, personView } from './household-view.ts';
import { readMemberInput } from './read-member-input.ts';
import { sealedFacts } from './sealed-facts.ts';
import { holdTree } from './tree-lock.ts';

/**
 * Changes what the register says of somebody; what is left out stays. The audit names the fields, never their values.
 * @throws Problem not-found; consent-needed; invalid-input, also for what a household may not change about itself
 */
export async function changeMember(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/change-member'>,
): Promise<PersonView> {
  await holdTree(ctx);
  const { household, area, by, person, membership } = await accessDweller(
    ctx,
    input.personId,
    'register.change',
  );
  const tags = person.tags as PersonTag[];
  const { sex, birthDate, idNumber } = input.member;
  // A number known already speaks about what is typed now.
  const speaks = idNumber === undefined && (sex !== undefined || birthDate !== undefined);
  const typed =
    speaks && person.idCipher !== null
      ? { ...input.member, idNumber: ctx.vault.openText(uses.personId, person.idCipher) }
      : input.member;
  const facts = await readMemberInput(ctx, by, typed, {
    tags,
    relation: membership.relation as Relation,
  });
  const columns = sealedFacts(ctx, facts);
  if (facts.idNumber != null) await demandNobodyElse(ctx, person.id, facts.idNumber);
  const now = ctx.clock.now();
  const { relation } = input.member;
  if (Object.keys(columns).length > 0)
    await orTaken(
      ctx.db
        .update(persons)
        .set({ ...columns, updatedAt: now })
        .where(eq(persons.id, person.id)),
      { persons_id_blind: () => invalid('/member/idNumber', 'not-unique') },
    );
  if (relation !== undefined && relation !== membership.relation)
    await orTaken(ctx.db.update(memberships).set({ relation }).where(eq(memberships.id, membership.id)), {
      memberships_head: () => invalid('/member/relation', 'not-unique'),
    });
  await record(ctx, now, {
    action: 'people.change-member',
    subjectKind: 'person',
    subjectId: person.id,
    areaPath: area.path,
    facts: { by, fields: Object.keys(input.member).sort() },
  });
  const dwellers = await dwellersOf(ctx.db, [household.id]);
  const changed = dwellers.get(household.id)?.find((each) => each.person.id === person.id);
  if (!changed) throw new Problem('lost-race');
  const tagsNow = changed.person.tags as PersonTag[];
  if ([...tags].sort().join() !== [...tagsNow].sort().join())
    await tellMembersChanged(ctx, now, [
      {
        kind: 'tagged',
        personId: person.id,
        householdId: household.id,
        areaPath: area.path,
        tags: tagsNow,
      },
    ]);
  return personView(ctx, changed);
}
