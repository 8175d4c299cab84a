import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { addMember } from './add-member.ts';
import { changeMember } from './change-member.ts';
import { endMembership } from './end-membership.ts';
import { issueHouseholdCode } from './issue-household-code.ts';
import { listHouseholdChanges } from './list-household-changes.ts';
import { saveHousehold } from './save-household.ts';
import { viewInFull } from './view-in-full.ts';

const s = await stage();

async function town() {
  const area = await s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    beside: ['grid', 'community'],
  });
  const leader = await s.as({ role: 'grid-leader', area: area.grid });
  const home = await leader.do(saveHousehold, {
    areaId: area.building.id,
    door: '301',
    occupancy: 'lived-in',
    tenancy: 'own',
    headCount: null,
    vehicles: [],
  });
  const other = await s.household(area.building);
  const changes = async (householdId: string, caller = leader, more: object = {}) =>
    (await caller.do(listHouseholdChanges, { householdId, limit: 30, ...more })).items.map(
      ({ what, personName, facts }) => [what, personName, ...facts],
    );
  return { area, leader, home, other, changes };
}

const member = (name: string) => ({
  name,
  sex: null,
  birthDate: null,
  phone: null,
  idKind: null,
  idNumber: null,
  registration: null,
  language: null,
  tags: [],
  relation: 'no-relation' as const,
});

describe('the history of a household', () => {
  it('names who did what to whom and which facts changed, newest first, and never a value', async () => {
    const { leader, home, changes } = await town();
    const { personId } = await leader.do(addMember, {
      householdId: home.householdId,
      member: member('王秀兰'),
    });
    s.clock.advance(1);
    await leader.do(changeMember, { personId, member: { phone: '15400000099', tags: ['lives-alone'] } });
    await leader.do(saveHousehold, {
      householdId: home.householdId,
      version: home.version,
      areaId: home.areaId,
      door: '302',
      occupancy: 'lived-in',
      tenancy: 'rented',
      headCount: 1,
      vehicles: [],
    });
    await leader.do(viewInFull, { personId, reason: '核对电话' });
    expect(await changes(home.householdId)).toEqual([
      ['view-in-full', '王秀兰'],
      ['change-household', null, 'door', 'headCount', 'tenancy'],
      ['change-member', '王秀兰', 'phone', 'tags'],
      ['add-member', '王秀兰'],
      ['add-household', null],
    ]);
    const { items } = await leader.do(listHouseholdChanges, { householdId: home.householdId, limit: 30 });
    expect(items[0]?.reason).toBe('核对电话');
    expect(JSON.stringify(items)).not.toContain('15400000099');
  });

  it('of somebody who moved keeps in each household what happened while they lived there', async () => {
    const { leader, home, other, changes } = await town();
    const { personId } = await leader.do(addMember, {
      householdId: home.householdId,
      member: member('李明'),
    });
    s.clock.advance(5);
    await leader.do(endMembership, { personId, reason: 'moved-within', toHouseholdId: other.id });
    s.clock.advance(5);
    await leader.do(changeMember, { personId, member: { language: 'en' } });
    expect(await changes(home.householdId)).toEqual([
      ['end-membership', '李明'],
      ['add-member', '李明'],
      ['add-household', null],
    ]);
    expect(await changes(other.id)).toEqual([
      ['change-member', '李明', 'language'],
      ['move-in', '李明'],
    ]);
  });

  it('comes page by page, each line once', async () => {
    const { leader, home } = await town();
    for (let i = 0; i < 3; i++) await leader.do(issueHouseholdCode, { householdId: home.householdId });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await leader.do(listHouseholdChanges, {
        householdId: home.householdId,
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ changeId }) => changeId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });
});

describe('refuses', () => {
  it('other areas as if the household were not there, and residents altogether', async () => {
    const { area, home, changes } = await town();
    const beside = await s.as({ role: 'grid-leader', area: area.beside });
    await expect(changes(home.householdId, beside)).rejects.toMatchObject({ code: 'not-found' });
    const resident = await s.as({ household: { id: home.householdId, address: home.address } });
    await expect(changes(home.householdId, resident)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('to tell who looked at numbers to whoever may not look themselves', async () => {
    const { area, leader, home, changes } = await town();
    const { personId } = await leader.do(addMember, {
      householdId: home.householdId,
      member: member('赵爱国'),
    });
    await leader.do(viewInFull, { personId, reason: '核对' });
    const head = await s.as({ role: 'building-head', area: area.building });
    expect((await changes(home.householdId, head)).map(([what]) => what)).not.toContain('view-in-full');
    const inspector = await s.as({ role: 'inspector', area: area.community });
    expect((await changes(home.householdId, inspector)).map(([what]) => what)).toContain('view-in-full');
  });
});
