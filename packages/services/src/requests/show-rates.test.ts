import type { RequestState } from '@linli/contracts/requests/labels';
import { requestPauses } from '@linli/db/requests/tables';
import { workplace } from '@linli/test/support/work';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listInArea } from './list-in-area.ts';
import { showRates } from './show-rates.ts';

const at = await workplace();
const { on, asked } = at;
const HOUR = 3_600_000;
const homes = [
  at.household,
  (await at.home({ area: at.area.next })).household,
  (await at.home({ area: at.area.far })).household,
];
const since = () => ({ from: on.clock.now().toISOString() });
const until = () => new Date(on.clock.now().getTime() + 1).toISOString();
const rates = async (areaId: string, span: { from: string; until: string }, who = at.dutyOfficer) =>
  (await showRates(await who.ctx(), { areaId, ...span })).items;
const behind = async (
  areaId: string,
  span: { from: string; until: string },
  rate: 'unanswered' | 'unsolved' | 'unsatisfied',
) => {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listInArea>> = await listInArea(await at.dutyOfficer.ctx(), {
      areaId,
      ...span,
      rate,
      limit: 7,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.items.map(({ requestId }) => requestId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
};
const hoursLater = (hours: number) => new Date(on.clock.now().getTime() + hours * HOUR);

describe('rates do', () => {
  it('count answered within the limit, solved by the word of the resident, satisfied by four and five stars', async () => {
    on.clock.advance(60 * 24);
    const span = since();
    await asked({ state: 'closed', answeredAt: hoursLater(0.5), solved: true, stars: 5 });
    await asked({ state: 'closed', answeredAt: hoursLater(2), solved: true, stars: 3 });
    await asked({ state: 'confirmed', answeredAt: hoursLater(1), solved: true });
    await asked({ state: 'closed', answeredAt: hoursLater(0.5) });
    await asked({ state: 'not-solvable', answeredAt: hoursLater(0.5) });
    // The limit passes with nobody there; the other one is cancelled before.
    await asked({ state: 'submitted' });
    await asked({ state: 'cancelled' });
    on.clock.advance(180);
    await asked({ state: 'submitted' });
    const [whole] = await rates(at.area.grid.id, { ...span, until: until() });
    expect(whole).toMatchObject({
      areaId: at.area.grid.id,
      requests: 8,
      answered: { of: 6, met: 4 },
      solved: { of: 5, met: 3 },
      satisfied: { of: 2, met: 1 },
    });
  });

  it('count what stands still as not late', async () => {
    on.clock.advance(60 * 24);
    const span = since();
    const requestId = await asked({ state: 'submitted' });
    await on.db.insert(requestPauses).values({
      id: on.ids.next(),
      requestId,
      reason: 'resident-away',
      fromAt: on.clock.now(),
      plannedUntil: hoursLater(10),
      pausedBy: at.cellHead.accountId,
    });
    on.clock.advance(120);
    const [whole] = await rates(at.area.grid.id, { ...span, until: until() });
    expect(whole).toMatchObject({ requests: 1, answered: { of: 0, met: 0 } });
  });

  it('have a line for each area directly below, also where nobody asked', async () => {
    on.clock.advance(60 * 24);
    const items = await rates(at.area.community.id, { ...since(), until: until() });
    expect(items.map(({ areaId, requests }) => [areaId, requests])).toEqual([
      [at.area.community.id, 0],
      [at.area.grid.id, 0],
      [at.area.beside.id, 0],
    ]);
  });

  const states: RequestState[] = [
    'submitted',
    'taken',
    'done',
    'confirmed',
    'closed',
    'cancelled',
    'not-solvable',
  ];
  const some = fc.record({
    home: fc.integer({ min: 0, max: 2 }),
    state: fc.constantFrom(...states),
    answered: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
    solved: fc.option(fc.boolean(), { nil: null }),
    stars: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  });

  it('are the sum of the areas below, and the list behind each holds exactly what it does not meet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 12 }), async (bag) => {
        on.clock.advance(1);
        const { from } = since();
        for (const { home, answered, ...given } of bag) {
          const household = homes[home];
          if (!household) throw new Error('no home');
          await asked({
            ...given,
            householdId: household.id,
            areaId: household.areaId,
            answeredAt: answered === null ? null : hoursLater(answered),
          });
        }
        const span = { from, until: until() };
        on.clock.advance(120);
        const [whole, ...below] = await rates(at.area.community.id, span);
        if (!whole) throw new Error('no rates');
        expect(whole.requests).toBe(bag.length);
        const names = [
          ['answered', 'unanswered'],
          ['solved', 'unsolved'],
          ['satisfied', 'unsatisfied'],
        ] as const;
        for (const [name, missed] of names) {
          for (const part of ['of', 'met'] as const)
            expect(below.reduce((sum, area) => sum + area[name][part], 0)).toBe(whole[name][part]);
          for (const area of [whole, ...below]) {
            const list = await behind(area.areaId, span, missed);
            expect(new Set(list).size).toBe(list.length);
            expect(list).toHaveLength(area[name].of - area[name].met);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('rates refuse', () => {
  it('an area outside, a post that may not see them, and a span that ends before it begins', async () => {
    const span = { from: hoursLater(-24).toISOString(), until: until() };
    await expect(rates(at.area.grid.id, span, at.besideLeader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(rates(at.area.grid.id, span, await at.volunteer())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(rates(at.area.grid.id, { from: span.until, until: span.from })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const representative = await on.as({ role: 'resident-representative', area: at.area.grid });
    expect(await rates(at.area.grid.id, span, representative)).not.toEqual([]);
  });
});
