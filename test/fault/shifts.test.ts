import { shifts } from '@linli/db/shifts/tables';
import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { caseFollowers } from '@linli/services/compose';
import { ringOffers } from '@linli/services/shifts/ring-offers';
import { dueOf } from '@linli/services/shifts/set-due';
import { wakeShifts } from '@linli/services/shifts/wake-shifts';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { waitFor } from '../support/shift-rows.ts';
import { gate } from '../support/shifts.ts';
import { smsServer } from '../support/sms-server.ts';
import { newKeys } from '../support/stage.ts';
import { emptyQueue } from './empty-queue.ts';
import { hold, workersOn } from './workers.ts';

// Real worker processes on the clock of the test. Whatever happens to them, a gate has the morning a punctual worker gives it.

const clockTime = (time: string) => new Date(`2026-11-16T${time}+08:00`);

/**
 * A gate at 09:00. `early` begins at 10:00 and its one person will not come; `noon` begins at 13:00 and nobody has a place there;
 * `tomorrow` is offered to somebody who does not answer by 09:30, and two wait for it.
 */
async function morning(keys = newKeys()) {
  const at = await gate({ keys, caseFollowers });
  const { on } = at;
  const names = new Map<string, string>();
  const who = async (name: string) => {
    const person = await at.volunteer();
    names.set(person.accountId, name);
    return person;
  };
  const [absent, silent, second, third] = [
    await who('absent'),
    await who('silent'),
    await who('second'),
    await who('third'),
  ];
  names.set(at.secretary.accountId, 'secretary');
  const early = await at.shift({ inHours: 1, people: 1 });
  const noon = await at.shift({ inHours: 4 });
  const tomorrow = await at.shift({ inHours: 30, people: 1 });
  await at.claim(absent, early);
  const confirmBy = clockTime('09:30:00');
  await at.claim(silent, tomorrow, { state: 'offered', way: 'staff', claimedAt: null, confirmBy });
  await waitFor(on, second, tomorrow);
  on.clock.advance(1);
  await waitFor(on, third, tomorrow);
  await on.system().do(async (ctx) => {
    for (const shift of [early, noon, tomorrow])
      await ctx.db
        .update(shifts)
        .set({ dueAt: dueOf(ctx, on.clock.now(), shift, shippedRules) })
        .where(eq(shifts.id, shift.id));
    await wakeShifts(ctx);
    await ringOffers(ctx, confirmBy);
  }, {});
  return { ...at, early, noon, tomorrow, nameOf: (id: string) => names.get(id) ?? 'another' };
}
type Morning = Awaited<ReturnType<typeof morning>>;

/**
 * What happened at a gate so far, by name: the same in two lives of the same morning. A clock that jumps may look late to those
 * who watch over it; that is not of the gate.
 */
async function lifeOf({ on, nameOf, early, noon, tomorrow }: Morning) {
  const shiftOf = (id: string) =>
    ['early', 'noon', 'tomorrow'][[early, noon, tomorrow].findIndex((shift) => shift.id === id)];
  const rows = await on.sql<{ what: string; who: string; shift: string | null; state: string }[]>`
    select 'told' as what, account_id as who, facts->>'shiftId' as shift, kind as state from notices
      where kind <> 'clock-late'
    union all select 'place', account_id, shift_id::text, state from claims
    union all select 'waits', account_id, shift_id::text, state from shift_waits
    union all select 'search for', held.account_id, held.shift_id::text, search.state
      from relieves search join claims held on held.id = search.claim_id
    union all select 'asked', answer.account_id, held.shift_id::text, 'stand-in' from relieve_answers answer
      join relieves search on search.id = answer.relieve_id join claims held on held.id = search.claim_id
    union all select 'case', source_id, source_id::text, kind || ' ' || level || ' ' || state from alerts
    union all select 'log', shift_id, shift_id::text, what from duty_log`;
  return rows
    .map(({ what, who, shift, state }) => `${what} ${nameOf(who)} ${shiftOf(shift ?? '') ?? ''} ${state}`)
    .sort();
}

// Two minutes more than half an hour: whoever takes up the job of another after its lease is a minute late.
const times = ['09:30:00', '10:00:00', '10:05:00', '10:10:00', '10:20:00', '10:32:00'];

/** The morning with one worker that is never late. */
async function undisturbed() {
  const at = await morning();
  for (const time of times) {
    at.on.clock.set(clockTime(time));
    await at.worker.runUntilIdle();
  }
  const life = await lifeOf(at);
  expect(life).toEqual(
    expect.arrayContaining([
      'case another early shift-missing danger open',
      'place silent tomorrow expired',
      'told absent early shift-not-in',
      'told third tomorrow shift-place-free',
      'told silent noon shift-understaffed',
    ]),
  );
  return life;
}

async function atWork() {
  const keys = newKeys();
  const at = await morning(keys);
  const sms = await smsServer();
  return { at, sql: at.on.sql, workers: workersOn(at.on, { keys, smsUrl: sms.url }) };
}
type AtWork = Awaited<ReturnType<typeof atWork>>;

/** Lives on from a time until the end of the morning. @returns its whole life */
async function liveOn({ at, workers }: AtWork, from: string) {
  for (const time of times.filter((each) => each >= from)) await workers.until(time);
  await workers.end();
  return lifeOf(at);
}

test('a worker killed between an announcement and the case of the gap leaves nothing, and the next one makes both once', async () => {
  const story = await atWork();
  const { at, sql, workers } = story;
  const first = await workers.start();
  await workers.until('09:30:00');
  const before = await lifeOf(at);
  const cases = await hold(sql, 'lock table alerts in exclusive mode');
  workers.set(clockTime('10:00:00'));
  await workers.killAt(first, cases);
  expect(await lifeOf(at)).toEqual(before);
  await workers.start();
  // The job of the first comes back after its lease.
  await workers.until('10:01:00');
  expect(await liveOn(story, '10:05:00')).toEqual(await undisturbed());
});

test('a worker killed as it asks the next in line leaves the place with whom it was offered, and the next one moves up once', async () => {
  const story = await atWork();
  const { at, sql, workers } = story;
  const first = await workers.start();
  await workers.idle();
  const before = await lifeOf(at);
  const line = await hold(sql, 'select 1 from shift_waits for update');
  workers.set(clockTime('09:30:00'));
  await workers.killAt(first, line);
  expect(await lifeOf(at)).toEqual(before);
  await workers.start();
  await workers.until('09:31:00');
  expect(await liveOn(story, '10:00:00')).toEqual(await undisturbed());
});

test('a queue that is emptied again and again, with nobody at work and beneath workers, changes nothing', async () => {
  const story = await atWork();
  const { at, workers } = story;
  await at.on.sql`delete from outbox`;
  await workers.start();
  await workers.start();
  for (const time of times) {
    await workers.until(time);
    await emptyQueue(at.on, undefined);
  }
  await workers.end();
  expect(await lifeOf(at)).toEqual(await undisturbed());
});

test('two workers call the people of thirty shifts that begin at once, and each once', async () => {
  const keys = newKeys();
  const at = await gate({ keys, caseFollowers });
  const { on } = at;
  for (let n = 0; n < 30; n++)
    await at.claim(
      await at.volunteer(),
      await at.shift({ inHours: 1, people: 1, at: await at.checkpoint() }),
    );
  await on.system().do(async (ctx) => {
    await ctx.db.update(shifts).set({ dueAt: new Date(on.clock.now().getTime() + 3_600_000) });
    await wakeShifts(ctx);
  }, {});
  const sms = await smsServer();
  const workers = workersOn(on, { keys, smsUrl: sms.url });
  await workers.start();
  await workers.start();
  for (const time of ['10:00:00', '10:05:00', '10:20:00']) await workers.until(time);
  await workers.end();
  const all = { n: 30, shifts: 30 };
  const told = (kind: string) =>
    on.sql`select count(*)::int as n, count(distinct facts->>'shiftId')::int as shifts from notices where kind = ${kind}`;
  expect(await told('shift-not-in')).toEqual([all]);
  expect(await told('shift-missing')).toEqual([all]);
  const searches = await on.sql`
    select count(*)::int as n, count(distinct claim.shift_id)::int as shifts from relieves search
    join claims claim on claim.id = search.claim_id`;
  expect(searches).toEqual([all]);
  expect(
    await on.sql`select count(*)::int as n, count(distinct source_id)::int as shifts from alerts`,
  ).toEqual([all]);
});
