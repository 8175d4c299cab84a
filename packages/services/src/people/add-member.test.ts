import { auditEntries } from '@linli/db/audit/tables';
import { memberships, persons } from '@linli/db/people/tables';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { addMember } from './add-member.ts';
import { endMembership } from './end-membership.ts';
import type { MemberChange } from './followers.ts';

const told: MemberChange[] = [];
const s = await stage({
  followers: [
    {
      membersChanged: async (_ctx, _at, changes) => void told.push(...changes),
      areaMoved: async () => {},
      weighMove: async () => ({ openRounds: 0, openItems: 0 }),
    },
  ],
});
let order = 100;
const idNumber = () => {
  order += 2;
  const first17 = `37010219900307${order}`;
  return first17 + residentIdCheck(first17);
};
const place = async () => {
  const tree = await s.areas({ grid: 'grid', building: ['building', 'grid'] });
  const household = await s.household(tree.building);
  return { ...tree, household, leader: await s.as({ role: 'grid-leader', area: tree.grid }) };
};
const member = (given: object = {}) => ({
  name: '张三丰',
  sex: null,
  birthDate: null,
  phone: null,
  idKind: null,
  idNumber: null,
  registration: null,
  language: null,
  tags: [],
  relation: 'head' as const,
  ...given,
});

beforeEach(() => {
  told.length = 0;
});

describe('does', () => {
  it('adds somebody with numbers sealed and masked, and tells the followers', async () => {
    const { household, building, leader } = await place();
    const number = idNumber();
    const phone = s.phone();
    const added = await leader.do(addMember, {
      householdId: household.id,
      member: member({ idNumber: number, phone, tags: ['lives-alone'] }),
    });
    expect(added).toMatchObject({
      name: '张三丰',
      sex: 'female',
      birthDate: '1990-03-07',
      age: 36,
      idKind: 'resident-id',
      idMasked: `370*************${number.slice(-2)}`,
      phoneMasked: `199****${phone.slice(-4)}`,
      relation: 'head',
    });
    const [row] = await s.db.select().from(persons).where(eq(persons.id, added.personId));
    expect(JSON.stringify(row)).not.toContain(number);
    expect(row?.nameSounds).toBe('zhangsanfeng zsf');
    expect(told).toEqual([
      {
        kind: 'joined',
        personId: added.personId,
        householdId: household.id,
        areaPath: building.path,
        tags: ['lives-alone'],
      },
    ]);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, added.personId));
    expect(JSON.stringify(entry)).not.toMatch(new RegExp(`${number}|${phone}|张三丰`));
  });

  it('a household adds a newborn by itself', async () => {
    const { household } = await place();
    const parent = await s.as({ household });
    const added = await parent.do(addMember, {
      householdId: household.id,
      member: member({ name: '李小宝', birthDate: '2026-11-01', relation: 'child' }),
    });
    expect(added.age).toBe(0);
  });

  it('somebody who had moved away comes back as the same person', async () => {
    const { household, leader } = await place();
    const number = idNumber();
    const input = { householdId: household.id, member: member({ idNumber: number }) };
    const first = await leader.do(addMember, input);
    s.clock.advance(60);
    await leader.do(endMembership, { personId: first.personId, reason: 'moved-out' });
    s.clock.advance(60);
    const again = await leader.do(addMember, input);
    expect(again.personId).toBe(first.personId);
    const spans = await s.db.select().from(memberships).where(eq(memberships.personId, first.personId));
    expect(spans).toHaveLength(2);
  });

  it('an empty flat is lived in again', async () => {
    const { building, leader } = await place();
    const empty = await s.household(building, { occupancy: 'empty' });
    await leader.do(addMember, { householdId: empty.id, member: member() });
    const [row] = await s.sql`select occupancy from households where id = ${empty.id}`;
    expect(row?.occupancy).toBe('lived-in');
  });
});

describe('refuses', () => {
  it('facts that contradict each other, by pointer and without repeating them', async () => {
    const { household, leader } = await place();
    const input = {
      householdId: household.id,
      member: member({ idNumber: idNumber(), birthDate: '1991-01-01', sex: 'male' }),
    };
    await expect(leader.do(addMember, input)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { pointer: '/member/birthDate', code: 'contradiction' },
        { pointer: '/member/sex', code: 'contradiction' },
      ],
    });
  });

  it('a second head, and the number of somebody who lives elsewhere', async () => {
    const { household, building, leader } = await place();
    const number = idNumber();
    await leader.do(addMember, { householdId: household.id, member: member({ idNumber: number }) });
    await expect(leader.do(addMember, { householdId: household.id, member: member() })).rejects.toMatchObject(
      { fields: [{ pointer: '/member/relation', code: 'not-unique' }] },
    );
    const other = await s.household(building);
    await expect(
      leader.do(addMember, { householdId: other.id, member: member({ idNumber: number }) }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/member/idNumber', code: 'not-unique' }] });
  });

  it('a household that gives numbers, official tags or itself a head', async () => {
    const { household } = await place();
    const resident = await s.as({ household });
    for (const given of [{ idNumber: idNumber() }, { tags: ['low-income'] }, { relation: 'head' }])
      await expect(
        resident.do(addMember, {
          householdId: household.id,
          member: member({ relation: 'child', ...given }),
        }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('a child without the consent for children, health without the one for health', async () => {
    const { household } = await place();
    const account = await s.account({ consents: ['privacy'] });
    await s.join(account.id, household);
    const resident = await s.as(account);
    const add = (given: object) =>
      resident.do(addMember, { householdId: household.id, member: member({ relation: 'child', ...given }) });
    for (const given of [{ birthDate: '2020-01-01' }, { tags: ['chronic-illness'] }])
      await expect(add(given)).rejects.toMatchObject({ code: 'consent-needed' });
    await add({ birthDate: '1999-01-01' });
  });

  it('strangers and people whose request to join was not confirmed', async () => {
    const { household } = await place();
    const waiting = await s.account();
    await s.join(waiting.id, household, { state: 'asked' });
    const { leader: elsewhere } = await place();
    for (const caller of [await s.as(), await s.as(waiting), elsewhere])
      await expect(
        caller.do(addMember, { householdId: household.id, member: member() }),
      ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      s.visitor().do(addMember, { householdId: household.id, member: member() }),
    ).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('races and repeats', () => {
  it('one number entered in two households at once lives in one', async () => {
    const { household, building, leader } = await place();
    const other = await s.household(building);
    const number = idNumber();
    const added = await Promise.allSettled(
      [household, other].map(({ id }) =>
        leader.do(addMember, { householdId: id, member: member({ idNumber: number }) }),
      ),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('two heads at once make one', async () => {
    const { household, leader } = await place();
    const added = await Promise.allSettled(
      [1, 2, 3].map(() => leader.do(addMember, { householdId: household.id, member: member() })),
    );
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
