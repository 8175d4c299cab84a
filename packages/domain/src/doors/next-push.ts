import type { PushOutcome } from '@linli/contracts/doors/webhook-labels';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Waits after each failed try, about 28 hours in all, as services that keep to Standard Webhooks have them. */
const waits = [5000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
/** No other side may put its messages off for longer than a day. */
const longestWait = 24 * HOUR;
/** So many days without a single message taken, and an address is stopped. */
const failingMs = 3 * 24 * HOUR;

/** Of how many tries a message is given up. */
export const mostPushes = waits.length + 1;

export interface Push {
  /** 1 for the first try since it was asked for. */
  readonly round: number;
  readonly outcome: PushOutcome;
  /** What the other side said about when to come back. */
  readonly retryAfter: string | null;
  /** Nothing was taken since then; null before the first failure. */
  readonly failingSince: Date | null;
  /** Of 0 to 1: spreads tries that failed together. */
  readonly spread: number;
}

export type AfterPush =
  | { readonly state: 'delivered' }
  /** `stop`: the address gets nothing any more. */
  | { readonly state: 'failed'; readonly stop: 'gone' | 'failing' | null }
  | { readonly state: 'waiting'; readonly dueAt: Date; readonly stop: 'failing' | null };

/** What follows from a try: taken, again later, or given up. */
export function afterPush({ round, outcome, retryAfter, failingSince, spread }: Push, now: Date): AfterPush {
  if (outcome === 'delivered') return { state: 'delivered' };
  if (outcome === 'gone') return { state: 'failed', stop: 'gone' };
  const stop =
    failingSince !== null && now.getTime() - failingSince.getTime() >= failingMs ? 'failing' : null;
  const wait = waits[round - 1];
  if (wait === undefined) return { state: 'failed', stop };
  const usual = wait * (1 + spread / 10);
  const asked = Math.min(secondsIn(retryAfter, now) * 1000, longestWait);
  return { state: 'waiting', dueAt: new Date(now.getTime() + Math.max(usual, asked)), stop };
}

/** `Retry-After` in seconds from now: a number or a date of HTTP; 0 for anything else. */
function secondsIn(text: string | null, now: Date): number {
  if (text === null) return 0;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const at = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(text.trim()) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000);
}
