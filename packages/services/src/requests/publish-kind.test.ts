import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import { askFor, askOf, kindId, submit, village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { closeKind } from './close-kind.ts';
import { listKinds } from './list-kinds.ts';
import { loadRequest } from './load-request.ts';
import { publishKind } from './publish-kind.ts';
import { shipKinds } from './ship-kinds.ts';

const place = await village();
const { on, area, home, secretary } = place;
await shipKinds(on.base);
const { meals } = shippedKinds;
if (!meals) throw new Error('no meals');
const renamed = (zh: string) => ({ ...meals, name: { zh, en: 'Meals' } });
const kindsOf = async (caller: AccountCaller, household: { id: string }) =>
  (await caller.do(listKinds, { householdId: household.id })).items;

describe('kinds of help do', () => {
  it('come with the product, in the order of the pictures', async () => {
    const at = await home({ area: area.far });
    expect((await kindsOf(at.resident, at.household)).map(({ key }) => key)).toEqual(
      Object.keys(shippedKinds),
    );
  });

  it('are listed in an area for whoever serves there, and for nobody else', async () => {
    const volunteer = await on.as({ role: 'volunteer', area: area.far });
    const here = await volunteer.do(listKinds, { areaId: area.far.id });
    expect(here.items.map(({ key }) => key)).toEqual(Object.keys(shippedKinds));
    const { resident } = await home({ area: area.far });
    await expect(resident.do(listKinds, { areaId: area.far.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('give way to those of an area there and below, newest version alone; requests keep theirs', async () => {
    const at = await home();
    const before = await askFor(on, at, { kind: 'meals' });
    const gridLeaders = await on.as({ role: 'secretary', area: area.grid });
    await gridLeaders.do(publishKind, {
      areaId: area.grid.id,
      key: 'meals',
      definition: renamed('网格送饭'),
    });
    const second = await gridLeaders.do(publishKind, {
      areaId: area.grid.id,
      key: 'meals',
      definition: renamed('网格送饭二'),
    });
    expect(second.version).toBe(2);
    const beside = await home({ area: area.far });
    const nameOf = async (whose: typeof at) =>
      (await kindsOf(whose.resident, whose.household)).find(({ key }) => key === 'meals')?.definition.name.zh;
    expect(await nameOf(at)).toBe('网格送饭二');
    expect(await nameOf(beside)).toBe('送饭');
    expect((await loadRequest(on.base, before.requestId)).kind.name.zh).toBe('送饭');
    // The page that was opened before does not ask for what is gone.
    const stale = await askOf(on, (await home()).household, { kind: 'meals' });
    const late = await on.as({ household: { id: stale.householdId, address: '' } });
    await expect(submit(late, stale)).rejects.toMatchObject({
      fields: [{ pointer: '/kindId', code: 'outdated' }],
    });
  });

  it('are closed below an area and come back when it publishes them again', async () => {
    const at = await home({ area: area.far });
    const leader = await on.as({ role: 'secretary', area: area.beside });
    const keys = async () => (await kindsOf(at.resident, at.household)).map(({ key }) => key);
    await leader.do(closeKind, { areaId: area.beside.id, key: 'rubbish', reason: '隔离结束' });
    expect(await keys()).not.toContain('rubbish');
    await expect(
      leader.do(closeKind, { areaId: area.beside.id, key: 'rubbish', reason: '隔离结束' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await leader.do(publishKind, { areaId: area.beside.id, key: 'rubbish', definition: renamed('收垃圾') });
    expect(await keys()).toContain('rubbish');
  });
});

describe('kinds of help refuse', () => {
  it('whoever may not set them up there, and strangers who look', async () => {
    const at = await home();
    const input = { areaId: area.community.id, key: 'own', definition: renamed('自己的') };
    await expect(place.gridLeader.do(publishKind, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(secretary.do(publishKind, { ...input, areaId: area.street.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(kindsOf(await on.as(), at.household)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a definition that does not fit together', async () => {
    const definition = {
      ...renamed('坏的'),
      urgency: [{ when: [{ question: 'x', op: 'answered' as const }], is: 'today' as const }],
    };
    await expect(
      secretary.do(publishKind, { areaId: area.community.id, key: 'own', definition }),
    ).rejects.toMatchObject({
      fields: [{ pointer: '/definition/urgency/0/when/0/question', code: 'unknown' }],
    });
  });
});

describe('kinds of help in races and repeats', () => {
  it('shipped by several processes at once are there once, and what a community has stays', async () => {
    const id = await kindId(on, 'meals');
    expect((await Promise.all([1, 2, 3].map(() => shipKinds(on.base)))).flat()).toEqual([]);
    expect(await kindId(on, 'meals')).toBe(id);
  });

  it('published twice at once get one version after the other', async () => {
    const input = { areaId: area.community.id, key: 'walk-the-dog', definition: renamed('遛狗') };
    const versions = await Promise.all([1, 2, 3].map(() => secretary.do(publishKind, input)));
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });
});
