import { auditEntries } from '@linli/db/audit/tables';
import { rosters } from '@linli/db/rosters/tables';
import { firstDay, rota } from '@linli/test/support/rosters';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { discardRoster } from './discard-roster.ts';
import { listRosters } from './list-rosters.ts';
import { showRoster } from './show-roster.ts';
import { startRoster } from './start-roster.ts';
import { stopRoster } from './stop-roster.ts';

const { on, area, secretary, gridLeader, besideLeader, inspector, volunteer, days, ask } = await rota();
await days(2);

const input = {
  areaId: area.community.id,
  fromDay: firstDay,
  days: 7,
  seconds: 60,
  seed: 1,
  weights: null,
  replansId: null,
};

const free = () => on.db.update(rosters).set({ state: 'discarded' }).where(eq(rosters.state, 'waiting'));

describe('startRoster does', () => {
  it('asks for a plan with the shipped weights, which those who may see rosters find', async () => {
    const rosterId = await ask({ days: 7 });
    expect(await secretary.do(showRoster, { rosterId })).toMatchObject({
      state: 'waiting',
      fromDay: '2026-11-23',
      untilDay: '2026-11-29',
      weights: { fairHours: 5, near: 2 },
      progress: null,
      stopAsked: false,
      changedPeople: null,
    });
    expect((await inspector.do(listRosters, { limit: 10 })).items).toMatchObject([{ rosterId }]);
    await secretary.do(stopRoster, { rosterId });
    await secretary.do(stopRoster, { rosterId });
    expect((await secretary.do(showRoster, { rosterId })).stopAsked).toBe(true);
    await secretary.do(discardRoster, { rosterId });
    await expect(secretary.do(stopRoster, { rosterId })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    expect(await on.db.$count(auditEntries, eq(auditEntries.subjectId, rosterId))).toBe(3);
  });

  it('pages through rosters, newest first', async () => {
    for (let i = 0; i < 3; i++) {
      on.clock.advance(1);
      await ask();
      await free();
    }
    const first = await secretary.do(listRosters, { areaId: area.community.id, limit: 2 });
    const rest = await secretary.do(listRosters, { limit: 100, cursor: first.nextCursor ?? '' });
    const all = [...first.items, ...rest.items].map(({ createdAt }) => createdAt);
    expect(all).toEqual(all.toSorted().reverse());
    expect(all).toHaveLength(await on.db.$count(rosters));
  });
});

describe('startRoster refuses', () => {
  it('days gone by, areas above a community, and days on which nothing stands', async () => {
    await expect(secretary.do(startRoster, { ...input, fromDay: '2026-11-15' })).rejects.toMatchObject({
      fields: [{ pointer: '/fromDay', code: 'in-the-past' }],
    });
    const officer = await on.as({ role: 'duty-officer', area: area.district });
    await expect(officer.do(startRoster, { ...input, areaId: area.street.id })).rejects.toMatchObject({
      fields: [{ pointer: '/areaId', code: 'not-allowed-here' }],
    });
    await expect(secretary.do(startRoster, { ...input, fromDay: '2027-03-01' })).rejects.toMatchObject({
      code: 'rule-refused',
    });
  });

  it('who does not plan there, and a roster of elsewhere to be made again', async () => {
    const who = await volunteer();
    await expect(who.do(startRoster, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(who.do(listRosters, { limit: 10 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(gridLeader.do(startRoster, input)).rejects.toMatchObject({ code: 'not-found' });
    const rosterId = await ask();
    await expect(besideLeader.do(showRoster, { rosterId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(discardRoster, { rosterId })).rejects.toMatchObject({ code: 'not-allowed' });
    await free();
    await expect(secretary.do(startRoster, { ...input, replansId: rosterId })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await expect(secretary.do(startRoster, { ...input, replansId: on.ids.next() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('startRoster in races and repeats', () => {
  it('one plan of a community at a time; one that was lost does not block the next', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => ask()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of outcomes)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'lost-race' });
    on.clock.advance(31);
    const again = await ask();
    const states = await on.db.select({ id: rosters.id, state: rosters.state }).from(rosters);
    expect(states.filter(({ state }) => state === 'waiting')).toEqual([{ id: again, state: 'waiting' }]);
    expect(states.filter(({ state }) => state === 'failed')).toHaveLength(1);
    await free();
  });
});
