import { rosterGaps, rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { rota } from '@linli/test/support/rosters';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askPair } from './ask-pair.ts';
import { editRoster } from './edit-roster.ts';
import { listPeople } from './list-people.ts';
import { saveAvailability } from './save-availability.ts';
import { showBoard } from './show-board.ts';
import { showRoster } from './show-roster.ts';
import { weighEdit } from './weigh-edit.ts';
import { weighPlaces } from './weigh-places.ts';

/**
 * A day of four shifts by one person each, planned for one volunteer who can only come in the morning, so that the other three
 * are empty; then they and another volunteer have time all day.
 */
async function proposal() {
  const place = await rota();
  const { secretary, worker, ask, volunteer } = place;
  const nothing = { weekHours: null, notOwnBuilding: false, away: [], wishes: [] };
  const a = await volunteer();
  await a.do(saveAvailability, {
    ...nothing,
    patterns: [{ days: 'every', from: '06:00', until: '12:00' }],
  });
  const [morning, noon, evening, dawn] = await place.days(1, { people: 1 });
  if (!morning || !noon || !evening || !dawn) throw new Error('no shifts');
  const rosterId = await ask({ days: 7 });
  await worker.runUntilIdle();
  const b = await volunteer();
  const version = async () => (await secretary.do(showRoster, { rosterId })).version;
  const edit = async (edit_: Parameters<typeof editRoster>[1]['edit']) =>
    secretary.do(editRoster, { rosterId, version: await version(), edit: edit_ });
  const weigh = async (edit_: Parameters<typeof weighEdit>[1]['edit']) =>
    secretary.do(weighEdit, { rosterId, edit: edit_ });
  return { ...place, a, b, morning, noon, evening, dawn, rosterId, version, edit, weigh, nothing };
}

const put = (who: { accountId: string }, shift: { id: string }) => ({
  kind: 'put' as const,
  shiftId: shift.id,
  accountId: who.accountId,
});
const take = (who: { accountId: string }, shift: { id: string }) => ({
  ...put(who, shift),
  kind: 'take' as const,
});

describe('editRoster does', () => {
  it('puts, moves and takes people; weighed first, with the gaps and figures of whom it touches', async () => {
    const { on, secretary, b, noon, evening, rosterId, version, edit, weigh } = await proposal();
    const before = await version();
    const weighed = await weigh(put(b, noon));
    expect(weighed.reasons).toEqual([]);
    expect(weighed.after).toBeGreaterThan(weighed.before);
    expect(await version()).toBe(before);
    expect(await on.db.$count(rosterPlaces)).toBe(1);

    expect(await edit(put(b, noon))).toEqual({ outcome: 'changed', ...weighed, version: before + 1 });
    expect(await secretary.do(showRoster, { rosterId })).toMatchObject({ filled: 2, places: 4, toOffer: 2 });
    expect(await on.db.$count(rosterGaps, eq(rosterGaps.shiftId, noon.id))).toBe(0);
    const board = await secretary.do(showBoard, { rosterId, fromDay: '2026-11-23', days: 1, limit: 5 });
    const shown = board.items[0]?.shifts.find(({ shiftId }) => shiftId === noon.id)?.places[0];
    expect(shown).toMatchObject({ accountId: b.accountId, byHand: true, kept: false, locked: false });
    expect(shown?.reasons[0]).toEqual({ reason: 'by-hand', facts: {} });

    const move = {
      kind: 'move' as const,
      fromShiftId: noon.id,
      toShiftId: evening.id,
      accountId: b.accountId,
    };
    expect((await edit(move)).outcome).toBe('changed');
    expect(await on.db.$count(rosterGaps, eq(rosterGaps.shiftId, noon.id))).toBe(1);
    expect(await on.db.$count(rosterGaps, eq(rosterGaps.shiftId, evening.id))).toBe(0);
    const { items } = await secretary.do(listPeople, { rosterId, limit: 10 });
    expect(items.find(({ accountId }) => accountId === b.accountId)).toMatchObject({
      shifts: 1,
      minutes: 450,
      nightMinutes: 180,
    });
    const taken = await edit(take(b, evening));
    expect(taken).toMatchObject({ outcome: 'changed' });
    if (taken.outcome === 'changed') expect(taken.after).toBeLessThan(taken.before);
    expect(await on.db.$count(rosterPlaces)).toBe(1);
  });

  it('lets a lead ask for a time somebody did not offer, and locks a place', async () => {
    const { on, b, dawn, noon, edit, nothing, weigh } = await proposal();
    await b.do(saveAvailability, {
      ...nothing,
      patterns: [{ days: 'every', from: '12:00', until: '18:00' }],
    });
    expect((await weigh(put(b, dawn))).reasons).toEqual([]);
    await edit(put(b, noon));
    const lock = { ...put(b, noon), kind: 'lock' as const, locked: true };
    expect((await weigh(lock)).reasons).toEqual([]);
    await edit(lock);
    const [row] = await on.db.select().from(rosterPlaces).where(eq(rosterPlaces.shiftId, noon.id));
    expect(row?.locked).toBe(true);
    await expect(edit(take(b, noon))).rejects.toMatchObject({ code: 'illegal-transition' });
    await edit({ ...lock, locked: false });
    expect((await edit(take(b, noon))).outcome).toBe('changed');
  });
});

describe('editRoster swaps', () => {
  it('two people on full shifts, as weighed for the whole week at once; and not against a rule of either', async () => {
    const { on, secretary, a, b, volunteer, morning, noon, evening, dawn, rosterId, edit } = await proposal();
    await edit(put(b, noon));
    const places = (who: { accountId: string }, from: { id: string }) =>
      secretary.do(weighPlaces, {
        rosterId,
        accountId: who.accountId,
        fromShiftId: from.id,
        shiftIds: [morning.id, noon.id, evening.id, dawn.id],
      });
    const weighed = await places(a, morning);
    const reasonsAt = (found: typeof weighed, { id }: { id: string }) =>
      found.shifts.find(({ shiftId }) => shiftId === id)?.reasons.map(({ reason }) => reason);
    expect([noon, evening].map((shift) => reasonsAt(weighed, shift))).toEqual([['full'], []]);
    expect(reasonsAt(weighed, morning)).toBeUndefined();
    expect(weighed.swaps).toEqual([{ shiftId: noon.id, accountId: b.accountId, reasons: [], others: [] }]);
    const swap = (who: { accountId: string }, from: { id: string }, other: typeof who, to: typeof from) =>
      edit({
        kind: 'swap',
        shiftId: from.id,
        accountId: who.accountId,
        withShiftId: to.id,
        withAccountId: other.accountId,
      });
    expect((await swap(a, morning, b, noon)).outcome).toBe('changed');
    const stands = async () =>
      new Map((await on.db.select().from(rosterPlaces)).map((row) => [row.shiftId, row.accountId]));
    expect(await stands()).toEqual(
      new Map([
        [morning.id, b.accountId],
        [noon.id, a.accountId],
      ]),
    );
    const { items } = await secretary.do(listPeople, { rosterId, limit: 10 });
    expect(items.find(({ accountId }) => accountId === a.accountId)).toMatchObject({ minutes: 360 });

    // Where a rule is against the other, the swap is refused with it.
    await edit(take(b, morning));
    const underage = await volunteer({ birthDate: '2009-01-01' });
    expect((await edit(put(underage, morning))).outcome).toBe('changed');
    await edit(take(a, noon));
    expect((await edit(put(a, dawn))).outcome).toBe('changed');
    const against = (await places(a, dawn)).swaps.find(({ accountId }) => accountId === underage.accountId);
    expect(against).toMatchObject({ reasons: [], others: [{ reason: 'adults-at-night' }] });
    expect(await swap(a, dawn, underage, morning)).toMatchObject({
      outcome: 'refused',
      reasons: [{ reason: 'adults-at-night' }],
    });
    await expect(swap(a, noon, a, noon)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('weighs nothing for who may not plan', async () => {
    const { inspector, b, noon, rosterId } = await proposal();
    const input = { rosterId, accountId: b.accountId, fromShiftId: null, shiftIds: [noon.id] };
    await expect(inspector.do(weighPlaces, input)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('editRoster refuses', () => {
  it('what a rule is against, with the rule, other places of the person counted', async () => {
    const { on, a, b, volunteer, morning, noon, evening, edit, weigh, version, nothing } = await proposal();
    const before = await version();
    const full = await edit(put(b, morning));
    expect(full).toMatchObject({ outcome: 'refused', reasons: [{ reason: 'full' }] });
    expect((await weigh(put(a, evening))).reasons.map(({ reason }) => reason)).toEqual([
      'too-little-rest',
      'too-many-hours-a-day',
    ]);
    const elder = await volunteer({ birthDate: '1950-01-01' });
    expect((await weigh(put(elder, evening))).reasons.map(({ reason }) => reason)).toEqual([
      'elders-by-day',
      'elders-shorter',
    ]);
    const uninsured = await volunteer({ insured: false });
    expect(await weigh(put(uninsured, noon))).toMatchObject({ reasons: [{ reason: 'needs-insurance' }] });
    await b.do(saveAvailability, {
      ...nothing,
      patterns: [],
      away: [{ fromDay: '2026-11-23', untilDay: '2026-11-24' }],
    });
    expect(await weigh(put(b, noon))).toMatchObject({ reasons: [{ reason: 'day-away' }] });
    expect(await version()).toBe(before);
    expect(await on.db.$count(rosterPlaces)).toBe(1);
  });

  it('two who are never on at the same time', async () => {
    const place = await rota();
    const { secretary, volunteer, worker, ask } = place;
    const [a, b] = [await volunteer(), await volunteer()];
    await secretary.do(askPair, { kind: 'apart', accountId: a.accountId, otherAccountId: b.accountId });
    const [morning] = await place.days(1, { people: 2 });
    if (!morning) throw new Error('no shift');
    const rosterId = await ask({ days: 7 });
    await worker.runUntilIdle();
    const rows = await place.on.db.select().from(rosterPlaces);
    expect(new Set(rows.map(({ shiftId }) => shiftId)).size).toBe(rows.length);
    const there = rows.find(({ accountId }) => accountId === a.accountId);
    if (!there) throw new Error('a has no shift');
    await place.on.db.delete(rosterPlaces).where(eq(rosterPlaces.accountId, b.accountId));
    expect(await secretary.do(weighEdit, { rosterId, edit: put(b, { id: there.shiftId }) })).toMatchObject({
      reasons: [{ reason: 'partner-then' }],
    });
  });

  it('places of others, strangers, places that are held, and who only looks', async () => {
    const { on, b, area, claim, inspector, rosterId, version, edit, worker, ask, secretary, ...place } =
      await proposal();
    const { morning, noon, evening } = place;
    await expect(edit(take(b, noon))).rejects.toMatchObject({ code: 'not-found' });
    await expect(edit(put({ accountId: on.ids.next() }, noon))).rejects.toMatchObject({ code: 'not-found' });
    await expect(edit(put(b, { id: on.ids.next() }))).rejects.toMatchObject({ code: 'not-found' });
    const input = { rosterId, version: await version(), edit: put(b, noon) };
    await expect(inspector.do(editRoster, input)).rejects.toMatchObject({ code: 'not-allowed' });
    const beside = await on.as({ role: 'grid-leader', area: area.beside });
    await expect(beside.do(weighEdit, input)).rejects.toMatchObject({ code: 'not-found' });
    await claim(b, evening);
    const second = await ask({ days: 7 });
    await worker.runUntilIdle();
    const held = { rosterId: second, version: 1, edit: take(b, evening) };
    held.version = (await secretary.do(showRoster, { rosterId: second })).version;
    await expect(secretary.do(editRoster, held)).rejects.toMatchObject({ code: 'illegal-transition' });
    const board = await secretary.do(showBoard, {
      rosterId: second,
      fromDay: '2026-11-23',
      days: 1,
      limit: 5,
    });
    const placesOn = (id: string) => board.items[0]?.shifts.find(({ shiftId }) => shiftId === id)?.places;
    expect(placesOn(evening.id)).toMatchObject([{ accountId: b.accountId, held: true }]);
    expect(placesOn(morning.id)).toMatchObject([{ held: false }]);
  });
});

describe('editRoster in races and repeats', () => {
  it('of two edits of the same proposal one wins, and the other is told to look again', async () => {
    const { on, secretary, b, noon, evening, rosterId, version } = await proposal();
    const at = await version();
    const outcomes = await Promise.allSettled(
      [noon, evening].map((shift) =>
        secretary.do(editRoster, { rosterId, version: at, edit: put(b, shift) }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'lost-race' },
    });
    expect(
      await on.db.$count(
        rosterPlaces,
        and(eq(rosterPlaces.rosterId, rosterId), eq(rosterPlaces.accountId, b.accountId)),
      ),
    ).toBe(1);
    const [row] = await on.db.select().from(rosters).where(eq(rosters.id, rosterId));
    expect(row?.version).toBe(at + 1);
  });
});
