import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { PersonTag } from '@linli/contracts/people/labels';
import { invalid, Problem } from '@linli/contracts/problem';
import { households, memberships, persons } from '@linli/db/people/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { blindUses } from '../vault.ts';
import { tellMembersChanged } from './followers.ts';
import { accessHousehold } from './household-access.ts';
import { dwellersOf, type PersonView, personView } from './household-view.ts';
import { readMemberInput } from './read-member-input.ts';
import { sealedFacts } from './sealed-facts.ts';
import { holdTree } from './tree-lock.ts';

/**
 * Adds somebody to a household from this moment on. A person whose id number the register knows and who lives nowhere any more
 * comes back as the same person.
 *
 * @throws Problem not-found; consent-needed; invalid-input, also for a second head and for a number of somebody who lives
 *   elsewhere: they are moved, not entered twice
 */
export async function addMember(
  ctx: Ctx,
  input: ParsedInputOf<'POST /people/add-member'>,
): Promise<PersonView> {
  await holdTree(ctx);
  const { household, area, by } = await accessHousehold(ctx, input.householdId, 'register.change', true);
  const facts = await readMemberInput(ctx, by, input.member, null);
  const now = ctx.clock.now();
  const columns = sealedFacts(ctx, facts);
  const known = facts.idNumber == null ? null : await knownByNumber(ctx, facts.idNumber);
  const personId = known?.personId ?? ctx.ids.next();
  if (known === null) {
    await orTaken(
      ctx.db.insert(persons).values({
        ...columns,
        id: personId,
        name: input.member.name,
        createdAt: now,
        updatedAt: now,
      }),
      { persons_id_blind: () => invalid('/member/idNumber', 'not-unique') },
    );
  } else {
    await ctx.db
      .update(persons)
      .set({ ...columns, updatedAt: now })
      .where(eq(persons.id, personId));
  }
  await orTaken(
    ctx.db.insert(memberships).values({
      id: ctx.ids.next(),
      householdId: household.id,
      personId,
      relation: input.member.relation,
      fromAt: now,
    }),
    {
      memberships_head: () => invalid('/member/relation', 'not-unique'),
      memberships_person: () => new Problem('lost-race'),
      memberships_one_home: () => new Problem('lost-race'),
    },
  );
  if (household.occupancy !== 'lived-in')
    await ctx.db
      .update(households)
      .set({ occupancy: 'lived-in', updatedAt: now })
      .where(eq(households.id, household.id));
  await record(ctx, now, {
    action: 'people.add-member',
    subjectKind: 'person',
    subjectId: personId,
    areaPath: area.path,
    facts: { householdId: household.id, by },
  });
  const dwellers = await dwellersOf(ctx.db, [household.id]);
  const added = dwellers.get(household.id)?.find(({ person }) => person.id === personId);
  if (!added) throw new Problem('lost-race');
  await tellMembersChanged(ctx, now, [
    {
      kind: 'joined',
      personId,
      householdId: household.id,
      areaPath: area.path,
      tags: added.person.tags as PersonTag[],
    },
  ]);
  return personView(ctx, added);
}

/** The person of an id number, who must live nowhere. @throws Problem invalid-input when they live somewhere. */
async function knownByNumber(ctx: Ctx, idNumber: string): Promise<{ personId: string } | null> {
  const [known] = await ctx.db
    .select({ personId: persons.id, membershipId: memberships.id })
    .from(persons)
    .leftJoin(memberships, and(eq(memberships.personId, persons.id), isNull(memberships.untilAt)))
    .where(inArray(persons.idBlind, ctx.vault.blinds(blindUses.idNumber, idNumber)))
    .for('update', { of: persons });
  if (!known) return null;
  if (known.membershipId !== null) throw invalid('/member/idNumber', 'not-unique');
  return { personId: known.personId };
}
