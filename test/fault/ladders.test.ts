import { randomBytes } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '@linli/db/client';
import { migrate } from '@linli/db/migrate';
import { startPostgres } from '@linli/infra/local/postgres';
import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import { handOverDue } from '@linli/jobs/relay';
import { timing } from '@linli/jobs/timing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { atTheEnd } from '../support/database.ts';
import type { Climbing } from '../support/ladders.ts';
import { plainLadder } from '../support/ladders.ts';
import { redisMissing, startRedis, type TestRedis } from '../support/redis.ts';
import { emptyQueue } from './empty-queue.ts';
import { askMany, doubled, ladderStory, livesOf, punctually } from './ladder-story.ts';
import { hold, waitUntil } from './workers.ts';
import { log } from './yard.ts';

// Real worker processes on the clock of the test. Whatever happens to them, cases end where punctual ticks would have taken them.

type Story = Awaited<ReturnType<typeof ladderStory>>;

const messagesTo = (at: Climbing, who: { accountId: string }) =>
  at.on
    .sql`select message.state from messages message where message.account_id = ${who.accountId} order by message.id`;
const triesTo = (at: Climbing, who: { accountId: string }) =>
  at.on.sql`
    select channel, state, reason from message_tries where account_id = ${who.accountId} order by begun_at, id`;
const later = (at: Climbing, ms: number) => new Date(at.on.clock.now().getTime() + ms);

/** The head of the building was told of the one case, and got one text message about it. */
async function expectToldOnce({ at, sms }: Story) {
  expect(await at.messages(at.buildingHead)).toMatchObject([{ kind: 'case-yours' }]);
  expect(await messagesTo(at, at.buildingHead)).toEqual([{ state: 'accepted' }]);
  expect(sms.texts.filter(({ phone }) => phone === at.buildingHead.phone)).toHaveLength(1);
  expect(await doubled(at)).toEqual([]);
}

describe('a worker that is killed', () => {
  const oneCase = () =>
    punctually(async (at) => {
      const asked = await askMany(at, 1);
      await at.until('09:01');
      return asked;
    });

  test('while it writes a step leaves nothing of it, and the next one takes the step', async () => {
    const story = await ladderStory();
    const { at, workers } = story;
    const notices = await hold(at.on.sql, 'lock table notices in exclusive mode');
    const first = await workers.start();
    const asked = await askMany(at, 1);
    await workers.killAt(first, notices);
    expect(await at.steps(asked[0] ?? '')).toEqual([]);
    await workers.start();
    // The job of the first comes back after its lease; a message waits a minute for others.
    await workers.until('09:01:00');
    await workers.until('09:02:00');
    await workers.end();
    expect(await livesOf(at, asked)).toEqual(await oneCase());
    await expectToldOnce(story);
  });

  test('between the step and its message leaves the message to the next one, and nobody is told twice', async () => {
    const story = await ladderStory();
    const { at, workers, sms } = story;
    const first = await workers.start({ mute: true });
    const asked = await askMany(at, 1);
    await workers.idle();
    workers.set(later(at, 60_000));
    await waitUntil(
      () => at.on.sql`select 1 from outbox where name = 'notices.deliver-due' and attempts = 1`,
    ).toHaveLength(1);
    await first.kill();
    expect(sms.texts).toEqual([]);
    await workers.start();
    // The job of the first comes back after its lease.
    workers.set(later(at, timing.leaseMs));
    await workers.idle();
    await workers.end();
    expect(await livesOf(at, asked)).toEqual(await oneCase());
    await expectToldOnce(story);
    expect(await triesTo(at, at.buildingHead)).toEqual([{ channel: 'sms', state: 'accepted', reason: null }]);
  });

  test('while a service has its message says that the end is unknown, asks again, and the person gets it once', async () => {
    const story = await ladderStory();
    const { at, workers, sms } = story;
    const first = await workers.start();
    const asked = await askMany(at, 1);
    await workers.idle();
    sms.failNext('held');
    workers.set(later(at, 60_000));
    await waitUntil(async () => Object.values(sms.came)).toEqual([1]);
    await first.kill();
    await workers.start();
    // As long as the first might still be at it nobody else sends; then it is unknown, and tried again after a minute.
    workers.set(later(at, timing.leaseMs));
    await waitUntil(
      () => at.on.sql`select 1 from outbox where run_at <= ${at.on.clock.now().toISOString()}`,
    ).toEqual([]);
    expect(Object.values(sms.came)).toEqual([1]);
    workers.set(later(at, 120_000));
    await workers.idle();
    expect(await triesTo(at, at.buildingHead)).toEqual([
      { channel: 'sms', state: 'unknown', reason: 'left-behind' },
    ]);
    workers.set(later(at, 60_000));
    await workers.idle();
    await workers.end();
    expect(await triesTo(at, at.buildingHead)).toEqual([
      { channel: 'sms', state: 'unknown', reason: 'left-behind' },
      { channel: 'sms', state: 'accepted', reason: null },
    ]);
    expect(Object.values(sms.came)).toEqual([2]);
    expect(await livesOf(at, asked)).toEqual(await oneCase());
    await expectToldOnce(story);
  });
});

function conformance(redis: () => string | undefined) {
  const empty = ({ at }: Story) => emptyQueue(at.on, redis());

  test('an emptied queue, with nobody at work and beneath workers, changes nothing', async () => {
    const story = await ladderStory({ redisUrl: redis() });
    const { at, workers, sms } = story;
    const { db, clock, url } = at.on;
    const asked = await askMany(at, 3);
    // The alarms lie in the queue, and nobody is there to take them.
    const onError = () => {};
    const address = redis();
    const early =
      address === undefined
        ? postgresBackend(url, { onError })
        : redisBackend(address, { onError, prefix: workers.prefix });
    onTestFinished(() => early.close());
    await early.prepare();
    await handOverDue({ db, clock, backend: early, timing, log });
    await empty(story);
    await workers.start();
    await workers.start();
    await workers.idle();
    await workers.until('09:05:00');
    await empty(story);
    await workers.until('09:10:00');
    // And it carries again what comes after.
    asked.push(...(await askMany(at, 1)));
    await workers.idle();
    await empty(story);
    for (const time of ['09:30:00', '10:00:00', '10:10:00']) await workers.until(time);
    await workers.end();
    const punctual = await punctually(async (other) => {
      const before = await askMany(other, 3);
      await other.until('09:10');
      const [after = ''] = await askMany(other, 1);
      await other.until('10:10');
      return [...before, after];
    });
    expect(await livesOf(at, asked)).toEqual(punctual);
    expect(await doubled(at)).toEqual([]);
    expect(new Set(sms.texts.map(({ phone }) => phone))).toEqual(
      new Set([at.buildingHead, at.gridLeader, at.secretary, at.dutyOfficer].map(({ phone }) => phone)),
    );
  });

  test('two workers take each step of two hundred cases that are due at once, and each once', async () => {
    const { at, workers } = await ladderStory({ redisUrl: redis() });
    const asked = await askMany(at, 200);
    await workers.start();
    await workers.start();
    await workers.idle();
    await workers.until('09:10:00');
    await workers.end();
    const [one] = await punctually(async (other) => {
      const [id = ''] = await askMany(other, 1);
      await other.until('09:10');
      return [id];
    });
    expect(one?.told).toEqual(['head', 'leader']);
    expect(await livesOf(at, asked)).toEqual(asked.map(() => one));
    expect(await doubled(at)).toEqual([]);
    expect(await at.messages(at.gridLeader, 'case-yours')).toHaveLength(200);
  });
}

describe('ladders with the queue on Postgres', () => conformance(() => undefined));

describe.skipIf(redisMissing !== undefined)(
  `ladders with the queue on Redis${redisMissing === undefined ? '' : ` (${redisMissing})`}`,
  () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    conformance(() => redis.url);
  },
);

describe('a database that is away', () => {
  /** A server of its own that can be stopped and started again. */
  async function ownServer() {
    const dataDir = await mkdtemp(join(tmpdir(), 'linli-away-'));
    const open = (port: number) => startPostgres({ dataDir, port, durable: false, log: () => {} });
    let server = await open(54_700 + (randomBytes(1)[0] ?? 0));
    const { port, url } = server;
    atTheEnd(async () => {
      await server.stop();
      const cluster = await realpath(server.cluster);
      if (!cluster.startsWith(dataDir)) await rm(dirname(cluster), { recursive: true });
      await rm(dataDir, { recursive: true });
    });
    await migrate(url);
    const connection = connect(url, { name: 'linli test' });
    atTheEnd(() => connection.close());
    return {
      database: { ...connection, url },
      stop: () => server.stop(),
      async startAgain() {
        server = await open(port);
        expect(server.port).toBe(port);
      },
    };
  }

  // Levels a minute from each other.
  const ladder = { steps: plainLadder.steps.map((step) => ({ ...step, waitMinutes: 1 })) };

  test('for over a minute delays what was due and loses nothing; several steps of one case become one message', async () => {
    const server = await ownServer();
    const { at, workers } = await ladderStory({ database: server.database, ladder });
    const crew = [await workers.start(), await workers.start()];
    const [early = ''] = await askMany(at, 1);
    await workers.until('09:00:45');
    const [late = ''] = await askMany(at, 1);
    await workers.idle();
    await workers.until('09:00:50');
    await server.stop();
    const before = crew.map(({ words }) => words.length);
    workers.set(new Date('2026-11-16T09:02:05+08:00'));
    for (const [n, { words }] of crew.entries())
      await waitUntil(async () => words.slice(before[n])).toContain('handing over failed, it is tried again');
    await server.startAgain();
    await workers.between('09:02:05', '09:02:40');
    expect(await at.told(early)).toEqual(['head', 'leader', 'secretary']);
    expect(await at.told(late)).toEqual(['head', 'leader']);
    expect(await at.whats(early)).toEqual(['submitted', 'told', 'collapsed']);
    for (const who of [at.gridLeader, at.secretary])
      expect(await at.messages(who, 'case-late')).toMatchObject([{ facts: { requestId: early, steps: 2 } }]);
    expect(await at.messages(at.gridLeader, 'case-yours')).toMatchObject([{ facts: { requestId: late } }]);
    for (const time of ['09:03:00', '09:03:45', '09:04:45', '09:06:00']) await workers.until(time);
    await workers.end();
    const punctual = await punctually(async (other) => {
      const [first = ''] = await askMany(other, 1);
      await other.worker.advanceTo(new Date('2026-11-16T09:00:45+08:00'));
      const [second = ''] = await askMany(other, 1);
      await other.until('09:06');
      return [first, second];
    }, ladder);
    expect(await livesOf(at, [early, late])).toEqual(punctual);
    expect(punctual.map(({ now }) => now.state)).toEqual(['stuck', 'stuck']);
    expect(await doubled(at)).toEqual([]);
  });
});
