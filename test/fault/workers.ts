import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { VaultKeys } from '@linli/services/vault';
import { expect } from 'vitest';
import { atTheEnd } from '../support/database.ts';
import type { Stage } from '../support/stage.ts';
import { nothingOwed, owedAt } from './owed.ts';

/** What a test tells a worker process. */
export type Order = { readonly do: 'set-clock'; readonly now: string } | { readonly do: 'end' };
/** What a worker process says: `ready`, and each warning of its log. */
export interface Word {
  readonly said: string;
}

export interface WorkerProcess {
  /** As the session of the database sees it. */
  readonly name: string;
  /** Warnings so far. */
  readonly words: readonly string[];
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/**
 * For whatever other processes do. A job whose worker lost the database is taken up again when its lock ended and that was
 * noticed: 45 s on a machine at rest.
 */
export const waitUntil = (condition: () => Promise<unknown>) =>
  expect.poll(condition, { timeout: 150_000, interval: 50 });

/** How long the clock stands still with nothing done before it runs on; far longer than any step takes. */
const patienceMs = 20_000;

/** Worker processes on the database of a stage, all on one clock: that of the stage. */
export function workersOn(
  { sql, url, clock }: Pick<Stage, 'sql' | 'url' | 'clock'>,
  { keys, smsUrl, redisUrl }: { keys: VaultKeys; smsUrl: string; redisUrl?: string | undefined },
) {
  const prefix = `test-${randomUUID()}`;
  const alive = new Set<ChildProcess>();
  let count = 0;

  async function start({ mute = false } = {}): Promise<WorkerProcess> {
    const name = `worker process ${++count}`;
    const words: string[] = [];
    const child = fork(script, {
      execArgv: ['--import', import.meta.resolve('tsx')],
      env: {
        ...process.env,
        DATABASE_URL: url,
        REDIS_URL: redisUrl ?? '',
        DATA_KEYS: keys.dataKeys.join(','),
        INDEX_KEY: keys.indexKey,
        SMS_URL: smsUrl,
        DEMO: '0',
        NOW: clock.now().toISOString(),
        QUEUE_PREFIX: prefix,
        WORKER_NAME: name,
        MUTE: mute ? '1' : '',
      },
    });
    alive.add(child);
    const gone = once(child, 'exit').then(() => void alive.delete(child));
    atTheEnd(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    child.on('message', ({ said }: Word) => words.push(said));
    await waitUntil(async () => words).toContain('ready');
    return {
      name,
      words,
      async kill() {
        child.kill('SIGKILL');
        await gone;
      },
    };
  }

  const owed = () => owedAt(sql, clock.now());

  /**
   * Everything that is due at this moment was done, by whichever worker. What failed or was lost on a busy machine waits for its
   * next try by the clock: when nothing moves for a while, the clock runs on.
   */
  const idle = () => {
    let last = '';
    let since = performance.now();
    return waitUntil(async () => {
      const left = await owed();
      const seen = JSON.stringify(left);
      if (seen !== last) since = performance.now();
      last = seen;
      if (performance.now() - since > patienceMs) set(new Date(clock.now().getTime() + 250));
      return left;
    }).toEqual(nothingOwed);
  };

  /** Moves the clock of everybody. */
  function set(moment: Date): void {
    clock.set(moment);
    for (const child of alive) child.send({ do: 'set-clock', now: moment.toISOString() } satisfies Order);
  }

  /** Sessions that a worker holds in the database: all, or those that wait for a lock. */
  const sessions = async (name: string, waiting = false): Promise<number> => {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where application_name = ${name} and (not ${waiting} or wait_event_type = 'Lock')`;
    return row?.n ?? 0;
  };

  return {
    prefix,
    start,
    idle,
    /** Everybody who had to be told something by this moment was sent it, and nothing is on its way. */
    told: () => waitUntil(owed).toMatchObject({ notices: 0, messages: 0 }),
    set,
    /** Moves the clock to a time of this day and waits until all that was due was done. */
    async until(time: string): Promise<void> {
      set(new Date(`2026-11-16T${time}+08:00`));
      await idle();
    },
    /**
     * Lets the clock run between two times of this day until all that was due was done: what was under way as a database
     * went away comes back half a minute later, by the clock.
     */
    async between(from: string, to: string): Promise<void> {
      const last = new Date(`2026-11-16T${to}+08:00`);
      set(new Date(`2026-11-16T${from}+08:00`));
      await waitUntil(async () => {
        const left = await owed();
        const later = new Date(clock.now().getTime() + 250);
        if (later <= last) set(later);
        return left;
      }).toEqual(nothingOwed);
    },
    /** Ends all in order: what they were at is done, and nothing comes after. */
    async end(): Promise<void> {
      const last = [...alive];
      for (const child of last) child.send({ do: 'end' } satisfies Order);
      await Promise.all(last.map(async (child) => child.exitCode ?? (await once(child, 'exit'))));
    },
    /** Kills a worker as it waits for what `held` locks; nothing of what it was at comes through. */
    async killAt(worker: WorkerProcess, held: Held): Promise<void> {
      await waitUntil(() => sessions(worker.name, true)).toBeGreaterThan(0);
      await worker.kill();
      // A session that waits for a lock does not notice that its client is gone, and would carry out its statement.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${worker.name}`;
      await waitUntil(() => sessions(worker.name)).toBe(0);
      await held.release();
    },
    waitsForLock: (worker: WorkerProcess) => waitUntil(() => sessions(worker.name, true)).toBeGreaterThan(0),
  };
}

export interface Held {
  release(): Promise<void>;
}

/** Holds what a statement locks, so that whoever needs it waits there. */
export async function hold(sql: Stage['sql'], statement: string): Promise<Held> {
  const session = await sql.reserve();
  await session.unsafe('begin');
  await session.unsafe(statement);
  return {
    async release() {
      await session.unsafe('rollback');
      session.release();
    },
  };
}
