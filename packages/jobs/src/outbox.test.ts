import { randomUUID } from 'node:crypto';
import { outbox } from '@linli/db/outbox/tables';
import { fakeClock } from '@linli/test/support/clock';
import { testDatabase } from '@linli/test/support/database';
import { handlersWith, randomIds } from '@linli/test/support/jobs';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { takeDue } from './claims.ts';
import { enqueue, readOutboxState, sweepDeadLetters } from './outbox.ts';
import { inlineWorker } from './testing.ts';

const { db, sql } = await testDatabase();
const start = new Date('2026-02-01T00:00:00Z');
const clock = fakeClock(start);
const ctx = { db, clock, ids: randomIds };
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const rows = () => db.select().from(outbox).orderBy(asc(outbox.runAt));

beforeEach(async () => {
  clock.set(start);
  await sql`truncate outbox, job_turns`;
});

describe('asking for a job', () => {
  test('leaves a job exactly when the transaction commits', async () => {
    const kept = randomUUID();
    await db.transaction((tx) => enqueue({ ...ctx, db: tx }, 'people.run-import', { importId: kept }));
    const undone = db.transaction(async (tx) => {
      await enqueue({ ...ctx, db: tx }, 'people.run-import', { importId: randomUUID() });
      throw new Error('the verb changed its mind');
    });
    await expect(undone).rejects.toThrow('changed its mind');
    expect((await rows()).map(({ payload }) => payload)).toEqual([{ importId: kept }]);
  });

  test('refuses a payload that carries more than the ids of the catalog', async () => {
    const payload = { importId: randomUUID(), name: '张三' };
    await expect(enqueue(ctx, 'people.run-import', payload)).rejects.toThrow('name');
    expect(await rows()).toHaveLength(0);
  });

  test('tells listeners at commit, but not of what is far ahead', async () => {
    const heard: string[] = [];
    const { unlisten } = await sql.listen('linli_outbox', () => heard.push('work'));
    await enqueue(ctx, 'people.run-import', { importId: randomUUID() }, { runAt: at(3600) });
    await sql.notify('linli_outbox', '');
    await expect.poll(() => heard.length).toBe(1);
    await enqueue(ctx, 'people.run-import', { importId: randomUUID() });
    await expect.poll(() => heard.length).toBe(2);
    await unlisten();
  });
});

describe('asking again with the same key', () => {
  const ask = (seconds: number, roundSlotId: string) =>
    enqueue(ctx, 'reports.tick-gap-ladder', { roundSlotId }, { runAt: at(seconds), dedupeKey: roundSlotId });

  test('keeps one job, at the earlier of the times', async () => {
    const slot = randomUUID();
    for (const seconds of [60, 30, 90]) await ask(seconds, slot);
    await ask(60, randomUUID());
    expect((await rows()).map(({ runAt }) => runAt)).toEqual([at(30), at(60)]);
  });

  test('makes one job when many do it at once', async () => {
    const slot = randomUUID();
    await Promise.all(Array.from({ length: 8 }, (_, i) => ask(60 + i, slot)));
    expect((await rows()).map(({ runAt }) => runAt)).toEqual([at(60)]);
  });

  /** Asks within a transaction that stays open until `commit`. */
  async function asking(seconds: number, slot: string) {
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let asked = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const over = db.transaction(async (tx) => {
      await tx.execute(`set local lock_timeout = '2s'`);
      await enqueue(
        { ...ctx, db: tx },
        'reports.tick-gap-ladder',
        { roundSlotId: slot },
        { runAt: at(seconds), dedupeKey: slot },
      );
      asked();
      await held;
    });
    await Promise.race([begun, over]);
    return async () => {
      commit();
      await over;
    };
  }

  test('for the same moment keeps nobody waiting for a transaction that is still open', async () => {
    const slot = randomUUID();
    await ask(60, slot);
    const first = await asking(60, slot);
    const second = await asking(60, slot);
    await Promise.all([second(), first()]);
    expect((await rows()).map(({ runAt }) => runAt)).toEqual([at(60)]);
  });

  test('for the same moment keeps the job back until everybody who asked has committed', async () => {
    const slot = randomUUID();
    await ask(60, slot);
    const [first, second] = [await asking(60, slot), await asking(60, slot)];
    clock.set(at(61));
    expect(await takeDue(db, at(61), at(90), 10)).toEqual([]);
    await first();
    expect(await takeDue(db, at(61), at(90), 10)).toEqual([]);
    await second();
    expect(await takeDue(db, at(61), at(90), 10)).toHaveLength(1);
  });

  test('makes a new job once the earlier one has begun, since that may have read older rows', async () => {
    const slot = randomUUID();
    let during: Promise<void> | undefined;
    const worker = inlineWorker({
      db,
      clock,
      context: () => undefined,
      handlers: handlersWith({
        'reports.tick-gap-ladder': async () => {
          during ??= ask(30, slot);
          await during;
        },
      }),
    });
    await ask(0, slot);
    await worker.runUntilIdle();
    expect((await rows()).map(({ runAt }) => runAt)).toEqual([at(30)]);
  });
});

test('the state shows what is owed, how late the oldest unbegun job is, and what was given up', async () => {
  await enqueue(ctx, 'people.run-import', { importId: randomUUID() }, { runAt: at(10) });
  await enqueue(ctx, 'people.run-import', { importId: randomUUID() }, { runAt: at(500) });
  await enqueue(ctx, 'people.run-import', { importId: randomUUID() });
  await db.update(outbox).set({ deadAt: start }).where(eq(outbox.runAt, start));
  expect(await readOutboxState(db, at(5))).toEqual({ owed: 2, lateSeconds: 0, dead: 1 });
  expect(await readOutboxState(db, at(70))).toEqual({ owed: 2, lateSeconds: 60, dead: 1 });
});

test('dead letters go after a month, in chunks, and nothing else does', async () => {
  for (let i = 0; i < 5; i++) await enqueue(ctx, 'people.run-import', { importId: randomUUID() });
  await enqueue(ctx, 'people.run-import', { importId: randomUUID() }, { runAt: at(1) });
  await db.update(outbox).set({ deadAt: start }).where(eq(outbox.runAt, start));
  expect(await sweepDeadLetters(db, at(29 * 86_400), 2)).toBe(0);
  expect(await sweepDeadLetters(db, at(31 * 86_400), 2)).toBe(5);
  expect(await rows()).toHaveLength(1);
});
