import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { closeConfirmed } from './close-confirmed.ts';
import { listInArea } from './list-in-area.ts';
import { listMine } from './list-mine.ts';
import { listPleas } from './list-pleas.ts';
import { endDuePauses } from './resume-request.ts';
import { sameOpen } from './same-open.ts';
import { showStanding } from './show-standing.ts';

// 10,000 requests, one in a hundred open.
const { on, grid, household, leader, resident } = await busyDistrict();

describe('ten thousand requests', () => {
  it.each([undefined, 'true', 'false'] as const)(
    'mine (open: %s) are found by household, not among all',
    async (open) => {
      const plan = await plansOf(on, resident, listMine, { open, limit: 30 });
      expect(plan).toMatch(/requests_(household|account|pkey)/);
      expect(plan).not.toMatch(readsAll);
    },
  );

  it('open ones of an area are found among the open ones', async () => {
    const plan = await plansOf(on, leader, listInArea, { areaId: grid.id, open: 'true', limit: 30 });
    expect(plan).toMatch(/requests_open/);
    expect(plan).not.toMatch(readsAll);
  });

  it('figures of what is open, and the lists behind them, are made of the open ones', async () => {
    const figures = await plansOf(on, leader, showStanding, { areaId: grid.id });
    const behind = await plansOf(on, leader, listInArea, { areaId: grid.id, left: 'over', limit: 30 });
    for (const plan of [figures, behind]) {
      expect(plan).toMatch(/requests_open/);
      expect(plan).not.toMatch(readsAll);
    }
  });

  it('the list of an area reads no further than its page', async () => {
    expect(await plansOf(on, leader, listInArea, { limit: 30 })).not.toMatch(readsAll);
  });

  it('the same matter is looked up by household', async () => {
    const matter = { householdId: household.id, personId: null, kindKey: 'question', discreet: false };
    const plan = await plansOf(
      on,
      resident,
      (ctx, asked: typeof matter) => sameOpen(ctx, resident.accountId, asked),
      matter,
    );
    expect(plan).toMatch(/requests_(household|same_matter|open)/);
    expect(plan).not.toMatch(readsAll);
  });

  it('pleas that wait, pauses that end and what is to be closed are found without reading requests', async () => {
    expect(await plansOf(on, leader, listPleas, { limit: 30 })).not.toMatch(readsAll);
    expect(await plansOf(on, on.system(), (ctx) => endDuePauses(ctx), undefined)).not.toMatch(readsAll);
    const closing = await plansOf(on, on.system(), (ctx) => closeConfirmed(ctx), undefined);
    expect(closing).toMatch(/requests_confirmed/);
  });
});
