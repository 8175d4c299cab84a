import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from '@linli/db/client';
import { migrate } from '@linli/db/migrate';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { pino } from 'pino';
import { inParallel } from '../../load/latencies.ts';
import { fakeClock } from '../../support/clock.ts';
import { openSmsServer } from '../../support/sms-server.ts';
import { openFaults } from './faults.ts';
import { judge, type Verdict } from './judge.ts';
import { leaderActs } from './leader-acts.ts';
import { newModel } from './model.ts';
import { openPhones } from './phone.ts';
import { type Fault, type FaultKind, planOf } from './plan.ts';
import { type Kept, keep } from './processes.ts';
import { openProxy } from './proxy.ts';
import { residentActs } from './resident-acts.ts';
import type { Scene } from './scene.ts';
import type { PostgresServer, Server } from './servers.ts';
import { settle } from './settle.ts';
import { volunteerActs } from './volunteer-acts.ts';
import { begins, buildWorld, sizeOf } from './world.ts';

export interface StormOptions {
  readonly seed: number;
  readonly actions: number;
  readonly postgres: PostgresServer;
  /** Null: the queue is on Postgres. */
  readonly redis: Server | null;
}

export interface Storm extends Verdict {
  readonly seed: number;
  readonly actions: number;
  readonly queue: 'postgres' | 'redis';
  readonly seconds: number;
  readonly faults: Partial<Record<FaultKind, number>>;
  readonly refusals: Readonly<Record<string, number>>;
}

/** People who act at the same time. */
const atOnce = 6;
/** The clock is told to the processes so often, real time. */
const tickMs = 60;
const acts = { ...residentActs, ...volunteerActs, ...leaderActs };

/** One storm: a community of its own, two APIs and two workers, what the seed has people do, and what befalls the machines. */
export async function storm({ seed, actions, postgres, redis }: StormOptions): Promise<Storm> {
  const began = performance.now();
  const queue = redis === null ? 'postgres' : 'redis';
  const plan = planOf(seed, actions, queue);
  const closing: (() => Promise<unknown> | unknown)[] = [];
  const atTheEnd = (work: () => Promise<unknown> | unknown) => void closing.unshift(work);
  const model = newModel();
  const onDefect = (what: string) => void model.defects.push(what);
  try {
    const url = await newDatabase(postgres, atTheEnd);
    const { sql, close } = connect(url, { max: 4, name: 'linli storm' });
    atTheEnd(close);
    const sms = await openSmsServer();
    atTheEnd(sms.close);
    const database = await openProxy(postgres.port);
    const toQueue = redis === null ? null : await openProxy(redis.port);
    const phoneProxies = [await openProxy(null), await openProxy(null)];
    for (const proxy of [database, ...(toQueue ? [toQueue] : []), ...phoneProxies]) atTheEnd(proxy.close);

    const env = {
      DATABASE_URL: through(url, database.port),
      REDIS_URL: toQueue === null ? '' : `redis://127.0.0.1:${toQueue.port}`,
      DATA_KEYS: randomBytes(32).toString('base64'),
      INDEX_KEY: randomBytes(32).toString('base64'),
      SMS_URL: sms.url,
      DEMO: '0',
      HOST: '127.0.0.1',
      PORT: '0',
      TRUST_PROXY: '1',
      STAFF_SESSION_HOURS: '168',
      REQUESTS_PER_ACCOUNT: 'off',
      REQUESTS_PER_ADDRESS: 'off',
      QUEUE_PREFIX: `storm-${randomUUID()}`,
      LOCK_MS: '2000',
    };
    const clock = fakeClock(begins);
    let offMinutes = 0;
    const now = () => clock.now();
    const begin = (kind: 'api' | 'worker', n: number): Promise<Kept> => {
      const proxy = kind === 'api' ? phoneProxies[n] : undefined;
      return keep({ kind, name: `storm ${kind} ${n + 1}`, env, now, onDefect, ...(proxy ? { proxy } : {}) });
    };
    const kept = await Promise.all([
      begin('api', 0),
      begin('api', 1),
      begin('worker', 0),
      begin('worker', 1),
    ]);
    const [apiOne, apiTwo, workerOne, workerTwo] = kept;
    atTheEnd(() => Promise.all(kept.map((each) => each.end())));
    const tell = () => {
      for (const each of kept) {
        const off = each === workerTwo ? offMinutes * 60_000 : 0;
        each.setClock(new Date(now().getTime() + off));
      }
    };
    const ticking = setInterval(tell, tickMs);
    atTheEnd(() => clearInterval(ticking));

    const phones = openPhones(phoneProxies.map(({ port }) => `http://127.0.0.1:${port}`));
    atTheEnd(phones.close);
    const composition = compose(readConfig({ ...env, DATABASE_URL: url }), {
      log: pino({ level: 'silent' }),
      name: 'linli storm',
      most: 4,
      clock,
    });
    atTheEnd(composition.close);
    const world = await buildWorld(composition.ctx, phones, sms.codeFor, sizeOf(actions));

    const faults = openFaults({
      apis: [apiOne, apiTwo],
      workers: [workerOne, workerTwo],
      postgres,
      redis,
      phones: phoneProxies,
      database,
      queue: toQueue,
      jump: (minutes) => {
        offMinutes = minutes;
      },
    });
    const scene: Scene = { world, phones, model, seed, now };
    const striking = new Map<number, Fault[]>();
    for (const fault of plan.faults) striking.set(fault.at, [...(striking.get(fault.at) ?? []), fault]);
    await inParallel([...plan.steps.entries()], atOnce, async ([number, step]) => {
      clock.forward(step.waitMs);
      for (const fault of striking.get(number) ?? []) faults.strike(fault);
      await acts[step.act](scene, step, number);
    });
    await faults.over();
    offMinutes = 0;
    tell();
    const forward = (ms: number) => {
      clock.forward(ms);
      tell();
    };
    const owed = await settle(sql, { now, forward });
    const verdict = await judge({ sql, model, world, now: now(), owed, sms, faults: faults.counts });
    return {
      seed,
      actions,
      queue,
      seconds: Math.round((performance.now() - began) / 1000),
      faults: faults.counts,
      refusals: model.refusals,
      ...verdict,
    };
  } finally {
    for (const work of closing) await work();
  }
}

const through = (url: string, port: number): string => {
  const address = new URL(url);
  address.port = String(port);
  return address.href;
};

/** A migrated database of its own on the server, dropped at the end. @returns its address */
async function newDatabase(
  { adminUrl }: PostgresServer,
  atTheEnd: (work: () => Promise<void>) => void,
): Promise<string> {
  const name = `storm_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (statement: string) => {
    const { sql, close } = connect(adminUrl, { max: 1, name: 'linli storm' });
    await sql.unsafe(statement).finally(close);
  };
  await asAdmin(`create database ${name}`);
  atTheEnd(() => asAdmin(`drop database ${name} with (force)`));
  const url = adminUrl.replace(/[^/]*$/, name);
  await migrate(url);
  return url;
}
