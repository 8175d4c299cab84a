import { Redis } from 'ioredis';
import type { Stage } from '../support/stage.ts';

/** All that the queue carries is gone, and the alarms it would be filled from as well. */
export async function emptyQueue({ sql }: Pick<Stage, 'sql'>, redisUrl: string | undefined): Promise<void> {
  if (redisUrl !== undefined) {
    const client = new Redis(redisUrl);
    await client.flushdb();
    client.disconnect();
  } else {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'bullmq' and tablename <> 'migration'`;
    const all = `truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`;
    // Workers hold some of them as it waits for others: of such a circle Postgres ends one, which may be this.
    const truncate = (): Promise<unknown> =>
      sql.unsafe(all).catch((error: { code?: string }) => {
        if (error.code !== '40P01') throw error;
        return truncate();
      });
    await truncate();
  }
  await sql`delete from outbox`;
}
