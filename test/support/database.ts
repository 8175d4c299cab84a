import { randomBytes } from 'node:crypto';
import { type Connection, connect, type Sql } from '@linli/db/client';
import { afterAll, inject, onTestFinished } from 'vitest';
import type {} from './postgres-setup.ts';

export interface TestDatabase extends Connection {
  url: string;
}

/**
 * A database of its own with all migrations and no rows. At the top of a test file (`const { db } = await
 * testDatabase()`) it lasts as long as the file, inside a test as long as the test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template } = server();
  return create(`template ${template} strategy file_copy`);
}

/** The same without any migration applied. */
export function emptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(from: string): Promise<TestDatabase> {
  const { adminUrl } = server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.unsafe(`create database ${name} ${from}`));
  const url = adminUrl.replace(/[^/]*$/, name);
  const connection = connect(url, { name: 'linli test' });
  atTheEnd(async () => {
    await connection.close();
    await asAdmin(adminUrl, (admin) => admin.unsafe(`drop database ${name} with (force)`));
  });
  return { ...connection, url };
}

function server() {
  const provided = inject('postgres');
  // Without our configuration vitest starts no server.
  if (provided === undefined) throw new Error('Start tests that need Postgres with: npm run unit -- <path>');
  return provided;
}

/** Runs `work` when the test, or outside one the file, is over; what was asked last comes first. */
export function atTheEnd(work: () => Promise<void>): void {
  try {
    onTestFinished(work);
  } catch {
    afterAll(work); // not inside a test
  }
}

async function asAdmin(adminUrl: string, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const { sql, close } = connect(adminUrl, { max: 1, name: 'linli test admin' });
  try {
    await work(sql);
  } finally {
    await close();
  }
}
