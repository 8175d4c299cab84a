import { auditEntries } from '@linli/db/audit/tables';
import { persons } from '@linli/db/people/tables';
import { residentIdCheck } from '@linli/domain/people/id-number';
import { stage } from '@linli/test/support/stage';
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeMember } from './change-member.ts';
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
const numberOf = (first17: string) => first17 + residentIdCheck(first17);
const woman1990 = numberOf('37010219900307122');
const place = async () => {
  const tree = await s.areas({ grid: 'grid', building: ['building', 'grid'] });
  const household = await s.household(tree.building);
  const head = await s.member(household, { name: '王芳', phone: s.phone(), tags: ['lives-alone'] });
  return {
    ...tree,
    household,
    personId: head.personId,
    leader: await s.as({ role: 'grid-leader', area: tree.grid }),
    resident: await s.as({ household, personId: head.personId }),
  };
};

beforeEach(() => {
  told.length = 0;
});

describe('does', () => {
  it('changes what is given and leaves the rest as it was', async () => {
    const { personId, leader } = await place();
    const [before] = await s.db.select().from(persons).where(eq(persons.id, personId));
    const changed = await leader.do(changeMember, { personId, member: { registration: '山东济南' } });
    expect(changed).toMatchObject({
      name: '王芳',
      registration: '山东济南',
      tags: ['lives-alone'],
      relation: 'head',
    });
    const [after] = await s.db.select().from(persons).where(eq(persons.id, personId));
    expect(after?.phoneCipher).toEqual(before?.phoneCipher);
    expect(told).toEqual([]);
  });

  it('tells the followers of tags that changed, and of nothing else', async () => {
    const { personId, household, building, leader } = await place();
    await leader.do(changeMember, { personId, member: { tags: ['isolating', 'lives-alone', 'isolating'] } });
    const tags = ['isolating', 'lives-alone'];
    expect(told).toEqual([
      { kind: 'tagged', personId, householdId: household.id, areaPath: building.path, tags },
    ]);
    await leader.do(changeMember, { personId, member: { tags: ['lives-alone', 'isolating'] } });
    expect(told).toHaveLength(1);
  });

  it('a household changes its own phone and language, and is found by the new phone', async () => {
    const { personId, resident } = await place();
    const phone = s.phone();
    const changed = await resident.do(changeMember, { personId, member: { phone, language: 'en' } });
    expect(changed).toMatchObject({ phoneMasked: `199****${phone.slice(-4)}`, language: 'en' });
    const found = and(eq(persons.id, personId), eq(persons.phoneBlind, s.vault.blind('phone', phone)));
    expect(await s.db.$count(persons, found)).toBe(1);
  });

  it('the audit names the fields and none of their values', async () => {
    const { personId, leader } = await place();
    const phone = s.phone();
    await leader.do(changeMember, { personId, member: { phone, idNumber: numberOf('37010219770707144') } });
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, personId));
    expect(entry?.facts).toEqual({ by: 'staff', fields: ['idNumber', 'phone'] });
  });

  it('a number is taken off again', async () => {
    const { personId, leader } = await place();
    await leader.do(changeMember, { personId, member: { phone: null } });
    const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
    expect([row?.phoneCipher, row?.phoneBlind]).toEqual([null, null]);
  });
});

describe('refuses', () => {
  it('a household that says who somebody is, or gives and takes official tags', async () => {
    const { personId, leader, resident } = await place();
    await leader.do(changeMember, { personId, member: { tags: ['isolating'] } });
    for (const member of [
      { name: '王五' },
      { tags: [] },
      { tags: ['isolating' as const, 'disabled' as const] },
    ])
      await expect(resident.do(changeMember, { personId, member })).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ code: 'not-allowed-here' }],
      });
  });

  it('a birth date that the number already known contradicts', async () => {
    const { personId, leader } = await place();
    await leader.do(changeMember, { personId, member: { idNumber: woman1990 } });
    await expect(
      leader.do(changeMember, { personId, member: { birthDate: '1991-01-01' } }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/member/birthDate', code: 'contradiction' }] });
  });

  it('the number of somebody else', async () => {
    const number = numberOf('37010219880808234');
    const one = await place();
    const two = await place();
    await one.leader.do(changeMember, { personId: one.personId, member: { idNumber: number } });
    await expect(
      two.leader.do(changeMember, { personId: two.personId, member: { idNumber: number } }),
    ).rejects.toMatchObject({ fields: [{ pointer: '/member/idNumber', code: 'not-unique' }] });
  });

  it('neighbours, leaders elsewhere, roles that only read, and somebody who lives nowhere', async () => {
    const { personId, building, grid } = await place();
    const neighbour = await s.as({ household: await s.household(building) });
    const { leader: elsewhere } = await place();
    for (const caller of [neighbour, elsewhere, await s.as()])
      await expect(caller.do(changeMember, { personId, member: { phone: null } })).rejects.toMatchObject({
        code: 'not-found',
      });
    const inspector = await s.as({ role: 'inspector', area: grid });
    await expect(inspector.do(changeMember, { personId, member: { phone: null } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { personId: nowhere } = await s.person();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    await expect(
      leader.do(changeMember, { personId: nowhere, member: { phone: null } }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('races and repeats', () => {
  it('changes to different fields at once are all kept', async () => {
    const { personId, leader } = await place();
    await Promise.all([
      leader.do(changeMember, { personId, member: { registration: '济南' } }),
      leader.do(changeMember, { personId, member: { language: 'en' } }),
      leader.do(changeMember, { personId, member: { tags: ['disabled'] } }),
    ]);
    const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
    expect(row).toMatchObject({ registration: '济南', language: 'en', tags: ['disabled'] });
  });
});
