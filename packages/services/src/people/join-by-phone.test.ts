import { joins, memberships, persons } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { joinByPhone } from './join-by-phone.ts';

const s = await stage();
const { building } = await s.areas({ building: 'building' });
const accountOf = async (personId: string) => {
  const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
  return row?.accountId;
};
const rowsOf = (accountId: string) => s.db.select().from(joins).where(eq(joins.accountId, accountId));

describe('does', () => {
  it('lets one into the own household as oneself and into the parents’ as a relative', async () => {
    const account = await s.account({ name: '李四' });
    const [own, parents] = [await s.household(building), await s.household(building)];
    const me = await s.member(own, { name: '李四', phone: account.phone, relation: 'spouse' });
    const mother = await s.member(parents, { name: '周梅', phone: account.phone });
    const caller = await s.as(account);
    expect(await caller.do(joinByPhone, {})).toEqual({
      households: [own, parents].map(({ id, address }) => ({ householdId: id, address })),
    });
    expect(await accountOf(me.personId)).toBe(account.id);
    expect(await accountOf(mother.personId)).toBeNull();
    expect(await rowsOf(account.id)).toMatchObject([
      { way: 'phone', state: 'confirmed', personId: me.personId, relation: 'spouse' },
      { way: 'phone', state: 'confirmed', personId: null },
    ]);
  });

  it('finds nothing for a phone the register does not know', async () => {
    expect(await (await s.as()).do(joinByPhone, {})).toEqual({ households: [] });
  });
});

describe('refuses', () => {
  it('a household the person has left, and one that is no more', async () => {
    const account = await s.account();
    const left = await s.member(await s.household(building), { phone: account.phone });
    s.clock.advance(1);
    await s.db
      .update(memberships)
      .set({ untilAt: s.clock.now() })
      .where(eq(memberships.id, left.membershipId));
    await s.member(await s.household(building, { closedAt: s.clock.now() }), { phone: account.phone });
    expect(await (await s.as(account)).do(joinByPhone, {})).toEqual({ households: [] });
  });

  it('a household where whoever has that phone has another account', async () => {
    const account = await s.account();
    const household = await s.household(building);
    const { personId } = await s.member(household, { phone: account.phone });
    const owner = await s.as({ household, personId });
    expect(await (await s.as(account)).do(joinByPhone, {})).toEqual({ households: [] });
    expect(await accountOf(personId)).toBe(owner.accountId);
  });

  it('a phone that stands in the entries of six households', async () => {
    const account = await s.account();
    for (let n = 0; n < 6; n++) await s.member(await s.household(building), { phone: account.phone });
    const caller = await s.as(account);
    await expect(caller.do(joinByPhone, {})).rejects.toMatchObject({ code: 'rule-refused' });
    expect(await rowsOf(account.id)).toEqual([]);
  });

  it('an account without a phone', async () => {
    await expect((await s.as({ phone: null })).do(joinByPhone, {})).rejects.toMatchObject({
      code: 'rule-refused',
    });
  });
});

describe('races and repeats', () => {
  it('tells the same households again and adds nothing', async () => {
    const account = await s.account();
    const household = await s.household(building);
    await s.member(household, { phone: account.phone });
    const caller = await s.as(account);
    const answers = await Promise.all([1, 2, 3].map(() => caller.do(joinByPhone, {})));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await rowsOf(account.id)).toHaveLength(1);
  });
});
