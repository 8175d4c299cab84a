import { relatives } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { myHouseholds } from './my-households.ts';
import { readHousehold } from './read-household.ts';

const s = await stage();
const place = async () => {
  const { building } = await s.areas({ building: 'building' });
  const household = await s.household(building);
  const phone = s.phone();
  const head = await s.member(household, { name: '户主', phone, tags: ['low-income'] });
  const granny = await s.member(household, { name: '奶奶', relation: 'parent', tags: ['disabled'] });
  return { household, phone, head, granny };
};
const actFor = async (accountId: string, personId: string) =>
  s.db.insert(relatives).values({
    id: s.ids.next(),
    accountId,
    personId,
    relation: 'grandparent',
    createdAt: s.clock.now(),
  });

describe('does', () => {
  it('shows the own household whole, with numbers masked', async () => {
    const { household, phone, head } = await place();
    const resident = await s.as({ household, personId: head.personId });
    const { items } = await resident.do(myHouseholds, {});
    expect(items).toHaveLength(1);
    expect(items[0]?.members).toMatchObject([
      { name: '户主', phoneMasked: `199****${phone.slice(-4)}` },
      { name: '奶奶' },
    ]);
    expect(JSON.stringify(items)).not.toContain(phone);
    expect(await resident.do(readHousehold, { householdId: household.id })).toEqual(items[0]);
  });

  it('shows of a relative’s household that relative alone', async () => {
    const { granny } = await place();
    const account = await s.account();
    await actFor(account.id, granny.personId);
    const { items } = await (await s.as(account)).do(myHouseholds, {});
    expect(items).toMatchObject([
      {
        persons: 1,
        headName: null,
        tags: ['disabled'],
        members: [{ personId: granny.personId }],
        vehicles: [],
      },
    ]);
  });
});

describe('refuses', () => {
  it('households one only asked to join, and those of others', async () => {
    const { household } = await place();
    const account = await s.account();
    await s.join(account.id, household, { state: 'asked' });
    const caller = await s.as(account);
    expect((await caller.do(myHouseholds, {})).items).toEqual([]);
    await expect(caller.do(readHousehold, { householdId: household.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a relative’s household to somebody who acts for one person in it', async () => {
    const { household, granny } = await place();
    const account = await s.account();
    await actFor(account.id, granny.personId);
    const caller = await s.as(account);
    await expect(caller.do(readHousehold, { householdId: household.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
