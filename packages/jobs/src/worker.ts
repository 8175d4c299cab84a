import type { QueueBackend } from './backend.ts';
import { renew } from './claims.ts';
import { type QueueName, queueNames } from './define.ts';
import { listenForWork } from './listen.ts';
import { after, type Performer, perform, performTurn, type Running } from './perform.ts';
import { handOverDue } from './relay.ts';
import { type Timing, timing as usualTiming } from './timing.ts';
import { claimTurn, dueTurns } from './turns.ts';
import { within } from './within.ts';

export interface WorkerOptions<Ctx> extends Omit<Performer<Ctx>, 'timing'> {
  /** The database of `db`, for a session that listens. */
  readonly databaseUrl: string;
  readonly backend: QueueBackend;
  /** Jobs at a time in each queue. */
  readonly concurrency?: Partial<Record<QueueName, number>>;
  /** For tests: other durations. */
  readonly timing?: Partial<Timing>;
}

export interface RunningWorker {
  /** Looks at once at what is due; for tests that moved the clock. */
  wake(): void;
  /**
   * Takes nothing new and waits up to `withinMs` for what runs; then tells the handlers by their signal and gives
   * their jobs back, so that another worker takes them over at once. The caller should end the process then.
   */
  close(withinMs?: number): Promise<void>;
}

const partingMs = 3_000;
const usualConcurrency: Record<QueueName, number> = { alerts: 8, messages: 8, chores: 2 };

/**
 * Starts a worker: it relays the outbox, runs the jobs of all queues and the recurring jobs, and renews what it
 * runs. Any number of them may run against one database. Survives outages of the database and the queue.
 */
export async function startWorker<Ctx>(options: WorkerOptions<Ctx>): Promise<RunningWorker> {
  const timing: Timing = { ...usualTiming, ...options.timing };
  const performer: Performer<Ctx> = { ...options, timing };
  const { db, clock, backend, log } = options;
  const running: Running = new Map();
  const closing = new AbortController();
  const giveUp = makeGate();
  const relayBell = makeBell();
  const turnBell = makeBell();
  const renewBell = makeBell();
  const listener = listenForWork(options.databaseUrl, relayBell.ring);
  const relay = { db, clock, backend, timing, log };

  await backend.prepare();
  const consumers = queueNames.map((queue) =>
    backend.consume(queue, options.concurrency?.[queue] ?? usualConcurrency[queue], async (alarm) => {
      const done = await Promise.race([perform(performer, alarm, running), giveUp.opened]);
      if (done?.outcome === 'retry') relayBell.ring();
    }),
  );

  const relaying = async () => {
    await listener.ensure().catch(() => log.warn('cannot listen, looking every few seconds instead'));
    return handOverDue(relay);
  };

  const turns = new Map<string, Promise<unknown>>();
  const takingTurns = async () => {
    const { due, restMs } = await dueTurns(db, clock.now(), timing.sweepMs);
    for (const name of due) {
      // One that is still running here keeps its turn; the others do not wait for it.
      if (turns.has(name) || !(await claimTurn(db, name, clock.now()))) continue;
      turns.set(
        name,
        performTurn(performer, name, closing.signal).finally(() => turns.delete(name)),
      );
    }
    return restMs;
  };

  const renewing = async () => {
    const tries = [...running].map(([id, { attempt }]) => ({ id, attempt }));
    const kept = new Set((await renew(db, tries, after(clock.now(), timing.leaseMs))).map(({ id }) => id));
    for (const { id, attempt } of tries) {
      const here = running.get(id);
      if (!kept.has(id) && here?.attempt === attempt) here.abort.abort(new Error('taken over'));
    }
    return timing.leaseMs / 3;
  };

  /** Repeats `step` until `bell` is stopped, resting as long as it says; an error is logged and tried again. */
  const repeat = async (what: string, bell: Bell, step: () => Promise<number>): Promise<void> => {
    while (!bell.stopped()) {
      const rest = await step().catch((error: Error) => {
        log.warn({ failure: error.name }, `${what} failed, it is tried again`);
        return timing.sweepMs;
      });
      await bell.wait(rest);
    }
  };
  const looking = [
    repeat('handing over', relayBell, relaying),
    repeat('taking turns', turnBell, takingTurns),
  ];
  const keeping = repeat('renewing', renewBell, renewing);

  /** What this worker runs goes to others: they may begin the next try while the handler here still ends. */
  const abandon = async () => {
    const tries = [...running].map(([id, { attempt, abort }]) => {
      abort.abort(closing.signal.reason);
      return { id, attempt };
    });
    log.warn({ jobs: tries.length, turns: turns.size }, 'jobs did not end in time, given back');
    giveUp.open();
    // Without the database they come back after their lease.
    await renew(db, tries, clock.now()).catch(() => {});
  };

  const end = async (withinMs: number): Promise<void> => {
    relayBell.stop();
    turnBell.stop();
    closing.abort(new Error('the worker ends'));
    await Promise.all(looking);
    const consumed = Promise.all(consumers.map((consumer) => consumer.close()));
    await within(withinMs, Promise.all([consumed, ...turns.values()])).catch(abandon);
    renewBell.stop();
    await keeping;
    await listener.close();
    // A queue that is away must not keep the process.
    await within(partingMs, consumed.then(backend.close)).catch((error: Error) =>
      log.warn({ failure: error.name }, 'the queue did not close'),
    );
  };
  let ended: Promise<void> | undefined;

  return {
    wake() {
      relayBell.ring();
      turnBell.ring();
    },
    close(withinMs = 20_000) {
      ended ??= end(withinMs);
      return ended;
    },
  };
}

interface Bell {
  ring(): void;
  /** Rings for the last time. */
  stop(): void;
  stopped(): boolean;
  /** Until it rings, or rang since the last wait, or the time is over. */
  wait(ms: number): Promise<void>;
}

function makeBell(): Bell {
  let rung = false;
  let stopped = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rung = true;
    wake?.();
  };
  return {
    ring,
    stop() {
      stopped = true;
      ring();
    },
    stopped: () => stopped,
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      rung = stopped;
    },
  };
}

function makeGate() {
  let open = () => {};
  const opened = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined);
  });
  return { opened, open: () => open() };
}
