import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Problem } from '@linli/contracts/problem';
import { outbox } from '@linli/db/outbox/tables';
import { fakeClock } from '@linli/test/support/clock';
import { testDatabase } from '@linli/test/support/database';
import { handlersWith, randomIds } from '@linli/test/support/jobs';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { claim, finish, renew, takeDue } from './claims.ts';
import { enqueue } from './outbox.ts';
import { type JobReport, perform } from './perform.ts';
import { inlineWorker } from './testing.ts';
import { timing } from './timing.ts';

const { db, sql } = await testDatabase();
const start = new Date('2026-02-01T00:00:00Z');
const clock = fakeClock(start);
const ctx = { db, clock, ids: randomIds };
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const ask = (seconds = 0) =>
  enqueue(ctx, 'people.run-import', { importId: randomUUID() }, { runAt: at(seconds) });

beforeEach(async () => {
  clock.set(start);
  await sql`truncate outbox, job_turns`;
});

const workerWith = (runImport: () => Promise<unknown>, failures: 'throw' | 'retry' = 'throw') =>
  inlineWorker({
    db,
    clock,
    failures,
    context: () => undefined,
    handlers: handlersWith({ 'people.run-import': runImport }),
  });
const ofImport = (reports: readonly JobReport[]) =>
  reports.filter(({ name }) => name === 'people.run-import');

describe('a job', () => {
  test('runs once at its time and leaves no row', async () => {
    const ran: Date[] = [];
    const worker = workerWith(async () => ran.push(clock.now()));
    await ask(7 * 86_400);
    await worker.advance({ days: 6 });
    expect(ran).toEqual([]);
    await worker.advance({ days: 30 });
    expect(ran).toEqual([at(7 * 86_400)]);
    expect(await db.$count(outbox)).toBe(0);
  });

  test('that fails comes again after 5, 10, 20… seconds and is given up after its last try', async () => {
    const tries: number[] = [];
    const worker = workerWith(async () => {
      tries.push((clock.now().getTime() - start.getTime()) / 1000);
      throw new Problem('gateway-failed');
    }, 'retry');
    await ask();
    const reports = ofImport(await worker.advance({ hours: 5 }));
    expect(tries).toEqual([0, 5, 15, 35, 75]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'retry', 'retry', 'dead']);
    const [row] = await db.select().from(outbox);
    expect(row).toMatchObject({ deadAt: at(75), failure: 'Problem(gateway-failed)', attempts: 5 });
  });

  test('that fails once and then succeeds is done', async () => {
    let tries = 0;
    const worker = workerWith(async () => {
      if (++tries === 1) throw new Error('not yet');
    }, 'retry');
    await ask();
    expect(ofImport(await worker.advance({ hours: 1 })).map(({ outcome }) => outcome)).toEqual([
      'retry',
      'done',
    ]);
    expect(await db.$count(outbox)).toBe(0);
  });

  test('reports how late its first try was', async () => {
    const worker = workerWith(async () => {});
    await ask(10);
    clock.set(at(25));
    expect(ofImport(await worker.runUntilIdle())[0]?.lateSeconds).toBe(15);
  });

  test('whose payload no longer fits the catalog is given up at once', async () => {
    const worker = workerWith(async () => {}, 'retry');
    await ask();
    await sql`update outbox set payload = '{"importId": 7}'`;
    expect(ofImport(await worker.runUntilIdle())[0]).toMatchObject({
      outcome: 'dead',
      failure: 'PayloadRefused',
    });
  });

  test('that this code does not know stays for a worker that does, without losing a try', async () => {
    await ask();
    await sql`update outbox set name = 'passes.not-yet'`;
    expect(await takeDue(db, at(1), at(30), 10)).toEqual([]);
    const [row] = await db.select().from(outbox);
    const running = new Map();
    const performer = {
      db,
      clock,
      timing,
      log: pino({ enabled: false }),
      context: () => undefined,
      handlers: handlersWith({}),
    };
    const report = await perform(performer, { id: row?.id ?? '', attempts: 0 }, running);
    expect(report?.outcome).toBe('declined');
    expect((await db.select().from(outbox))[0]).toMatchObject({ attempts: 0, deadAt: null });
  });

  test('that fails tells its kind and code, never its message, in the log and the row', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
    await ask();
    const [row] = await db.select().from(outbox);
    const cause = Object.assign(new Error('Key (phone)=(19999000001) already exists'), { code: '23505' });
    const performer = {
      db,
      clock,
      timing,
      log: pino(sink),
      context: () => undefined,
      handlers: handlersWith({
        'people.run-import': async () => {
          throw new Error('Failed query: insert … 张三', { cause });
        },
      }),
    };
    await perform(performer, { id: row?.id ?? '', attempts: 0 }, new Map());
    const told = lines.join('') + JSON.stringify(await db.select().from(outbox));
    expect(told).toContain('Error < Error(23505)');
    expect(told).not.toMatch(/19999000001|张三/);
  });
});

describe('a try', () => {
  test('belongs to one worker, however many alarms ring for it', async () => {
    await ask();
    const [row] = await db.select().from(outbox);
    const id = row?.id ?? '';
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(db, id, 0, at(1), at(30))));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('that was taken over can neither be renewed nor finished by who had it before', async () => {
    await ask();
    const [job] = await takeDue(db, at(1), at(30), 10);
    const first = await claim(db, job?.id ?? '', 0, at(1), at(30));
    const second = await claim(db, job?.id ?? '', 1, at(31), at(60));
    if (first === undefined || second === undefined) throw new Error('both tries should have been claimed');
    expect(await renew(db, [first], at(90))).toEqual([]);
    await finish(db, first);
    expect(await db.$count(outbox)).toBe(1);
    await finish(db, second);
    expect(await db.$count(outbox)).toBe(0);
  });
});

test('recurring jobs run at most once an interval', async () => {
  let looks = 0;
  const worker = inlineWorker({
    db,
    clock,
    context: () => undefined,
    handlers: handlersWith({ 'people.delete-expired-exports': async () => ++looks }),
  });
  await worker.runUntilIdle();
  await worker.runUntilIdle();
  expect(looks).toBe(1);
  await worker.advance({ minutes: 1 });
  expect(looks).toBe(2);
});

test('a failing handler fails the story that ran it, with its own error', async () => {
  const worker = workerWith(async () => {
    throw new Problem('not-found');
  });
  await ask();
  await expect(worker.runUntilIdle()).rejects.toMatchObject({ code: 'not-found' });
});

test('relays that look at the same time take different rows, each no more than its limit', async () => {
  for (let i = 0; i < 40; i++) await ask();
  const taken = await Promise.all(Array.from({ length: 6 }, () => takeDue(db, at(1), at(30), 5)));
  expect(taken.map((jobs) => jobs.length)).toEqual([5, 5, 5, 5, 5, 5]);
  expect(new Set(taken.flat().map(({ id }) => id)).size).toBe(30);
});
