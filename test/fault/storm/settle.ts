import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '@linli/db/client';
import { nothingOwed, owedAt } from '../owed.ts';

/** A clock of all processes. */
export interface SharedClock {
  now(): Date;
  forward(ms: number): void;
}

const lookMs = 50;
/** How far the clock runs on between two looks: what was under way as its worker died comes back after half a minute. */
const onMs = 500;
/** Real time after which something hangs: more than a queue needs to miss a worker. */
const patienceMs = 120_000;
/** After the storm nobody does anything; every clock of a request runs out within this, in so many leaps. */
const leaps = 5;
const leapMs = 8 * 60_000;

/**
 * Lets the dust settle: whatever is owed is done, and then everything that becomes due while nobody does anything.
 * @returns what is still owed; null when nothing is
 */
export async function settle(sql: Sql, clock: SharedClock): Promise<unknown> {
  for (let leap = 0; leap <= leaps; leap++) {
    if (leap > 0) clock.forward(leapMs);
    const left = await idle(sql, clock);
    if (left !== null) return left;
  }
  return null;
}

async function idle(sql: Sql, clock: SharedClock): Promise<unknown> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await delay(lookMs);
    const left = await owedAt(sql, clock.now());
    if (isDeepStrictEqual(left, nothingOwed)) return null;
    if (performance.now() > until) return left;
    clock.forward(onMs);
  }
}
