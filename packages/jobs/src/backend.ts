import {
  assertSchemaCompatibility,
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  DEFAULT_SCHEMA,
  type IQueueBackend,
  type PostgresConnectionOptions,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { type QueueName, queueNames } from './define.ts';

/** All that the queue carries: which row of the outbox to look at, and after how many tries. */
export interface Alarm {
  readonly id: string;
  readonly attempts: number;
}

export interface Consumer {
  /** Stops fetching and waits for the running jobs; with `force` it does not wait. */
  close(force?: boolean): Promise<void>;
}

/** BullMQ on one of its stores. Nothing outside this file knows which. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  /** Creates or upgrades the queue's own tables; safe to call from several processes at once. */
  prepare(): Promise<void>;
  /** Resolves when the queue can be used. @throws when it cannot. */
  check(): Promise<void>;
  /** Gives a batch to a queue, all or nothing; an alarm that is waiting there already is ignored. */
  handOver(queue: QueueName, alarms: readonly Alarm[]): Promise<void>;
  consume(queue: QueueName, concurrency: number, run: (alarm: Alarm) => Promise<void>): Consumer;
  /** Forgets every job of every queue. For tests and for an operator; the outbox brings them back. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export interface BackendOptions {
  /** Where the queue's own connections say that something is wrong; they reconnect by themselves. */
  onError: (error: Error) => void;
  /** Redis only: what all keys begin with; `linli` unless told. */
  prefix?: string;
  /** Milliseconds after which an alarm is free again whose worker is gone; 30 s unless told. */
  lockMs?: number;
}

// Two more than the consumers hold for LISTEN would do; a few spare ones let them work side by side.
const sparePostgresConnections = 5;
const usualLockMs = 30_000;

/** The queue on Postgres, in BullMQ's own schema of the database at `url`. Needs session-mode connections. */
export function postgresBackend(url: string, { onError, lockMs }: BackendOptions): QueueBackend {
  const pool = new pg.Pool({
    connectionString: url,
    max: queueNames.length + sparePostgresConnections,
    keepAlive: true,
    application_name: 'linli queue',
    options: `-c search_path=${DEFAULT_SCHEMA}`,
  });
  pool.on('error', onError);
  // A real pg.Pool is what BullMQ asks for; its overloads only do not fit BullMQ's short description of one.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    kind: 'postgres',
    async prepare() {
      const client = await pool.connect();
      try {
        await runMigrations(client);
      } finally {
        client.release();
      }
    },
    async check() {
      await assertSchemaCompatibility(pool);
    },
    ...onStore(createPostgresBackend, { producer: connection, consumer: connection, onError, lockMs }, () =>
      pool.end(),
    ),
  };
}

/** The queue on the Redis at `url` (redis://… or rediss://…), which must not evict keys. */
export function redisBackend(
  url: string,
  { onError, prefix = 'linli', lockMs }: BackendOptions,
): QueueBackend {
  // Handing over fails soon when Redis is away, because the outbox can wait; consumers wait for it to come back.
  const producer = new Redis(url, { maxRetriesPerRequest: 1 });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  producer.on('error', onError);
  consumer.on('error', onError);
  return {
    kind: 'redis',
    async prepare() {},
    async check() {
      await producer.ping();
    },
    ...onStore(createRedisBackend, { producer, consumer, prefix, onError, lockMs }, async () => {
      producer.disconnect();
      consumer.disconnect();
    }),
  };
}

interface Store<C> {
  producer: C;
  consumer: C;
  prefix?: string;
  lockMs: number | undefined;
  onError: (error: Error) => void;
}

function onStore<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  { producer, consumer, prefix, onError, lockMs = usualLockMs }: Store<C>,
  disconnect: () => Promise<void>,
): Pick<QueueBackend, 'handOver' | 'consume' | 'empty' | 'close'> {
  const bull = withBackend(factory);
  const namespace = prefix === undefined ? {} : { prefix };
  const queues = new Map<QueueName, InstanceType<typeof bull.Queue<Alarm>>>();
  const queueOf = (name: QueueName) => {
    let queue = queues.get(name);
    if (queue === undefined) {
      queue = new bull.Queue<Alarm>(name, {
        connection: producer,
        ...namespace,
        // The truth is the outbox: the queue tries an alarm once and keeps nothing that is over.
        defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
        streams: { events: { maxLen: 256 } },
      });
      queue.on('error', onError);
      queues.set(name, queue);
    }
    return queue;
  };
  return {
    async handOver(name, alarms) {
      await queueOf(name).addBulk(
        alarms.map((alarm) => ({
          name: 'alarm',
          data: alarm,
          // The same alarm twice is one job while it waits. No ":" here, BullMQ parts its keys by it.
          opts: { jobId: `${alarm.id}-${alarm.attempts}` },
        })),
      );
    },
    consume(name, concurrency, run) {
      const worker = new bull.Worker<Alarm>(name, (job) => run(job.data), {
        connection: consumer,
        ...namespace,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: lockMs / 2,
      });
      worker.on('error', onError);
      return { close: (force) => worker.close(force) };
    },
    async empty() {
      for (const name of queueNames) await queueOf(name).obliterate({ force: true });
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await disconnect();
    },
  };
}
