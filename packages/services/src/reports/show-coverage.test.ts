import { memberships } from '@linli/db/people/tables';
import { reportOf, roundOf, send, slotOf, well } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { tellMembersChanged } from '../people/followers.ts';
import { moveArea } from '../people/move-area.ts';
import { countCoverage } from './coverage-counts.ts';
import { ledgerFollower } from './ledger-follower.ts';
import { listGaps } from './list-gaps.ts';
import { showCoverage } from './show-coverage.ts';

/** Two cells with a building each; two households of two people in the north, one of one in the south. */
async function town() {
  const on = await stage({ startsAt: '2026-11-15T20:00:00Z', followers: [ledgerFollower] });
  const area = await on.areas({
    community: 'community',
    north: ['cell', 'community'],
    south: ['cell', 'community'],
    tower: ['building', 'north'],
    house: ['building', 'south'],
  });
  const home = async (building: { id: string }, size: number) => {
    const household = await on.household(building);
    const people = [];
    for (let i = 0; i < size; i++) people.push((await on.member(household)).personId);
    return { household, people, reporter: await on.as({ household }) };
  };
  const [one, two, three] = [await home(area.tower, 2), await home(area.tower, 2), await home(area.house, 1)];
  const { roundId, secretary } = await roundOf(on, area.community);
  const slot = await slotOf(on, roundId, '2026-11-16', 'morning');
  const next = await slotOf(on, roundId, '2026-11-17', 'morning');
  const at = (text: string) => on.clock.set(new Date(`${text}:00+08:00`));
  const figures = async (of = slot) => {
    const { total, below } = await showCoverage(await secretary.ctx(), {
      slotId: of.id,
      areaId: area.community.id,
    });
    const short = (c: typeof total) => [c.expected, c.reported, c.onTime, c.attention, c.excused];
    return {
      total: short(total),
      below: Object.fromEntries(below.map((row) => [row.area.areaId, short(row.coverage)])),
    };
  };
  const gaps = async (of = slot) => {
    const { items } = await listGaps(await secretary.ctx(), { slotId: of.id, limit: 50 });
    return items.map(({ householdId, missing }) => [
      householdId,
      missing.map(({ personId }) => personId).sort(),
    ]);
  };
  const leave = async (personId: string, householdId: string) => {
    const now = on.clock.now();
    await on.db.update(memberships).set({ untilAt: now }).where(eq(memberships.personId, personId));
    await inTransaction(await on.system().ctx(), (ctx) =>
      tellMembersChanged(ctx, now, [
        { kind: 'left', personId, householdId, areaPath: 'x', reason: 'moved-out' },
      ]),
    );
  };
  return { on, area, one, two, three, roundId, secretary, slot, next, at, figures, gaps, leave };
}

const answers = (people: string[], celsius = 36.5) =>
  Object.fromEntries(people.map((id) => [id, well(celsius)]));

describe('coverage does', () => {
  it('counts expected, reported, on time and what needs a look, by the areas below', async () => {
    const { on, area, one, two, three, slot, at, figures, gaps } = await town();
    at('2026-11-16T07:00');
    await send(one.reporter, reportOf(on, slot, one.household, answers(one.people)));
    const [ill = ''] = three.people;
    await send(
      three.reporter,
      reportOf(on, slot, three.household, answers(three.people, 38), {
        confirmed: [`${ill}:fever-but-well`],
      }),
    );
    at('2026-11-16T10:30');
    await send(two.reporter, reportOf(on, slot, two.household, answers(two.people.slice(0, 1))));
    expect(await figures()).toEqual({
      total: [5, 4, 3, 1, 0],
      below: { [area.north.id]: [4, 3, 2, 0, 0], [area.south.id]: [1, 1, 1, 1, 0] },
    });
    expect(await gaps()).toEqual([[two.household.id, two.people.slice(1)]]);
  });

  it('a corrected fever no longer asks for a look, two versions count once', async () => {
    const { on, one, slot, at, figures } = await town();
    at('2026-11-16T07:00');
    const [ill = ''] = one.people;
    const fever = await send(
      one.reporter,
      reportOf(on, slot, one.household, { [ill]: well(38) }, { confirmed: [`${ill}:fever-but-well`] }),
    );
    expect((await figures()).total).toEqual([5, 1, 1, 1, 0]);
    await send(
      one.reporter,
      reportOf(on, slot, one.household, { [ill]: well(36.8) }, { replacesId: fever.submissionId }),
    );
    expect((await figures()).total).toEqual([5, 1, 1, 0, 0]);
  });

  it('somebody who leaves while a slot is open is no gap, is excused, and stays in its figures for good', async () => {
    const { one, at, figures, gaps, leave, next } = await town();
    at('2026-11-16T07:00');
    const [gone = '', stays = ''] = one.people;
    await leave(gone, one.household.id);
    expect((await figures()).total).toEqual([5, 0, 0, 0, 1]);
    expect((await gaps())[0]).toEqual([one.household.id, [stays]]);
    at('2026-11-17T07:00');
    expect((await figures()).total).toEqual([5, 0, 0, 0, 1]);
    expect((await figures(next)).total).toEqual([4, 0, 0, 0, 0]);
  });

  it('somebody who moves in while a slot is open is expected from the next one on', async () => {
    const { on, one, at, figures, next } = await town();
    at('2026-11-16T07:00');
    const { personId } = await on.member(one.household);
    await inTransaction(await on.system().ctx(), (ctx) =>
      tellMembersChanged(ctx, on.clock.now(), [
        { kind: 'joined', personId, householdId: one.household.id, areaPath: 'x', tags: [] },
      ]),
    );
    expect((await figures()).total[0]).toBe(5);
    at('2026-11-17T07:00');
    expect((await figures(next)).total[0]).toBe(6);
  });

  it('a building that moves while a slot is open takes its gaps along, not the figures of that slot', async () => {
    const { on, area, one, two, secretary, slot, next, at, figures, gaps } = await town();
    at('2026-11-16T07:00');
    await send(one.reporter, reportOf(on, slot, one.household, answers(one.people)));
    await secretary.do(moveArea, { areaId: area.tower.id, toParentId: area.south.id, reason: '小格区调整' });
    const before = { [area.north.id]: [4, 2, 2, 0, 0], [area.south.id]: [1, 0, 0, 0, 0] };
    expect((await figures()).below).toEqual(before);
    const south = await on.as({ role: 'cell-head', area: area.south });
    const { items } = await listGaps(await south.ctx(), { slotId: slot.id, limit: 50 });
    expect(items.map(({ householdId }) => householdId)).toContain(two.household.id);
    await send(two.reporter, reportOf(on, slot, two.household, answers(two.people)));
    expect((await gaps()).map(([householdId]) => householdId)).not.toContain(two.household.id);
    at('2026-11-17T07:00');
    expect((await figures()).below).toEqual({ ...before, [area.north.id]: [4, 4, 4, 0, 0] });
    expect((await figures(next)).below).toEqual({ [area.south.id]: [5, 0, 0, 0, 0] });
  });
});

describe('coverage and gaps refuse', () => {
  it('an area that is not one’s own as if it were not there, and residents altogether', async () => {
    const { on, area, one, slot } = await town();
    const head = await on.as({ role: 'building-head', area: area.tower });
    const ctx = await head.ctx();
    for (const areaId of [area.community.id, area.south.id, on.ids.next()]) {
      await expect(showCoverage(ctx, { slotId: slot.id, areaId })).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(listGaps(ctx, { slotId: slot.id, areaId, limit: 9 })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    const resident = await one.reporter.ctx();
    await expect(showCoverage(resident, { slotId: slot.id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listGaps(resident, { slotId: slot.id, limit: 9 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('to count beyond the areas of the caller when no area is named', async () => {
    const { on, area, slot, at } = await town();
    at('2026-11-16T07:00');
    const head = await on.as({ role: 'building-head', area: area.house });
    const { area: shown, total } = await showCoverage(await head.ctx(), { slotId: slot.id });
    expect(shown.areaId).toBe(area.house.id);
    expect(total.expected).toBe(1);
    const { items } = await listGaps(await head.ctx(), { slotId: slot.id, limit: 9 });
    expect(items).toHaveLength(1);
  });
});

describe('gaps', () => {
  it('page through areas of several posts without losing or repeating a household', async () => {
    const { on, area, slot, at } = await town();
    at('2026-11-16T07:00');
    const account = await on.account();
    await on.post(account.id, 'building-head', area.house);
    await on.post(account.id, 'building-head', area.tower);
    const ctx = await (await on.as(account)).ctx();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listGaps(ctx, { slotId: slot.id, limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ householdId }) => householdId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });

  it('are none before the slot opens, and none of a round that was ended', async () => {
    const { gaps, at } = await town();
    at('2026-11-16T05:00');
    expect(await gaps()).toEqual([]);
    at('2026-11-16T07:00');
    expect(await gaps()).toHaveLength(3);
  });
});

it('an area that is being counted for one is counted for everybody who asks meanwhile, and anew for who asks later', async () => {
  const { on, slot, secretary, area } = await town();
  const counted: string[] = [];
  const logQuery = (query: string) => void (query.includes('everybody') && counted.push(query));
  const ctx = { ...(await secretary.ctx()), db: drizzle(on.sql, { logger: { logQuery } }) };
  const ask = () => countCoverage(ctx, slot, area.community.path, on.clock.now());
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toEqual(first);
  expect(counted).toHaveLength(1);
  await ask();
  expect(counted).toHaveLength(2);
});
