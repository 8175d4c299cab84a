import { alerts } from '@linli/db/reports/tables';
import { missingIn } from '@linli/domain/reports/missing-in';
import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { askFor } from '@linli/test/support/requests';
import { reportOf, roundOf, send, slotOf, well } from '@linli/test/support/rounds';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { ledgerFollower } from '../reports/ledger-follower.ts';
import { showCoverage } from '../reports/show-coverage.ts';
import { showMap } from './show-map.ts';

type Input = Parameters<typeof showMap>[1];
const look = async (who: { ctx(): Promise<Parameters<typeof showMap>[0]> }, input: Input) => {
  const { tiles, ...map } = await showMap(await who.ctx(), input);
  return { ...map, tiles, count: Object.fromEntries(tiles.map(({ areaId, count }) => [areaId, count])) };
};

describe('showMap', () => {
  it('draws a community by its buildings, a street by its communities, and counts what is of no tile beside them', async () => {
    const { on, area, home, secretary, dutyOfficer } = await gate();
    const here = await home();
    await askFor(on, here, { kind: 'rubbish' });
    const ofCommunity = await look(secretary, { areaId: area.community.id, layer: 'requests' });
    expect(ofCommunity.tiles.map(({ kind }) => kind)).toEqual(['building', 'building', 'building']);
    expect(ofCommunity.count).toEqual({ [area.building.id]: 1, [area.next.id]: 0, [area.far.id]: 0 });
    expect(ofCommunity).toMatchObject({ rest: { count: 0, serious: 0 }, points: [], slotId: null });
    const ofStreet = await look(dutyOfficer, { areaId: area.street.id, layer: 'requests' });
    expect(ofStreet.count).toEqual({ [area.community.id]: 1 });
    const ofBuilding = await look(secretary, { areaId: area.building.id, layer: 'requests' });
    expect(ofBuilding.tiles).toMatchObject([{ areaId: area.unit.id, kind: 'unit', count: 1 }]);

    on.clock.advance(60 * 24 * 3);
    const late = await look(secretary, { areaId: area.community.id, layer: 'requests' });
    expect(late.tiles.find(({ areaId }) => areaId === area.building.id)).toMatchObject({
      count: 1,
      serious: 1,
    });

    await on.db.insert(alerts).values({
      id: on.ids.next(),
      kind: 'fever',
      level: 'danger',
      state: 'open',
      areaId: area.grid.id,
      facts: [],
      matter: 'of no building',
      createdAt: on.clock.now(),
    });
    const alarm = await look(secretary, { areaId: area.community.id, layer: 'alerts' });
    expect(alarm.rest).toEqual({ count: 1, serious: 1 });
    expect(Object.values(alarm.count)).toEqual([0, 0, 0]);
  });

  it('shows what is missing on shifts of the next day by checkpoint, where it stands if that is known', async () => {
    const { on, area, secretary, east, checkpoint, shift, claim, volunteer } = await gate();
    const west = await checkpoint({ latitude: null, longitude: null, areaId: area.next.id });
    await shift({ inHours: 2, people: 3 });
    const later = await shift({ inHours: 20, people: 2, at: west });
    await claim(await volunteer(), later);
    await shift({ inHours: 30, people: 5 });
    await shift({ inHours: -1, people: 5 });
    const map = await look(secretary, { areaId: area.community.id, layer: 'gaps' });
    expect(map.points).toEqual([
      {
        checkpointId: east.id,
        name: east.name,
        location: { latitude: 32.6475, longitude: 110.7973 },
        count: 3,
        serious: 3,
      },
      { checkpointId: west.id, name: west.name, location: null, count: 1, serious: 0 },
    ]);
    expect(map.count[area.next.id]).toBe(1);
    expect(map.rest).toEqual({ count: 3, serious: 3 });
    expect(on.clock.now() < later.startsAt).toBe(true);
  });

  it('counts who has not reported by building as the coverage does, of the newest slot unless told', async () => {
    const { on, area, home, secretary, dutyOfficer } = await gate({
      startsAt: '2026-11-15T20:00:00Z',
      followers: [ledgerFollower],
    });
    expect(await look(secretary, { areaId: area.community.id, layer: 'reports' })).toMatchObject({
      tiles: [],
      slotId: null,
    });
    const one = await home();
    await home({ area: area.far, members: [{}, {}, {}] });
    const { roundId } = await roundOf(on, area.community);
    const slot = await slotOf(on, roundId, '2026-11-16', 'morning');
    on.clock.set(new Date('2026-11-16T07:30:00+08:00'));
    await send(one.resident, reportOf(on, slot, one.household, { [one.first]: well() }));
    const map = await look(secretary, { areaId: area.community.id, layer: 'reports' });
    expect(map.slotId).toBe(slot.id);
    expect(map.count).toEqual({ [area.building.id]: 1, [area.next.id]: 0, [area.far.id]: 3 });
    const { total } = await showCoverage(await secretary.ctx(), {
      slotId: slot.id,
      areaId: area.community.id,
    });
    expect(missingIn(total)).toBe(4);
    const street = { areaId: area.street.id, layer: 'reports', slotId: slot.id } as const;
    expect((await look(dutyOfficer, street)).count).toEqual({ [area.community.id]: 4 });
  });

  it('is for those who may see the list behind a layer, in their area', async () => {
    const { area, besideLeader, volunteer } = await gate();
    for (const layer of ['reports', 'requests', 'alerts', 'gaps'] as const) {
      const input = { areaId: area.grid.id, layer };
      await expect(look(besideLeader, input)).rejects.toMatchObject({ code: 'not-found' });
      await expect(look(await volunteer(), input)).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });
});

it('above ten thousand cases it reads what is open in the area, and nothing that is over', async () => {
  const { on, grid, leader } = await busyDistrict();
  const plan = await plansOf(on, leader, showMap, { areaId: grid.id, layer: 'requests' });
  expect(plan).not.toMatch(readsAll);
});
