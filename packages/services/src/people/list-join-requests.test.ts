import { stage } from '@linli/test/support/stage';
import { expect, it } from 'vitest';
import { issueHouseholdCode } from './issue-household-code.ts';
import { joinByCode } from './join-by-code.ts';
import { listJoinRequests } from './list-join-requests.ts';
import { saveHousehold } from './save-household.ts';

const s = await stage();
const area = await s.areas({
  community: 'community',
  grid: ['grid', 'community'],
  other: ['grid', 'community'],
  building: ['building', 'grid'],
  beside: ['building', 'other'],
});
const secretary = await s.as({ role: 'secretary', area: area.community });

async function ask(building: { id: string }, name: string) {
  const household = await s.household(building);
  const member = await s.member(household);
  const { code } = await secretary.do(issueHouseholdCode, { householdId: household.id });
  const caller = await s.as();
  const input = { code, relation: 'child' as const, name, personId: member.personId };
  const { joinId } = await caller.do(joinByCode, input);
  s.clock.advance(1);
  return { joinId, caller, household, member };
}
const first = await ask(area.building, '甲');
const second = await ask(area.beside, '乙');
const third = await ask(area.building, '丙');
const names = async (caller: typeof secretary, areaId?: string) =>
  (await caller.do(listJoinRequests, { limit: 30, ...(areaId === undefined ? {} : { areaId }) })).items.map(
    ({ applicantName }) => applicantName,
  );

it('shows the leaders of the area who waits, the oldest first', async () => {
  expect(await names(secretary)).toEqual(['甲', '乙', '丙']);
  expect(await names(await s.as({ role: 'building-head', area: area.building }))).toEqual(['甲', '丙']);
  expect(await names(await s.as({ role: 'grid-leader', area: area.other }))).toEqual(['乙']);
  expect(await names(secretary, area.beside.id)).toEqual(['乙']);
});

it('tells what is needed to decide, with the phone masked', async () => {
  const { items } = await secretary.do(listJoinRequests, { limit: 1 });
  expect(items).toEqual([
    {
      joinId: first.joinId,
      way: 'code',
      applicantName: '甲',
      applicantPhoneMasked: `199****${first.caller.phone?.slice(-4)}`,
      householdId: first.household.id,
      address: first.household.address,
      relation: 'child',
      claimed: { personId: first.member.personId, name: first.member.name },
      message: '',
      askedAt: expect.any(String),
    },
  ]);
});

it('goes on where a page ended', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const at = cursor === undefined ? {} : { cursor };
    const { items, nextCursor } = await secretary.do(listJoinRequests, { limit: 1, ...at });
    seen.push(...items.map(({ joinId }) => joinId));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual([first.joinId, second.joinId, third.joinId]);
});

it('is closed to volunteers and residents, and an area elsewhere does not exist', async () => {
  const volunteer = await s.as({ role: 'volunteer', area: area.building });
  for (const caller of [volunteer, first.caller])
    await expect(caller.do(listJoinRequests, { limit: 30 })).rejects.toMatchObject({ code: 'not-allowed' });
  const head = await s.as({ role: 'building-head', area: area.building });
  await expect(head.do(listJoinRequests, { limit: 30, areaId: area.beside.id })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('goes along when a household turns out to stand elsewhere', async () => {
  const { household } = await ask(area.building, '丁');
  await secretary.do(saveHousehold, {
    householdId: household.id,
    version: 1,
    areaId: area.beside.id,
    door: '丁家',
    occupancy: 'lived-in',
    tenancy: 'own',
    headCount: null,
    vehicles: [],
  });
  expect(await names(await s.as({ role: 'building-head', area: area.building }))).not.toContain('丁');
  expect(await names(await s.as({ role: 'building-head', area: area.beside }))).toContain('丁');
});
