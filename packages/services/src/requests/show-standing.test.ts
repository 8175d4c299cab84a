import { timesLeft } from '@linli/contracts/requests/labels';
import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { listInArea } from './list-in-area.ts';
import { pauseRequest } from './pause-request.ts';
import { showStanding } from './show-standing.ts';

const at = await workplace();
const { on, asked } = at;
const minutes = (count: number) => new Date(on.clock.now().getTime() + count * 60_000);
const standing = async (who = at.gridLeader, areaId?: string) =>
  (await showStanding(await who.ctx(), areaId === undefined ? {} : { areaId })).items;

describe('open requests by state and time left', async () => {
  const expected: Record<string, string> = {};
  for (const [left, due] of Object.entries({ over: -1, hour: 59, 'four-hours': 61, day: 241, later: 1441 }))
    expected[left] = await asked({ state: 'accepted', deadlineAt: minutes(due) });
  // The work is done: its time no longer counts.
  expected.resident = await asked({
    state: 'done',
    helper: await at.volunteer(),
    deadlineAt: minutes(-60),
  });
  expected.paused = await asked({ state: 'accepted', lead: at.gridLeader, deadlineAt: minutes(30) });
  await at.gridLeader.do(pauseRequest, {
    requestId: expected.paused,
    reason: 'shop-closed',
    untilAt: minutes(600).toISOString(),
  });
  await asked({ state: 'closed', deadlineAt: minutes(-1) });

  it('each stands in one place, and what is over in none', async () => {
    const items = await standing();
    expect(items.map(({ left }) => left).sort()).toEqual(Object.keys(timesLeft).sort());
    expect(items.every(({ requests }) => requests === 1)).toBe(true);
    expect(items.find(({ left }) => left === 'resident')).toMatchObject({ state: 'done' });
  });

  it.each(Object.keys(timesLeft) as (keyof typeof timesLeft)[])(
    'the list behind a figure holds what it counts: %s',
    async (left) => {
      const { items } = await listInArea(await at.gridLeader.ctx(), { left, limit: 30 });
      expect(items.map(({ requestId }) => requestId)).toEqual([expected[left]]);
    },
  );

  it('a state narrows the list as it does the figures', async () => {
    const { items } = await listInArea(await at.gridLeader.ctx(), { state: 'done', open: 'true', limit: 30 });
    expect(items.map(({ requestId }) => requestId)).toEqual([expected.resident]);
  });

  it('are counted in my area only, and not for volunteers', async () => {
    expect(await standing(at.besideLeader)).toEqual([]);
    await expect(standing(at.besideLeader, at.area.grid.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(standing(await at.volunteer())).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
