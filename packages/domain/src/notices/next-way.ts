import type { NoticeChannel, NoticeState, TryReason, TryState } from '@linli/contracts/notices/labels';

/** What a gateway says to one try. `later`: nothing was sent; `unknown`: it may have been. */
export type SendOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly reason: 'no-consent' | 'address' | 'template' | 'refused' }
  | { readonly outcome: 'later'; readonly reason: 'busy' | 'limit' | 'no-answer' }
  | { readonly outcome: 'unknown' };

/** One try that is over. */
export interface PastTry {
  readonly channel: NoticeChannel;
  readonly state: TryState;
  readonly reason: TryReason | null;
  readonly at: Date;
}

export interface Standing {
  /** Channels that could be used, in the order the person prefers. */
  readonly ways: readonly NoticeChannel[];
  /** Oldest first. */
  readonly tries: readonly PastTry[];
  readonly urgent: boolean;
  /** Somebody phones in the end. */
  readonly callAtEnd: boolean;
  readonly madeAt: Date;
}

export type Way =
  | { readonly do: 'try'; readonly channel: NoticeChannel; readonly at: Date }
  | { readonly do: 'call'; readonly at: Date }
  | {
      readonly do: 'end';
      readonly state: NoticeState & ('in-app' | 'no-consent-left' | 'unknown' | 'failed');
    };

const MINUTE = 60_000;
const mostTries = 4;
/** Minutes before the second, third and fourth try on a channel that was busy. */
const backOff = { urgent: [0.5, 1, 2], usual: [1, 5, 15] } as const;
/** Minutes in which somebody may still read it in the app before anybody phones. */
const graceMinutes = { urgent: 2, usual: 30 } as const;
/** Nothing was sent, and a later try may do better. */
const passing: readonly (TryReason | null)[] = ['busy', 'limit', 'no-answer'];

/**
 * A service that knows our reference takes a message once however often it is handed over; one that does not would send it
 * twice, so a try of unknown end is not repeated there (ADR 0080).
 */
const repeatable: Record<NoticeChannel, boolean> = { wechat: false, sms: true };

/**
 * What is next for a message that no gateway holds: the same channel once more after a while, the next channel, a call, or
 * the end, told as it is known. Pure: the same standing gives the same answer.
 */
export function nextWay(standing: Standing): Way {
  const pace = standing.urgent ? 'urgent' : 'usual';
  for (const channel of standing.ways) {
    const past = standing.tries.filter((each) => each.channel === channel);
    const last = past.at(-1);
    if (last === undefined) return { do: 'try', channel, at: standing.tries.at(-1)?.at ?? standing.madeAt };
    const again =
      past.length < mostTries &&
      (last.state === 'failed'
        ? passing.includes(last.reason)
        : last.state === 'unknown' && repeatable[channel]);
    const wait = backOff[pace][past.length - 1] ?? 0;
    if (again) return { do: 'try', channel, at: new Date(last.at.getTime() + wait * MINUTE) };
  }
  if (standing.callAtEnd) {
    return { do: 'call', at: new Date(standing.madeAt.getTime() + graceMinutes[pace] * MINUTE) };
  }
  return { do: 'end', state: endOf(standing.tries) };
}

function endOf(tries: readonly PastTry[]): 'in-app' | 'no-consent-left' | 'unknown' | 'failed' {
  if (tries.length === 0) return 'in-app';
  if (tries.some(({ state }) => state === 'unknown')) return 'unknown';
  return tries.every(({ state }) => state === 'no-consent-left') ? 'no-consent-left' : 'failed';
}
