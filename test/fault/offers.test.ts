import { expect, test } from 'vitest';
import { type Neighbours, neighbours } from '../support/matching.ts';
import { smsServer } from '../support/sms-server.ts';
import { newKeys } from '../support/stage.ts';
import { hold, waitUntil, workersOn } from './workers.ts';

// A plan reads, thinks and writes; wherever its worker dies, the next one finds a community that is due or offers that stand.

/** Two volunteers and three requests in three buildings, nobody planned yet. */
async function openDay(keys = newKeys()) {
  const at = await neighbours({ keys });
  for (let n = 0; n < 2; n++) await at.helper();
  const wanted: string[] = [];
  for (let n = 0; n < 3; n++) wanted.push((await at.wanted()).id);
  return { at, wanted };
}

async function atWork() {
  const keys = newKeys();
  const day = await openDay(keys);
  const sms = await smsServer();
  return { ...day, sql: day.at.on.sql, workers: workersOn(day.at.on, { keys, smsUrl: sms.url }) };
}

/** Of each request how often it was offered, and how often it was told to somebody. */
const offered = async ({ on, offersOf }: Neighbours, wanted: readonly string[]) => ({
  times: await Promise.all(wanted.map(async (id) => (await offersOf(id)).length)),
  told: await on.sql`select count(*)::int as n, count(distinct matter)::int as matters from notices
    where kind = 'offer-made'`,
});

/** The same day with a worker that is not killed. */
async function undisturbed() {
  const { at, wanted } = await openDay();
  await at.worker.runUntilIdle();
  const all = await offered(at, wanted);
  expect(all.times.filter((times) => times === 1).length).toBeGreaterThan(1);
  return all;
}

const leaseMs = 60_000;

test('a worker killed in the middle of a plan leaves no offer, and the next cycle makes each once', async () => {
  const { at, wanted, sql, workers } = await atWork();
  const offers = await hold(sql, 'lock table offers in exclusive mode');
  await workers.killAt(await workers.start(), offers);
  expect((await offered(at, wanted)).times).toEqual([0, 0, 0]);
  await workers.start();
  workers.set(new Date(at.on.clock.now().getTime() + leaseMs));
  await workers.idle();
  await workers.end();
  expect(await offered(at, wanted)).toEqual(await undisturbed());
});

test('a worker killed after its offers went out and before it said so does not have them made again', async () => {
  const { at, wanted, sql, workers } = await atWork();
  const offers = await hold(sql, 'lock table offers in exclusive mode');
  const planner = await workers.start();
  await workers.waitsForLock(planner);
  const turn = await hold(sql, 'select 1 from match_turns for update');
  await offers.release();
  await waitUntil(async () => (await offered(at, wanted)).times.some((times) => times > 0)).toBe(true);
  // Killed with a message on its way it would leave a try that nobody takes up for two minutes.
  await workers.told();
  await workers.killAt(planner, turn);
  expect(await sql`select 1 from match_turns where due_at is not null`).toHaveLength(1);
  const before = await offered(at, wanted);
  await workers.start();
  workers.set(new Date(at.on.clock.now().getTime() + leaseMs));
  await workers.idle();
  await workers.end();
  expect(await offered(at, wanted)).toEqual(before);
  expect(before).toEqual(await undisturbed());
});
