import type { Db } from '@linli/db/client';
import type { Actor, Clock } from './context.ts';
import { countAttempt, type RateWindow } from './rate-limits.ts';
import type { Vault } from './vault.ts';

/** Whose calls are counted together: those of a person, of another system, or of an address nobody has signed in from. */
export type CallerKind = 'account' | 'token' | 'address';

/** How many calls each may make; null: as many as they like. */
export type RequestLimits = Readonly<Record<CallerKind, RateWindow | null>>;

/**
 * Wide enough that nobody who uses the product meets them. Who is signed in is never counted by address: a whole community
 * can stand behind one, and so can a district whose proxy was not named.
 */
export const usualRequestLimits: RequestLimits = {
  account: { most: 300, seconds: 10 },
  token: { most: 600, seconds: 60 },
  address: { most: 3000, seconds: 10 },
};

/** Where a caller stands after this call. */
export interface Allowance {
  readonly by: CallerKind;
  readonly most: number;
  readonly seconds: number;
  readonly left: number;
  readonly endsInSeconds: number;
  /** This call was one too many. */
  readonly over: boolean;
}

/** Counts calls, whatever becomes of them. */
export interface Throttle {
  take(actor: Actor, address: string | null): Promise<Allowance | null>;
}

/** Calls counted in this process alone: nothing is written for a call. */
function countHere(clock: Clock) {
  let windows = new Map<string, { used: number; endsAt: number }>();
  let sweepAt = 0;
  return (key: string, seconds: number): { used: number; endsInSeconds: number } => {
    const now = clock.now().getTime();
    if (now >= sweepAt) {
      windows = new Map([...windows].filter(([, window]) => window.endsAt > now));
      sweepAt = now + seconds * 1000;
    }
    const open = windows.get(key);
    const window = open && open.endsAt > now ? open : { used: 0, endsAt: now + seconds * 1000 };
    window.used += 1;
    windows.set(key, window);
    return { used: window.used, endsInSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)) };
  };
}

function callerOf(actor: Actor, address: string | null): { by: CallerKind; key: string } {
  if (actor.kind === 'token') return { by: 'token', key: actor.tokenId };
  if (actor.kind === 'account') return { by: 'account', key: actor.accountId };
  return { by: 'address', key: address ?? '' };
}

/**
 * Tokens are counted in Postgres, so that what was agreed with another system holds over all processes; people and addresses
 * in this process, as a brake on floods (ADR 0102). `db` must not be the transaction of the request.
 */
export function openThrottle(
  limits: RequestLimits,
  { db, clock, vault }: { db: Db; clock: Clock; vault: Vault },
): Throttle {
  const here = countHere(clock);
  return {
    async take(actor, address) {
      const { by, key } = callerOf(actor, address);
      const limit = limits[by];
      if (limit === null) return null;
      const { most, seconds } = limit;
      const { used, endsInSeconds } =
        by === 'token'
          ? await countAttempt(db, clock.now(), vault.hash('rate limit', `calls by token:${key}`), seconds)
          : here(`${by}:${key}`, seconds);
      return { by, most, seconds, left: Math.max(0, most - used), endsInSeconds, over: used > most };
    },
  };
}
