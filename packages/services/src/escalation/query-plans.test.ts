import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { listPassing } from './list-passing.ts';
import { listStuck } from './list-stuck.ts';
import { reportLate } from './report-late.ts';
import { showDesk } from './show-desk.ts';
import { tickDue } from './tick-due.ts';

// 10,000 cases, one in a hundred open.
const { on, grid, leader } = await busyDistrict();
// Which are open is drawn anew each time: one of this grid is due and one is stuck in any case.
await on.sql`
  with live as (
    select id, row_number() over (order by id) as n from climbs
    where area_path <@ ${grid.path}::ltree and state in ('running', 'stuck'))
  update climbs set phase = 'answer', state = case n when 1 then 'running' else 'stuck' end,
    due_at = case n when 1 then ${on.clock.now().toISOString()}::timestamptz end
  from live where live.id = climbs.id and n <= 2`;

describe('a desk above ten thousand cases', () => {
  it.each(['area', 'mine'] as const)(
    'shows and counts what is open (%s) without reading what is over',
    async (whose) => {
      const plan = await plansOf(on, leader, showDesk, { whose, limit: 30 });
      expect(plan).not.toMatch(readsAll);
      expect(plan).toMatch(/climbs_(due|area|answered|case)/);
    },
  );

  it('shows one area asked for by its range', async () => {
    expect(await plansOf(on, leader, showDesk, { areaId: grid.id, whose: 'area', limit: 30 })).not.toMatch(
      readsAll,
    );
  });

  it.each(['soon', 'stuck', 'unanswered'] as const)(
    'lists what stands behind a count (%s), as many as it says, without reading what is over',
    async (only) => {
      const input = { areaId: grid.id, whose: 'area', only, limit: 100 } as const;
      expect(await plansOf(on, leader, showDesk, input)).not.toMatch(readsAll);
      const { items, counts } = await showDesk(await leader.ctx(), input);
      expect(items.length).toBeGreaterThan(0);
      expect(items).toHaveLength(
        { soon: counts.overdueSoon, stuck: counts.stuck, unanswered: counts.unanswered }[only],
      );
    },
  );

  it('finds what is stuck and what climbs past somebody by their own indexes', async () => {
    const stuck = await plansOf(on, leader, listStuck, { limit: 30 });
    expect(stuck).toMatch(/climbs_(stuck|area)/);
    expect(stuck).not.toMatch(readsAll);
    const passing = await plansOf(on, leader, listPassing, { limit: 30 });
    expect(passing).not.toMatch(readsAll);
  });
});

describe('what runs every few seconds', () => {
  it('looks for late cases among those that run', async () => {
    const plan = await plansOf(on, on.system(), (ctx) => reportLate(ctx), undefined);
    expect(plan).toMatch(/climbs_due/);
    expect(plan).not.toMatch(readsAll);
  });

  it('finds and takes the cases that are due by their moment', async () => {
    const plan = await plansOf(on, on.system(), (ctx) => tickDue(ctx), undefined);
    expect(plan).toMatch(/climbs_due/);
    expect(plan).not.toMatch(readsAll);
  });
});
