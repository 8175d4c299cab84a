import { joins } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { changeSettings } from '../identity/change-settings.ts';
import { me } from './me.ts';

const s = await stage();
const place = () =>
  s.areas({ community: 'community', grid: ['grid', 'community'], building: ['building', 'grid'] });

describe('does', () => {
  it('tells who one is, where one belongs and what one holds', async () => {
    const { building, grid } = await place();
    const household = await s.household(building);
    const { personId } = await s.member(household);
    const account = await s.account();
    await s.join(account.id, household, { personId });
    await s.post(account.id, 'grid-leader', grid);
    const caller = await s.as(account);
    expect(await caller.do(me, {})).toMatchObject({
      accountId: account.id,
      phoneMasked: `199****${account.phone?.slice(-4)}`,
      personId,
      households: [{ householdId: household.id, address: household.address, state: 'confirmed' }],
      appointments: [{ role: 'grid-leader', areaId: grid.id, areaName: grid.name, areaKind: 'grid' }],
      consentsMissing: [],
      secondFactor: 'off',
    });
  });

  it('calls somebody who chose no name by the name in the register', async () => {
    const { building } = await place();
    const household = await s.household(building);
    const { personId, name } = await s.member(household, { name: '王秀兰' });
    const account = await s.account({ name: '' });
    await s.join(account.id, household, { personId });
    expect(await (await s.as(account)).do(me, {})).toMatchObject({ displayName: name });
  });

  it('asks for consents only where somebody reports, and for a child’s only where there is one', async () => {
    const { building } = await place();
    const nobody = await s.as(await s.account({ consents: [] }));
    expect((await nobody.do(me, {})).consentsMissing).toEqual(['privacy']);
    const household = await s.household(building);
    await s.member(household, { birthDate: '1990-01-01' });
    const account = await s.account({ consents: ['privacy'] });
    await s.join(account.id, household);
    const parent = await s.as(account);
    expect((await parent.do(me, {})).consentsMissing).toEqual(['health', 'whereabouts']);
    await s.member(household, { birthDate: '2012-11-17' });
    expect((await parent.do(me, {})).consentsMissing).toContain('children-data');
    s.clock.advance(24 * 60);
    expect((await parent.do(me, {})).consentsMissing).not.toContain('children-data');
  });

  it('remembers language, name and elder mode', async () => {
    const caller = await s.as();
    await caller.do(changeSettings, { language: 'en', elderMode: true });
    await caller.do(changeSettings, { displayName: '老王' });
    expect(await caller.do(me, {})).toMatchObject({ language: 'en', elderMode: true, displayName: '老王' });
  });
});

describe('refuses', () => {
  it('a visitor', async () => {
    await expect(s.visitor().do(me, {})).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('to show the register’s address of a household before the request is confirmed', async () => {
    const { building } = await place();
    const household = await s.household(building, { address: '秘密小区1栋101' });
    const caller = await s.as();
    await s.db.insert(joins).values({
      id: s.ids.next(),
      accountId: caller.accountId,
      householdId: household.id,
      way: 'ask',
      state: 'asked',
      relation: 'child',
      applicantName: '小王',
      address: '我家',
      askedAt: s.clock.now(),
    });
    expect((await caller.do(me, {})).households).toMatchObject([{ address: '我家', state: 'asked' }]);
  });
});
