import type { ParsedInputOf } from '@linli/contracts/catalog';
import { notices } from '@linli/db/notices/tables';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { claims } from '@linli/db/shifts/tables';
import { rota } from '@linli/test/support/rosters';
import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { expireOffers } from '../shifts/expire-offers.ts';
import { editRoster } from './edit-roster.ts';
import { publishRoster } from './publish-roster.ts';
import { showRoster } from './show-roster.ts';

async function proposed(
  people: number,
  count: number,
  more: Partial<ParsedInputOf<'POST /rosters/start'>> = {},
) {
  const place = await rota();
  const who = [];
  for (let i = 0; i < people; i++) who.push(await place.volunteer());
  const shifts = await place.days(count, { people: 1 });
  const rosterId = await place.ask({ days: 7, ...more });
  await place.worker.runUntilIdle();
  const publish = async (id = rosterId, confirmHours = 24) => {
    const { version } = await place.secretary.do(showRoster, { rosterId: id });
    return place.secretary.do(publishRoster, { rosterId: id, version, confirmHours });
  };
  const places = (id = rosterId) =>
    place.on.db.select().from(rosterPlaces).where(eq(rosterPlaces.rosterId, id));
  return { ...place, who, shifts, rosterId, publish, places };
}

describe('publishRoster does', () => {
  it('offers each place to its person, who has a day to say yes; nobody stands anywhere without', async () => {
    const { on, secretary, rosterId, publish, places } = await proposed(5, 2);
    const before = await places();
    expect(before).toHaveLength(8);
    expect(await publish()).toEqual({
      offered: 8,
      people: new Set(before.map(({ accountId }) => accountId)).size,
      skipped: 0,
    });
    const rows = await on.db.select().from(claims);
    expect(new Set(rows.map(({ state, way }) => `${state} ${way}`))).toEqual(new Set(['offered roster']));
    expect(rows.every(({ confirmBy }) => confirmBy?.toISOString() === '2026-11-17T01:00:00.000Z')).toBe(true);
    for (const { shiftId, accountId, claimId } of await places())
      expect(rows.find(({ id }) => id === claimId)).toMatchObject({ shiftId, accountId });
    expect(await on.db.$count(notices, eq(notices.kind, 'shift-offered'))).toBe(
      new Set(before.map(({ accountId }) => accountId)).size,
    );
    expect(await secretary.do(showRoster, { rosterId })).toMatchObject({ state: 'published', toOffer: 0 });
    // What nobody confirms opens for claiming.
    on.clock.advance(24 * 60 + 1);
    await on.system().ctx().then(expireOffers);
    const [{ taken }] = (await on.sql`select sum(taken)::int as taken from shifts`) as unknown as [
      { taken: number },
    ];
    expect(taken).toBe(0);
  });

  it('asks until an hour before the first shift at the latest', async () => {
    const { on, publish, places } = await proposed(5, 2);
    // An hour and a half before the first shift of Monday, at dawn.
    on.clock.set(new Date('2026-11-22T15:30:00Z'));
    const { offered, skipped } = await publish();
    expect([offered, skipped]).toEqual([8, 0]);
    const rows = await on.db.select().from(claims);
    const dawn = rows.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0];
    expect(dawn?.confirmBy).toEqual(new Date('2026-11-22T16:00:00Z'));
    expect(await places()).toHaveLength(8);
  });

  it('leaves out what has begun, or begins before anybody could answer', async () => {
    const { on, publish } = await proposed(5, 1);
    // Dawn is over and the morning has begun.
    on.clock.set(new Date('2026-11-22T23:00:00Z'));
    expect(await publish()).toMatchObject({ offered: 2, skipped: 2 });
  });
});

describe('publishRoster refuses', () => {
  it('a proposal that changed since it was read, what is no proposal, and who does not plan there', async () => {
    const { secretary, gridLeader, inspector, rosterId, places, on } = await proposed(2, 1);
    const { version } = await secretary.do(showRoster, { rosterId });
    const [place] = await places();
    if (!place) throw new Error('no place');
    const { shiftId, accountId } = place;
    await secretary.do(editRoster, { rosterId, version, edit: { kind: 'take', shiftId, accountId } });
    const input = { rosterId, version, confirmHours: 24 };
    await expect(secretary.do(publishRoster, input)).rejects.toMatchObject({ code: 'lost-race' });
    await expect(gridLeader.do(publishRoster, input)).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(publishRoster, input)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await on.db.$count(claims)).toBe(0);
  });

  it('to put anybody where somebody else stands by now, or where a rule came in between', async () => {
    const { on, who, volunteer, claim, shifts, publish, places } = await proposed(2, 2);
    const rows = await places();
    const [first, second] = rows;
    const taken = shifts.find(({ id }) => id === first?.shiftId);
    if (!taken || !second) throw new Error('no places');
    await claim(await volunteer(), taken);
    await on.sql`update clearances set insured_until = '2026-11-20' where account_id = ${second.accountId}`;
    const hindered = rows.filter(
      ({ accountId, shiftId }) => accountId === second.accountId || shiftId === taken.id,
    ).length;
    const { offered, skipped } = await publish();
    expect([offered, skipped]).toEqual([rows.length - hindered, hindered]);
    expect(who).toHaveLength(2);
  });
});

describe('publishRoster in races and repeats', () => {
  it('publishes once, however often it is asked', async () => {
    const { on, secretary, rosterId, publish } = await proposed(4, 1);
    const { version } = await secretary.do(showRoster, { rosterId });
    const input = { rosterId, version, confirmHours: 24 };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => secretary.do(publishRoster, input)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of outcomes)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'already-done' });
    const count = await on.db.$count(claims);
    await expect(publish()).rejects.toMatchObject({ code: 'already-done' });
    expect(await on.db.$count(claims)).toBe(count);
  });
});

describe('a roster made again', () => {
  it('after one person dropped out changes nobody else but who steps in, and keeps the past and the confirmed', async () => {
    const place = await proposed(9, 4);
    const { on, secretary, worker, ask, publish, places, volunteer } = place;
    await publish();
    const first = await places();
    expect(first).toHaveLength(16);
    // Half of them said yes.
    await on.sql`update claims set state = 'claimed', claimed_at = ${on.clock.now().toISOString()}::timestamptz
      where abs(hashtext(id::text)) % 2 = 0`;
    const dropped = first[0]?.accountId ?? '';
    const lost = await on.db.$count(claims, eq(claims.accountId, dropped));
    await on.sql`update claims set state = case state when 'offered' then 'declined' else 'cancelled' end,
      ended_at = ${on.clock.now().toISOString()}::timestamptz where account_id = ${dropped}`;
    await on.sql`update appointments set until_at = ${on.clock.now().toISOString()}::timestamptz where account_id = ${dropped}`;
    for (let i = 0; i < 2; i++) await volunteer();
    const before = await on.db.select().from(claims).where(sql`${claims.state} in ('offered', 'claimed')`);

    const again = await ask({ days: 7, replansId: place.rosterId });
    await worker.runUntilIdle();
    const shown = await secretary.do(showRoster, { rosterId: again });
    expect(shown).toMatchObject({ state: 'proposed', replans: true, filled: 16, toOffer: lost });
    const rows = await places(again);
    for (const { shiftId, accountId } of before)
      expect(rows.find((row) => row.shiftId === shiftId)).toMatchObject({ accountId, kept: true });
    const stepIn = new Set(rows.filter(({ kept }) => !kept).map(({ accountId }) => accountId));
    expect(shown.changedPeople).toBe(stepIn.size);
    expect(stepIn.size).toBeLessThanOrEqual(lost);
    expect(stepIn.has(dropped)).toBe(false);

    expect(await publish(again)).toEqual({ offered: lost, people: stepIn.size, skipped: 0 });
    const held = await on.db.select().from(claims).where(sql`${claims.state} in ('offered', 'claimed')`);
    for (const { id, state } of before) expect(held.find((claim) => claim.id === id)?.state).toBe(state);
  });

  it('withdraws an unconfirmed offer that went to somebody else, and tells them', async () => {
    const place = await proposed(2, 1);
    const { on, secretary, worker, ask, publish, places, volunteer } = place;
    await publish();
    const again = await ask({ days: 7, replansId: place.rosterId });
    await worker.runUntilIdle();
    const other = await volunteer();
    const [row] = await places(again);
    if (!row) throw new Error('no place');
    const { version } = await secretary.do(showRoster, { rosterId: again });
    const { shiftId, accountId } = row;
    await secretary.do(editRoster, { rosterId: again, version, edit: { kind: 'take', shiftId, accountId } });
    await secretary.do(editRoster, {
      rosterId: again,
      version: version + 1,
      edit: { kind: 'put', shiftId, accountId: other.accountId },
    });
    expect(await publish(again)).toMatchObject({ offered: 1, people: 1 });
    const of = async (who: string) => {
      const at = and(eq(claims.shiftId, shiftId), eq(claims.accountId, who));
      return (await on.db.select().from(claims).where(at)).map(({ state }) => state);
    };
    expect(await of(accountId)).toEqual(['taken-off']);
    expect(await of(other.accountId)).toEqual(['offered']);
    const told = and(eq(notices.accountId, accountId), eq(notices.kind, 'shift-called-off'));
    expect(await on.db.$count(notices, told)).toBe(1);
  });
});
