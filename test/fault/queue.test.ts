import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { outbox } from '@linli/db/outbox/tables';
import { takeDue } from '@linli/jobs/claims';
import { handOverDue } from '@linli/jobs/relay';
import { timing } from '@linli/jobs/timing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fakeClock } from '../support/clock.ts';
import { redisMissing, startRedis, type TestRedis } from '../support/redis.ts';
import { gate, log, systemClock, yard } from './yard.ts';

// The same suite on both stores of the queue: what it carries may differ, what is promised may not.

const waitUntil = (condition: () => Promise<unknown>) =>
  expect.poll(condition, { timeout: 60_000, interval: 20 });

function conformance(redis: () => string | undefined) {
  test('a job asked for in a committed transaction is delivered, and leaves nothing behind', async () => {
    const { worker, ask, effects, owed } = await yard(redis());
    await worker({ name: 'a', clock: systemClock });
    const job = await ask(systemClock);
    await waitUntil(effects).toEqual([{ job, worker: 'a' }]);
    await waitUntil(owed).toBe(0);
  });

  test('a job for later waits for its time by the given clock', async () => {
    const { worker, ask, effects } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const a = await worker({ name: 'a', clock });
    const later = await ask(clock, new Date('2026-02-08T00:00:00Z'));
    const now = await ask(clock);
    await waitUntil(effects).toEqual([{ job: now, worker: 'a' }]);
    clock.set(new Date('2026-02-08T00:00:00Z'));
    a.wake();
    await waitUntil(effects).toEqual([
      { job: now, worker: 'a' },
      { job: later, worker: 'a' },
    ]);
  });

  test('an alarm that rings twice runs the job once', async () => {
    const { database, backend, worker, ask, effects, owed } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const early = backend();
    await early.prepare();
    onTestFinished(() => early.close());
    const job = await ask(clock);
    const relay = { db: database.db, clock, backend: early, timing, log };
    await handOverDue(relay);
    clock.forward(timing.handedMs);
    await handOverDue(relay);
    await worker({ name: 'a', clock });
    await waitUntil(owed).toBe(0);
    expect(await effects()).toEqual([{ job, worker: 'a' }]);
  });

  test('a failed job is tried again after its back-off, not before', async () => {
    const { worker, ask, effects, database } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    let tries = 0;
    const a = await worker({
      name: 'a',
      clock,
      runImport: async () => {
        if (++tries < 3) throw new Error('not yet');
      },
    });
    const nextTry = async () => (await database.db.select().from(outbox))[0]?.wakeAt.toISOString();
    const job = await ask(clock);
    await waitUntil(nextTry).toBe('2026-02-01T00:00:05.000Z');
    clock.forward(5_000);
    a.wake();
    await waitUntil(nextTry).toBe('2026-02-01T00:00:15.000Z');
    expect(tries).toBe(2);
    clock.forward(10_000);
    a.wake();
    await waitUntil(effects).toEqual([{ job, worker: 'a' }]);
  });

  test('a relay killed between marking and handing over delays the job, and does not lose it', async () => {
    const { database, worker, ask, effects } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const job = await ask(clock);
    const until = new Date(clock.now().getTime() + timing.handedMs);
    expect(await takeDue(database.db, clock.now(), until, 10)).toHaveLength(1);
    const a = await worker({ name: 'a', clock });
    clock.set(until);
    a.wake();
    await waitUntil(effects).toEqual([{ job, worker: 'a' }]);
  });

  test('emptying the queue loses nothing', async () => {
    const { database, backend, worker, ask, effects, owed } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const early = backend();
    await early.prepare();
    onTestFinished(() => early.close());
    const jobs: string[] = [];
    for (let i = 0; i < 20; i++) jobs.push(await ask(clock));
    await handOverDue({ db: database.db, clock, backend: early, timing, log });
    await early.empty();
    const a = await worker({ name: 'a', clock });
    clock.forward(timing.handedMs);
    a.wake();
    await waitUntil(owed).toBe(0);
    expect((await effects()).map(({ job }) => job).sort()).toEqual(jobs.sort());
  });

  test('two workers do each of many jobs once', async () => {
    const { worker, ask, effects, owed } = await yard(redis());
    for (const name of ['a', 'b']) await worker({ name, clock: systemClock });
    const jobs = await Promise.all(Array.from({ length: 200 }, () => ask(systemClock)));
    await waitUntil(owed).toBe(0);
    const done = await effects();
    expect(done.map(({ job }) => job).sort()).toEqual(jobs.sort());
  });

  test('the job of a worker killed in the middle is taken over by another', async () => {
    const { worker, ask, effects, owed, processArguments } = await yard(redis());
    const script = fileURLToPath(new URL('stuck-worker.ts', import.meta.url));
    const killed = spawn(process.execPath, ['--import', 'tsx', script, ...processArguments], {
      stdio: 'inherit',
    });
    onTestFinished(() => {
      killed.kill('SIGKILL');
    });
    const job = await ask(systemClock);
    await waitUntil(effects).toEqual([{ job, worker: 'stuck' }]);
    killed.kill('SIGKILL');
    await worker({ name: 'a', clock: systemClock });
    await waitUntil(effects).toEqual([
      { job, worker: 'stuck' },
      { job, worker: 'a' },
    ]);
    await waitUntil(owed).toBe(0);
  });

  test('a job that takes longer than its lease is renewed and stays with its worker', async () => {
    const { database, worker, ask, effects, owed } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const door = gate();
    const job = await ask(clock);
    const leaseMs = 600;
    const short = { leaseMs, handedMs: leaseMs };
    const a = await worker({ name: 'a', clock, timing: short, runImport: () => door.pass() });
    await door.reached;
    const b = await worker({ name: 'b', clock, timing: short });
    const owned = async () => (await database.db.select().from(outbox))[0]?.wakeAt.getTime();
    // Renewed at each half of a lease it outlives four of them.
    for (let half = 0; half < 8; half++) {
      clock.forward(leaseMs / 2);
      b.wake();
      await waitUntil(owned).toBe(clock.now().getTime() + leaseMs);
    }
    door.open();
    await waitUntil(owed).toBe(0);
    expect(await effects()).toEqual([{ job, worker: 'a' }]);
    await a.close();
  });

  test('closing waits for what runs and takes nothing new', async () => {
    const { worker, ask, effects, owed } = await yard(redis());
    const door = gate();
    const job = await ask(systemClock);
    const a = await worker({ name: 'a', clock: systemClock, runImport: () => door.pass() });
    await door.reached;
    const closed = a.close(15_000);
    await ask(systemClock);
    door.open();
    await closed;
    expect(await effects()).toEqual([{ job, worker: 'a' }]);
    expect(await owed()).toBe(1);
  });

  test('closing with a limit tells the handler and hands its job to another worker at once', async () => {
    const { worker, ask, effects, owed } = await yard(redis());
    const clock = fakeClock('2026-02-01T00:00:00Z');
    const door = gate();
    const told: unknown[] = [];
    const job = await ask(clock);
    const a = await worker({
      name: 'a',
      clock,
      runImport: async (_, { signal }) => {
        signal.addEventListener('abort', () => told.push(signal.reason));
        await door.pass();
        signal.throwIfAborted();
      },
    });
    await door.reached;
    await a.close(0);
    expect(told).toHaveLength(1);
    await worker({ name: 'b', clock });
    await waitUntil(effects).toEqual([{ job, worker: 'b' }]);
    await waitUntil(owed).toBe(0);
    door.open();
  });

  test('the check passes on a queue that is prepared and fails on one that is gone', async () => {
    const { backend } = await yard(redis());
    const early = backend();
    await early.prepare();
    await early.check();
    await early.close();
    await expect(early.check()).rejects.toThrow();
  });
}

describe('the queue on Postgres', () => conformance(() => undefined));

describe.skipIf(redisMissing !== undefined)(
  `the queue on Redis${redisMissing === undefined ? '' : ` (${redisMissing})`}`,
  () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());
    conformance(() => redis.url);

    // A Redis that was given cannot be stopped.
    test.skipIf(process.env.TEST_REDIS_URL !== undefined)(
      'while Redis is away recurring jobs still run, and when it is back the jobs follow',
      async () => {
        const before = await startRedis();
        const { worker, ask, effects, owed } = await yard(before.url);
        const clock = fakeClock('2026-02-01T00:00:00Z');
        let looks = 0;
        const a = await worker({ name: 'a', clock, look: () => looks++ });
        const first = await ask(clock);
        await waitUntil(effects).toEqual([{ job: first, worker: 'a' }]);
        await before.stop();
        const seen = looks;
        const second = await ask(clock);
        clock.forward(timing.handedMs);
        a.wake();
        await waitUntil(async () => looks).toBeGreaterThan(seen);
        expect(await owed()).toBe(1);
        const back = await startRedis(before.port);
        onTestFinished(() => back.stop());
        await waitUntil(async () => {
          clock.forward(timing.refusedMs);
          a.wake();
          return effects();
        }).toContainEqual({ job: second, worker: 'a' });
      },
    );
  },
);
