import { Pool } from 'undici';
import type { Outcome } from './tally.ts';

/** Connections to each API process, kept open; what finds none free waits, and the wait counts. */
const CONNECTIONS = 256;
const patienceMs = 60_000;

export interface Question {
  readonly method: 'GET' | 'POST';
  /** Below `/api`, with its query. */
  readonly path: string;
  readonly token: string;
  readonly body?: object;
  readonly key?: string;
  /** Whoever asks has an address of their own, as phones do. */
  readonly address?: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Asker {
  /** Asks the process that `turn` falls on. */
  ask(turn: number, question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** HTTP with keep-alive to every API process. */
export function openAsker(urls: readonly string[]): Asker {
  const pools = urls.map(
    (url) =>
      new Pool(url, {
        connections: CONNECTIONS,
        pipelining: 1,
        headersTimeout: patienceMs,
        bodyTimeout: patienceMs,
      }),
  );
  return {
    async ask(turn, { method, path, token, body, key, address }) {
      const pool = pools[turn % pools.length];
      if (!pool) throw new Error('no API');
      const reply = await pool.request({
        method,
        path: `/api${path}`,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(address === undefined ? {} : { 'x-forwarded-for': address }),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: reply.statusCode, text: await reply.body.text() };
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.close()));
    },
  };
}

/** What an answer that is not 200 stands for; a 5xx is a failure of the product. */
export function refusal({ status, text }: Answer): Outcome {
  if (status >= 500) return 'failed';
  const { code } = JSON.parse(text) as { code?: string };
  return { refused: code ?? `status ${status}` };
}
