import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { type TestDatabase, testDatabase } from '@linli/test/support/database';
import { expect, onTestFinished, test } from 'vitest';
import { connect, type Sql } from './client.ts';

/** A pool whose connections can be cut, each as by a server that goes away in order; the first that asks `cutAt` is reset. */
async function pool(database: TestDatabase, { max = 2, cutAt = '' } = {}) {
  let toCut = cutAt !== '';
  const url = new URL(database.url);
  const there = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  const between = createServer((near) => {
    const far = dial(there);
    sockets.add(near);
    near.once('close', () => sockets.delete(near));
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('data', (asked) => {
      if (!toCut || !asked.includes(cutAt)) return;
      toCut = false;
      near.resetAndDestroy();
    });
    near.pipe(far).pipe(near);
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  const address = between.address();
  url.port = String(typeof address === 'object' ? address?.port : '');
  const { sql } = connect(url.href, { max });
  onTestFinished(async () => {
    await sql.end({ timeout: 0 });
    between.close();
  });
  return {
    sql,
    /** Ends every connection and waits until the driver has seen it. */
    async cut() {
      await Promise.all(
        [...sockets].map(async (socket) => {
          socket.end();
          await once(socket, 'close');
        }),
      );
    },
    /** Ends every connection as a server that was killed. */
    kill() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
  };
}

const database = await testDatabase();
await database.sql`create table written (n int)`;
const lost = { code: 'CONNECTION_CLOSED' };

test('a transaction whose connection is lost fails, and nothing of it is written, before or after', async () => {
  const { sql, cut } = await pool(database);
  const later: unknown[] = [];
  let ended = () => {};
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const transaction = sql.begin(async (inner) => {
    await inner`insert into written values (1)`;
    await cut();
    later.push(await inner`insert into written values (2)`.catch((error: unknown) => error));
    // By now the pool has used its connections again.
    await sql`select 1`;
    later.push(await inner`insert into written values (3)`.catch((error: unknown) => error));
    ended();
  });
  await expect(transaction).rejects.toMatchObject(lost);
  await over;
  expect(later).toMatchObject([lost, lost]);
  expect(await sql`select n from written`).toEqual([]);
});

test('a query on a session that is gone fails, and the process and the pool go on', async () => {
  const { sql, cut } = await pool(database);
  const session = await sql.reserve();
  await session`select 1`;
  await cut();
  await expect(session`select 1`).rejects.toMatchObject(lost);
  expect(await sql`select 1 as n`).toEqual([{ n: 1 }]);
});

test('a transaction begins although its connection has as much under way as it takes at once', async () => {
  const { sql } = connect(database.url, { max: 2 });
  onTestFinished(() => sql.end({ timeout: 0 }));
  await Promise.all([sql`select pg_sleep(0.01)`, sql`select pg_sleep(0.01)`]);
  // The driver sends a hundred statements ahead on each connection; the next on each begins a transaction.
  const ahead = Array.from({ length: 200 }, () => sql.unsafe('select 1').execute());
  const begun = [1, 2].map((n) =>
    sql.begin(async (inner) => (await inner<{ n: number }[]>`select ${n}::int as n`)[0]?.n),
  );
  expect(await Promise.all(begun)).toEqual([1, 2]);
  await Promise.all(ahead);
});

/** Asks for a number and notes the answer, or the code of the failure. */
const asker = (sql: Sql, answers: Record<number, unknown>) => async (n: number) => {
  try {
    const [row] = await sql<{ n: number }[]>`select ${n}::int as n`;
    answers[n] = row?.n ?? 'no row';
  } catch (error) {
    answers[n] = (error as { code: string }).code;
  }
};

test('a query that is asked while its idle connection is being reset is answered as it was asked, or fails', async () => {
  const { sql, kill } = await pool(database, { max: 1 });
  const answers: Record<number, unknown> = {};
  const ask = asker(sql, answers);
  // The driver hears of a reset in one phase of the event loop and closes in a later one: some come in between.
  for (let n = 0; n < 32; n++) {
    await sql`select 1`.catch(() => {});
    kill();
    for (let turns = 0; turns < n % 8; turns++) await new Promise(setImmediate);
    await Promise.race([ask(n), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  }
  const wrong = Object.entries(answers).filter(
    ([n, answer]) => answer !== Number(n) && !/^(CONNECTION_CLOSED|ECONNRESET|EPIPE)$/.test(String(answer)),
  );
  expect(wrong).toEqual([]);
});

test('a query that is asked as another one hears of the reset fails as well, and the pool goes on', async () => {
  const { sql, kill } = await pool(database, { max: 1 });
  const answers: Record<number, unknown> = {};
  const ask = asker(sql, answers);
  const sleep = (seconds: number) => sql`select pg_sleep(${seconds})`;
  await sleep(0);
  const cut = sleep(60);
  // Asked in the moment in which the driver knows of the reset and has not closed yet.
  const next = cut.catch(() => ask(1));
  const sleeping = () => database.sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
  await expect.poll(sleeping).toHaveLength(1);
  kill();
  await cut.catch(() => {});
  void Promise.all([next, ask(2), ask(3)]);
  await expect.poll(() => answers).toEqual({ 1: 'CONNECTION_CLOSED', 2: expect.anything(), 3: 3 });
});

test('a connection that is lost while the driver still learns the types of arrays ends nothing but what waits for it', async () => {
  const { sql } = await pool(database, { max: 1, cutAt: 'typarray' });
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => {
    process.off('unhandledRejection', hear);
  });
  await expect(sql`select 1 as n`).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await sql`select '{1,2}'::int[] as n`).toEqual([{ n: [1, 2] }]);
  expect(unheard).toEqual([]);
});
