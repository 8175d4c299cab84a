import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redisMissing } from '../support/redis.ts';
import { faultKinds, planOf } from './storm/plan.ts';
import { durablePostgres, durableRedis, type PostgresServer, type Server } from './storm/servers.ts';
import { storm } from './storm/storm.ts';

// The long ones are `npm run test:fault -- --seeds 100`.
const actions = 60;

describe('a plan', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(planOf(7, 200, 'redis')).toEqual(planOf(7, 200, 'redis'));
    expect(planOf(7, 200, 'redis')).not.toEqual(planOf(8, 200, 'redis'));
  });

  test('has every kind of fault in a storm of a hundred actions, and strikes Redis only where there is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const kinds = (queue: 'postgres' | 'redis') =>
          new Set(planOf(seed, 120, queue).faults.map(({ kind }) => kind));
        expect(kinds('redis')).toEqual(new Set(faultKinds));
        expect(kinds('postgres')).toEqual(
          new Set(faultKinds.filter((kind) => kind !== 'kill-redis' && kind !== 'cut-queue')),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('nothing that was acknowledged is lost, and nothing happens twice, while machines are killed', () => {
  let postgres: PostgresServer;
  let redis: Server | null = null;
  beforeAll(async () => {
    postgres = await durablePostgres();
    if (redisMissing === undefined) redis = await durableRedis();
  });
  afterAll(async () => {
    await redis?.stop();
    await postgres.stop();
  });

  async function passes(seed: number, queue: Server | null): Promise<void> {
    const { wrong, lost, doubled, overbooked, acknowledged, kills } = await storm({
      seed,
      actions,
      postgres,
      redis: queue,
    });
    expect({ wrong, lost, doubled, overbooked }).toEqual({ wrong: [], lost: 0, doubled: 0, overbooked: 0 });
    expect(acknowledged).toBeGreaterThan(actions / 5);
    expect(kills).toBeGreaterThan(0);
  }

  test('seed 1, the queue on Postgres', () => passes(1, null));
  test('seed 3, the queue on Postgres', () => passes(3, null));
  test.skipIf(redisMissing !== undefined)('seed 6, the queue on Redis', () => passes(6, redis));
});
