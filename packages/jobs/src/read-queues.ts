import type { Db } from '@linli/db/client';
import { outbox } from '@linli/db/outbox/tables';
import { sql } from 'drizzle-orm';
import { catalog, isQueued } from './catalog.ts';
import { type QueueName, queueNames } from './define.ts';

/** What one queue owes, by the rows of the outbox: the queue itself only wakes. */
export interface QueueState {
  /** Jobs not done yet, those for later included. */
  owed: number;
  /** Jobs whose time has come and that are not done. */
  due: number;
  /** Jobs given up, which wait for a person. */
  dead: number;
  /** Seconds by which the oldest job that nobody has begun is late; 0 when nothing is. */
  lateSeconds: number;
}

/** For metrics: the state of every queue. Reads the whole outbox once, so it belongs on a timer. */
export async function readQueues(db: Db, now: Date): Promise<Record<QueueName, QueueState>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute<{
    name: string;
    owed: number;
    due: number;
    dead: number;
    since: string | null;
  }>(sql`
    select name,
      (count(*) filter (where dead_at is null))::int as owed,
      (count(*) filter (where dead_at is null and run_at <= ${at}))::int as due,
      (count(*) filter (where dead_at is not null))::int as dead,
      min(run_at) filter (where dead_at is null and attempts = 0 and run_at <= ${at}) as since
    from ${outbox} group by name`);
  const states = Object.fromEntries(
    queueNames.map((queue) => [queue, { owed: 0, due: 0, dead: 0, lateSeconds: 0 }]),
  ) as Record<QueueName, QueueState>;
  for (const { name, owed, due, dead, since } of rows) {
    // A name of a newer version is left to the workers that know it.
    if (!isQueued(name)) continue;
    const state = states[catalog[name].queue];
    state.owed += owed;
    state.due += due;
    state.dead += dead;
    if (since !== null)
      state.lateSeconds = Math.max(state.lateSeconds, (now.getTime() - new Date(since).getTime()) / 1000);
  }
  return states;
}
