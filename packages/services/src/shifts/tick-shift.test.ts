import { alerts } from '@linli/db/reports/tables';
import { dutyLog } from '@linli/db/shifts/duty-tables';
import { claims, relieves, shifts } from '@linli/db/shifts/tables';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { askStandIn } from './ask-stand-in.ts';
import { dueOf } from './set-due.ts';
import { settleShiftAlerts } from './shift-alerts.ts';
import { takeOver } from './take-over.ts';
import { tickShift } from './tick-shift.ts';
import { wakeShifts } from './wake-shifts.ts';

/** A gate with one shift that the clock looks after; it begins in so many hours. */
async function shiftAtGate({ inHours, people = 2 }: { inHours: number; people?: number }) {
  const at = await gate();
  const { on } = at;
  const row = await at.shift({ inHours, people });
  await on.system().do(async (ctx) => {
    await ctx.db.update(shifts).set({ dueAt: dueOf(ctx, on.clock.now(), row, shippedRules) });
    await wakeShifts(ctx);
  }, {});
  const told = async (kind: string) =>
    (
      await on.sql<{ account_id: string }[]>`
        select account_id from notices where kind = ${kind} order by account_id`
    ).map(({ account_id }) => account_id);
  const alertsNow = () =>
    on.db
      .select({ kind: alerts.kind, level: alerts.level, state: alerts.state, outcome: alerts.outcome })
      .from(alerts);
  return { ...at, row, told, alertsNow };
}

test('free places are announced once at each of the moments, to those who may come', async () => {
  const at = await shiftAtGate({ inHours: 60 });
  const fits = await at.volunteer();
  await at.volunteer({ insured: false });
  await at.worker.advance({ hours: 11 });
  expect(await at.told('shift-understaffed')).toEqual([]);
  await at.worker.advance({ hours: 2 });
  expect(await at.told('shift-understaffed')).toEqual([fits.accountId]);
  await at.worker.advance({ hours: 36 });
  expect(await at.told('shift-understaffed')).toEqual([fits.accountId, fits.accountId]);
});

test('a full shift is not announced, and its people are reminded on the evening before, once', async () => {
  const at = await shiftAtGate({ inHours: 30 });
  const [one, two] = [await at.volunteer(), await at.volunteer()];
  await at.volunteer();
  await at.claim(one, at.row);
  await at.claim(two, at.row);
  await at.worker.advance({ hours: 8 });
  expect(await at.told('shift-reminder')).toEqual([]);
  await at.worker.advance({ hours: 2 });
  expect(await at.told('shift-reminder')).toEqual([one.accountId, two.accountId].sort());
  await at.worker.advance({ hours: 19 });
  expect(await at.told('shift-reminder')).toHaveLength(2);
  expect(await at.told('shift-understaffed')).toEqual([]);
  expect(await at.alertsNow()).toEqual([]);
});

test('a gap three hours before becomes a case, which ends by itself when somebody says yes', async () => {
  const at = await shiftAtGate({ inHours: 4, people: 1 });
  const { on } = at;
  const asked = await at.volunteer();
  const offered = await at.claim(asked, at.row, {
    state: 'offered',
    confirmBy: at.row.startsAt,
    claimedAt: null,
  });
  await at.worker.advance({ hours: 1.5 });
  expect(await at.alertsNow()).toMatchObject([{ kind: 'shift-gap', level: 'alert', state: 'open' }]);
  await on.system().do(async (ctx) => {
    await ctx.db.update(claims).set({ state: 'claimed' }).where(eq(claims.id, offered.id));
    await settleShiftAlerts(ctx, on.clock.now(), at.row);
  }, {});
  expect(await at.alertsNow()).toMatchObject([{ kind: 'shift-gap', state: 'resolved', outcome: 'filled' }]);
});

test('who has not checked in is called and so is the lead; then it climbs, and nobody is recorded as absent', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 1 });
  const late = await at.volunteer();
  await at.claim(late, at.row);
  await at.worker.advance({ minutes: 64 });
  expect(await at.told('shift-not-in')).toEqual([]);
  await at.worker.advance({ minutes: 2 });
  expect(await at.told('shift-not-in')).toEqual([late.accountId]);
  expect(await at.told('shift-missing')).toEqual([at.secretary.accountId]);
  expect(await at.alertsNow()).toEqual([]);
  await at.worker.advance({ minutes: 15 });
  expect(await at.alertsNow()).toMatchObject([{ kind: 'shift-missing', level: 'danger', state: 'open' }]);
  expect(await at.on.db.select({ state: claims.state }).from(claims)).toMatchObject([{ state: 'claimed' }]);
  await at.worker.advance({ hours: 6 });
  expect(await at.alertsNow()).toMatchObject([{ state: 'resolved', outcome: 'over' }]);
});

test('when somebody does not come those who may are asked to step in, and who does is there for the rest', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 1 });
  const absent = await at.volunteer();
  const [near, far] = [await at.volunteer(), await at.volunteer()];
  await at.claim(absent, at.row);
  await at.worker.advance({ minutes: 69 });
  expect(await at.told('relieve-asked')).toEqual([]);
  await at.worker.advance({ minutes: 2 });
  expect(await at.told('relieve-asked')).toEqual([near.accountId, far.accountId].sort());
  const [relieve] = await at.on.db.select().from(relieves);
  expect(relieve).toMatchObject({ askedBy: null, state: 'open', expiresAt: at.row.endsAt });
  const reply = await near.do(takeOver, { relieveId: relieve?.id ?? '' });
  expect(reply.outcome).toBe('taken');
  expect(await far.do(takeOver, { relieveId: relieve?.id ?? '' })).toEqual({ outcome: 'just-taken' });
  const states = await at.on.db
    .select({ accountId: claims.accountId, state: claims.state })
    .from(claims)
    .orderBy(claims.id);
  expect(states).toEqual([
    { accountId: absent.accountId, state: 'replaced' },
    { accountId: near.accountId, state: 'claimed' },
  ]);
});

test('a search from before the start that nobody answered does not keep the clock from asking anew, late as it may be', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 1 });
  const [absent, near] = [await at.volunteer(), await at.volunteer()];
  const { id: claimId } = await at.claim(absent, at.row);
  await absent.do(askStandIn, { claimId, toAccountId: null, reason: '孩子发烧' });
  // No worker was there when it ended.
  at.on.clock.advance(60 + 12);
  await at.on.system().do(tickShift, { shiftId: at.row.id });
  expect(
    await at.on.db
      .select({ askedBy: relieves.askedBy, state: relieves.state })
      .from(relieves)
      .orderBy(relieves.id),
  ).toEqual([
    { askedBy: absent.accountId, state: 'expired' },
    { askedBy: null, state: 'open' },
  ]);
  expect(await at.told('relieve-asked')).toEqual([near.accountId, near.accountId]);
});

test('a friend who was asked by name and does not answer does not keep the clock from asking everybody', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 1 });
  const [absent, friend, other] = [await at.volunteer(), await at.volunteer(), await at.volunteer()];
  const { id: claimId } = await at.claim(absent, at.row);
  await at.worker.advance({ minutes: 62 });
  await absent.do(askStandIn, { claimId, toAccountId: friend.accountId, reason: '车坏在路上' });
  await at.worker.advance({ minutes: 9 });
  const [byName, byClock] = await at.on.db.select().from(relieves).orderBy(relieves.id);
  expect([byName?.state, byClock?.state]).toEqual(['expired', 'open']);
  expect(await friend.do(takeOver, { relieveId: byClock?.id ?? '' })).toMatchObject({ outcome: 'taken' });
  expect(await at.told('relieve-asked')).toEqual(
    [friend.accountId, friend.accountId, other.accountId].sort(),
  );
});

test('somebody who is there is left in peace; a place nobody took stands in the duty log', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 2 });
  const there = await at.volunteer();
  const { id } = await at.claim(there, at.row);
  await at.on.db
    .update(claims)
    .set({ state: 'on-duty', checkedInAt: at.on.clock.now() })
    .where(eq(claims.id, id));
  await at.worker.advance({ hours: 1.5 });
  expect(await at.told('shift-not-in')).toEqual([]);
  expect(await at.on.db.select({ what: dutyLog.what, facts: dutyLog.facts }).from(dutyLog)).toEqual([
    { what: 'gap', facts: { missing: 1 } },
  ]);
  expect(await at.alertsNow()).toMatchObject([{ kind: 'shift-missing', level: 'alert' }]);
});

test('two workers that tick the same shift at once do each thing once', async () => {
  const at = await shiftAtGate({ inHours: 1, people: 1 });
  const late = await at.volunteer();
  await at.claim(late, at.row);
  at.on.clock.advance(85);
  const tick = () => at.on.system().do(tickShift, { shiftId: at.row.id });
  await Promise.all([tick(), tick(), tick()]);
  expect(await at.told('shift-not-in')).toEqual([late.accountId]);
  expect(await at.alertsNow()).toHaveLength(1);
});

test('a shift that was called off is not looked at again', async () => {
  const at = await shiftAtGate({ inHours: 4 });
  await at.on.db.update(shifts).set({ state: 'called-off' });
  await at.worker.advance({ hours: 12 });
  expect(await at.alertsNow()).toEqual([]);
  expect(await at.on.db.select({ dueAt: shifts.dueAt }).from(shifts)).toEqual([{ dueAt: null }]);
});
