import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { type TestDatabase, testDatabase } from '@linli/test/support/database';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './client.ts';

/** A pool whose connections can be cut, each as by a server that goes away in order. */
async function pool(database: TestDatabase) {
  const url = new URL(database.url);
  const there = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  const between = createServer((near) => {
    const far = dial(there);
    sockets.add(near);
    near.once('close', () => sockets.delete(near));
    for (const socket of [near, far]) socket.on('error', () => {});
    near.pipe(far).pipe(near);
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  const address = between.address();
  url.port = String(typeof address === 'object' ? address?.port : '');
  const { sql } = connect(url.href, { max: 2 });
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
