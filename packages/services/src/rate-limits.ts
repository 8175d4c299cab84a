import { Problem } from '@linli/contracts/problem';
import type { Db } from '@linli/db/client';
import { rateWindows } from '@linli/db/identity/tables';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from './context.ts';
import type { RateLimitKind, RateLimits } from './gateways.ts';
import type { Vault } from './vault.ts';

export interface RateWindow {
  readonly seconds: number;
  readonly most: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How often something may be tried, shortest window first. Limits by address are wide: a whole compound can stand behind
 * one address of a mobile carrier. What stops guessing are the limits by phone, account and code.
 */
export const rateLimits: Record<RateLimitKind, readonly RateWindow[]> = {
  'code-by-phone': [
    { seconds: MINUTE, most: 1 },
    { seconds: HOUR, most: 5 },
    { seconds: DAY, most: 10 },
  ],
  'code-by-address': [
    { seconds: 10 * MINUTE, most: 100 },
    { seconds: DAY, most: 1000 },
  ],
  'sign-in-by-address': [{ seconds: 10 * MINUTE, most: 300 }],
  'second-factor': [{ seconds: 15 * MINUTE, most: 5 }],
  // Only wrong secrets are counted.
  'receipt-by-address': [{ seconds: HOUR, most: 20 }],
  // Eight relatives take two calls each: find the household, choose the person.
  'join-code': [{ seconds: HOUR, most: 20 }],
  // A right code forgets the wrong ones; a scan that fails in the dark is tried again.
  'duty-code': [{ seconds: 15 * MINUTE, most: 20 }],
  // Whoever needs more has a list to hand, not a person before them; and a stolen session copies no register by hand.
  'full-record': [
    { seconds: HOUR, most: 60 },
    { seconds: DAY, most: 300 },
  ],
  export: [
    { seconds: HOUR, most: 10 },
    { seconds: DAY, most: 30 },
  ],
  // Somebody in need asks a few times an hour; twenty is a slip or abuse, and staff may lift it.
  'help-by-account': [{ seconds: HOUR, most: 20 }],
};

/** Counts one attempt in a window of time that all processes share: how many there were, and when it ends. */
export async function countAttempt(
  db: Db,
  now: Date,
  key: Buffer,
  seconds: number,
): Promise<{ used: number; endsInSeconds: number }> {
  const endsAt = new Date(now.getTime() + seconds * 1000);
  const over = sql`${rateWindows.endsAt} <= ${now.toISOString()}`;
  const [window] = await db
    .insert(rateWindows)
    .values({ key, seconds, used: 1, endsAt })
    .onConflictDoUpdate({
      target: [rateWindows.key, rateWindows.seconds],
      set: {
        used: sql`case when ${over} then 1 else ${rateWindows.used} + 1 end`,
        endsAt: sql`case when ${over} then excluded.ends_at else ${rateWindows.endsAt} end`,
      },
    })
    .returning({ used: rateWindows.used, endsAt: rateWindows.endsAt });
  if (!window) throw new Error('a rate window was not written');
  return {
    used: window.used,
    endsInSeconds: Math.max(1, Math.ceil((window.endsAt.getTime() - now.getTime()) / 1000)),
  };
}

/**
 * Attempts counted in Postgres over all processes, in fixed windows by our clock (ADR 0022). `db` must not be the
 * transaction of the request: an attempt counts although the request fails. Give it a small pool of its own, else
 * requests that hold every connection wait for each other.
 */
export function countInPostgres(parts: { db: Db; clock: Clock; vault: Vault }): RateLimits {
  const { db, clock, vault } = parts;
  const hashOf = (kind: RateLimitKind, key: string) => vault.hash('rate limit', `${kind}:${key}`);
  return {
    async forget(kind, key) {
      await db.delete(rateWindows).where(eq(rateWindows.key, hashOf(kind, key)));
    },
    async take(kind, key) {
      const now = clock.now();
      const hashed = hashOf(kind, key);
      let left = Number.POSITIVE_INFINITY;
      for (const { seconds, most } of rateLimits[kind]) {
        const { used, endsInSeconds } = await countAttempt(db, now, hashed, seconds);
        if (used > most) throw new Problem('too-many-requests', { retryAfterSeconds: endsInSeconds });
        left = Math.min(left, most - used);
      }
      return left;
    },
  };
}
