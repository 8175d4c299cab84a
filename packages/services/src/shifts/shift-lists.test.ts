import { claimsOn, waitFor } from '@linli/test/support/shift-rows';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { askStandIn } from './ask-stand-in.ts';
import { listDuties } from './list-duties.ts';
import { listOpen } from './list-open.ts';
import { listVolunteers } from './list-volunteers.ts';
import { showClaim } from './show-claim.ts';
import { showShift } from './show-shift.ts';

const list = async (who: { ctx(): Promise<Parameters<typeof listOpen>[0]> }, more: object = {}) =>
  listOpen(await who.ctx(), { full: 'false', limit: 30, ...more });
const hours = (from: Date, h: number) => new Date(from.getTime() + h * 3_600_000);

describe('listOpen', () => {
  it('shows free places, those near home first each day, with all that speaks against each', async () => {
    const { on, shift, volunteer, claim, checkpoint, area } = await gate();
    const who = await volunteer();
    const near = await checkpoint({ areaId: area.next.id });
    const far = await shift({ inHours: 30 });
    const close = await shift({ inHours: 33, at: near });
    const later = await shift({ inHours: 60 });
    await claim(who, await shift({ inHours: 20, hours: 4 }));
    const { items, nextCursor } = await list(who);
    expect(items.map(({ shiftId }) => shiftId)).toEqual([close.id, far.id, later.id]);
    expect(items).toMatchObject([
      {
        near: 'building',
        reasons: [{ reason: 'too-little-rest', facts: { missing: 2 } }, { reason: 'needs-risk-notice' }],
      },
      { near: 'community', reasons: [{ reason: 'too-little-rest', facts: { missing: 5 } }] },
      { reasons: [], taken: 0, waiting: 0, myWait: null },
    ]);
    expect(nextCursor).toBeNull();
    expect(on.clock.now() < far.startsAt).toBe(true);
  });

  it('leaves out what is full, begun, called off, held by me or elsewhere; keeps what I wait for, with my place in line', async () => {
    const { on, shift, volunteer, claim, checkpoint } = await gate();
    const [who, other, third] = [await volunteer(), await volunteer(), await volunteer()];
    const full = await shift({ inHours: 30, people: 1 });
    await claim(other, full);
    await shift({ inHours: -1 });
    await shift({ inHours: 40, state: 'called-off' });
    await claim(who, await shift({ inHours: 50, people: 3 }));
    const away = await on.areas({ street: 'street', other: ['community', 'street'] });
    await shift({ inHours: 60, at: await checkpoint({ areaId: away.other.id }) });
    expect((await list(who)).items).toEqual([]);
    const withFull = await list(who, { full: 'true' });
    expect(withFull.items).toMatchObject([{ shiftId: full.id, reasons: [{ reason: 'full' }], myWait: null }]);
    await waitFor(on, third, full);
    on.clock.advance(1);
    await waitFor(on, who, full);
    expect((await list(who)).items).toMatchObject([
      {
        shiftId: full.id,
        waiting: 2,
        myWait: { state: 'waiting', place: 2, confirmBy: null },
        reasons: [{ reason: 'full' }],
      },
    ]);
  });

  it('pages by the start, within a time, and says which roles are left', async () => {
    const { on, shift, volunteer, claim } = await gate();
    const [who, lead] = [await volunteer(), await volunteer({ trained: ['lead'] })];
    const role = (name: 'lead' | 'scanner') => ({ role: name, people: 1, language: null });
    const first = await shift({ inHours: 24, people: 3, roles: [role('lead'), role('scanner')] });
    await claim(lead, first, { roles: ['lead'] });
    const second = await shift({ inHours: 48 });
    const third = await shift({ inHours: 72 });
    const one = await list(who, { limit: 1 });
    expect(one.items).toMatchObject([{ shiftId: first.id, rolesLeft: ['scanner'] }]);
    const two = await list(who, { limit: 1, cursor: one.nextCursor ?? '' });
    expect(two.items).toMatchObject([{ shiftId: second.id }]);
    const now = on.clock.now();
    const within = await list(who, {
      from: hours(now, 50).toISOString(),
      until: hours(now, 80).toISOString(),
    });
    expect(within.items.map(({ shiftId }) => shiftId)).toEqual([third.id]);
  });
});

describe('listDuties', () => {
  it('gives each duty its one next action, soonest first; what is over lies in the past, newest first', async () => {
    const { on, shift, volunteer, claim, east } = await gate();
    const [who, mate] = [await volunteer(), await volunteer()];
    const now = on.clock.now();
    const soon = await shift({ inHours: 0.25 });
    const later = await shift({ inHours: 24 });
    const offer = await shift({ inHours: 48 });
    const gone = await shift({ inHours: -48 });
    const before = await shift({ inHours: -72 });
    const [one, two] = [await claim(who, soon), await claim(who, later)];
    await claim(mate, soon);
    const three = await claim(who, offer, { state: 'offered', way: 'roster', confirmBy: hours(now, 12) });
    const [done, missed] = [await claim(who, gone), await claim(who, before)];
    for (const state of ['on-duty', 'left', 'done'])
      await on.sql`update claims set state = ${state} where id = ${done.id}`;
    await on.sql`update claims set state = 'no-show' where id = ${missed.id}`;
    const mine = async (past: 'true' | 'false', more: object = {}) =>
      listDuties(await who.ctx(), { past, limit: 30, ...more });
    expect((await mine('false')).items).toMatchObject([
      {
        claimId: one.id,
        next: 'check-in',
        nextUntil: hours(soon.startsAt, 1).toISOString(),
        cancelUntil: null,
        with: [expect.any(String)],
      },
      {
        claimId: two.id,
        next: 'wait',
        nextFrom: hours(later.startsAt, -0.5).toISOString(),
        cancelUntil: hours(later.startsAt, -3).toISOString(),
        relieve: null,
      },
      { claimId: three.id, next: 'confirm', nextUntil: hours(now, 12).toISOString() },
    ]);
    expect((await mine('true')).items).toMatchObject([
      { claimId: done.id, next: 'none' },
      { claimId: missed.id, next: 'dispute' },
    ]);
    const first = await mine('false', { limit: 2 });
    expect((await mine('false', { limit: 2, cursor: first.nextCursor })).items).toMatchObject([
      { claimId: three.id },
    ]);
    // The risks changed: they are to be read before anything else.
    await on.sql`update checkpoints set risk_version = 2 where id = ${east.id}`;
    expect((await mine('false')).items.map(({ next }) => next)).toEqual([
      'read-risk-notice',
      'read-risk-notice',
      'read-risk-notice',
    ]);
  });
});

describe('showClaim and showShift', () => {
  it('show a duty with its checkpoint and the stand-in that is looked for; only to whom it belongs', async () => {
    const { shift, volunteer, claim, east } = await gate();
    const [who, other] = [await volunteer(), await volunteer()];
    const { id: claimId } = await claim(who, await shift({ inHours: 24 }));
    await who.do(askStandIn, { claimId, toAccountId: null, reason: '' });
    expect(await showClaim(await who.ctx(), { claimId })).toMatchObject({
      claimId,
      relieve: { mine: true, kind: 'stand-in', state: 'open' },
      checkpoint: { checkpointId: east.id, contactPhone: '15400000001', may: [] },
    });
    await expect(showClaim(await other.ctx(), { claimId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('show a shift to volunteers without its people, and with them to those who lead there', async () => {
    const { on, shift, volunteer, claim, secretary, besideLeader, area } = await gate();
    const [who, other] = [await volunteer({ post: area.cell }), await volunteer()];
    const where = await shift({ inHours: 24 });
    await claim(other, where);
    const show = async (caller: typeof who) => showShift(await caller.ctx(), { shiftId: where.id });
    expect(await show(who)).toMatchObject({ reasons: [], mine: null, places: null, taken: 1 });
    expect(await show(other)).toMatchObject({
      reasons: [{ reason: 'on-it-already' }],
      mine: { next: 'wait' },
      places: null,
    });
    const [row] = await claimsOn(on, where);
    expect((await show(secretary)).places).toMatchObject([
      { claimId: row?.id, accountId: other.accountId, state: 'claimed', way: 'self' },
    ]);
    expect((await show(besideLeader)).places).toBeNull();
    const away = await on.areas({ street: 'street', other: ['community', 'street'] });
    const stranger = await on.as({ role: 'volunteer', area: away.other });
    await expect(show(stranger)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('listVolunteers', () => {
  it('counts the week looked at, its nights, the week before with it, and names the next place', async () => {
    const { on, shift, volunteer, claim, secretary, east } = await gate();
    const who = await volunteer();
    const night = await shift({ inHours: 24 * 7 + 12, hours: 6, nightMinutes: 120 });
    await claim(who, night);
    const soon = await shift({ inHours: 24, hours: 4 });
    await claim(who, soon);
    const over = await shift({ inHours: 48, hours: 3 });
    const { id } = await claim(who, over);
    await on.sql`update claims set state = 'taken-off', ended_at = now() where id = ${id}`;
    const look = async (day?: string) => {
      const name = (await on.sql`select display_name from accounts where id = ${who.accountId}`)[0]
        ?.display_name;
      const input = { limit: 30, name: String(name), ...(day === undefined ? {} : { day }) };
      const { items } = await listVolunteers(await secretary.ctx(), input);
      return items.find(({ accountId }) => accountId === who.accountId);
    };
    const next = { shiftId: soon.id, checkpoint: east.name, startsAt: soon.startsAt.toISOString() };
    expect(await look()).toMatchObject({
      weekMinutes: 240,
      weekNightMinutes: 0,
      fortnightMinutes: 240,
      next,
    });
    expect(await look('2026-11-24')).toMatchObject({
      weekMinutes: 360,
      weekNightMinutes: 120,
      fortnightMinutes: 600,
      next,
    });
    expect((await listVolunteers(await secretary.ctx(), { limit: 30, name: '没有这个人' })).items).toEqual(
      [],
    );
  });
});
