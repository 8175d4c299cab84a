import type { Logger } from 'pino';
import type { PushAnswer, WebhookGateway } from '../gateways.ts';
import { callOutside, internet, OutOfReach, objectionTo, type Reach } from './outside.ts';

/** As long as receivers of webhooks are commonly given. */
const TIMEOUT_MS = 15_000;
/** Enough to see what went wrong. */
const MOST_BYTES = 1024;

/** Pushes to other systems, where `reach` allows it; `timeoutMs` is for tests. */
export function webhooksOverHttps(
  log: Logger,
  reach: Reach = internet,
  timeoutMs: number = TIMEOUT_MS,
): WebhookGateway {
  return {
    objection: (text) => objectionTo(text, reach),
    async push(url, headers, body) {
      const startedAt = performance.now();
      const ms = () => Math.round(performance.now() - startedAt);
      try {
        const answer = await callOutside(
          {
            url: new URL(url),
            headers: { 'user-agent': 'Linli-Webhooks/1', ...headers },
            body,
            timeoutMs,
            mostBytes: MOST_BYTES,
          },
          reach,
        );
        return {
          outcome: outcomeOf(answer.status),
          status: answer.status,
          ms: ms(),
          answer: answer.text,
          retryAfter: answer.headers['retry-after'] ?? null,
        };
      } catch (error) {
        const outcome =
          error instanceof OutOfReach
            ? 'address'
            : error instanceof Error && /Abort|Timeout/.test(error.name)
              ? 'timeout'
              : 'no-answer';
        log.warn({ gateway: 'webhook', outcome }, 'another system did not answer');
        return { outcome, status: null, ms: ms(), answer: null, retryAfter: null };
      }
    },
  };
}

/** 2xx takes a message; everything else, redirections as well, does not. */
function outcomeOf(status: number): PushAnswer['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'refused';
}
