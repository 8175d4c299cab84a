import { setTimeout as delay } from 'node:timers/promises';
import type { CatalogKey, InputOf, ReplyOf } from '@linli/contracts/catalog';
import { Agent, request } from 'undici';

/** What came of a call: an answer, a refusal that stands, or nothing by the time we gave up. */
export type Outcome<K extends CatalogKey> =
  | { readonly came: 'answer'; readonly reply: ReplyOf<K> }
  | { readonly came: 'refusal'; readonly status: number; readonly code: string }
  | { readonly came: 'nothing' };

export interface Caller {
  readonly token: string | null;
  /** An address of their own, as every phone has. */
  readonly address: string;
}

export interface Call<K extends CatalogKey> {
  readonly key: K;
  readonly input: InputOf<K>;
  readonly by: Caller;
  /** The same for every try. */
  readonly idempotencyKey?: string;
}

/** How long somebody goes on trying, real time. */
const patienceMs = 60_000;
const pauseMs = 80;
/** A deadlock ended it: the same request works when it is sent again, but not for ever. */
const mostRaces = 4;

/** Phones that know two addresses of the product and try the other one when one does not answer. */
export function openPhones(bases: readonly string[]) {
  const agent = new Agent({ connections: 24, headersTimeout: 10_000, bodyTimeout: 10_000 });

  async function once<K extends CatalogKey>(
    { key, input, by, idempotencyKey }: Call<K>,
    base: string,
  ): Promise<Outcome<K>> {
    const [method, route = ''] = key.split(' ');
    const rest = { ...(input as Record<string, unknown>) };
    const path = route.replace(/:(\w+)/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const query = method === 'GET' ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
    const { statusCode, body } = await request(`${base}/api${path}${query}`, {
      method: method as 'GET' | 'POST',
      dispatcher: agent,
      headers: {
        'x-forwarded-for': by.address,
        ...(by.token === null ? {} : { authorization: `Bearer ${by.token}` }),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: method === 'POST' ? JSON.stringify(rest) : null,
    });
    const answer: unknown = await body.json();
    if (statusCode === 200) return { came: 'answer', reply: answer as ReplyOf<K> };
    if (statusCode >= 500) return { came: 'nothing' };
    return { came: 'refusal', status: statusCode, code: (answer as { code: string }).code };
  }

  return {
    /** Tries until there is an answer or a refusal, by the same key, at either address. */
    async call<K extends CatalogKey>(call: Call<K>, first = 0): Promise<Outcome<K>> {
      const until = performance.now() + patienceMs;
      let races = 0;
      for (let n = first; performance.now() < until; n++) {
        const base = bases[n % bases.length] ?? '';
        const outcome = await once(call, base).catch(() => ({ came: 'nothing' }) as const);
        const raced = outcome.came === 'refusal' && outcome.code === 'lost-race' && ++races < mostRaces;
        if (outcome.came !== 'nothing' && !raced) return outcome;
        await delay(pauseMs);
      }
      return { came: 'nothing' };
    },
    /** The answer, where nothing else is right. @throws Error with the refusal */
    async demand<K extends CatalogKey>(call: Call<K>): Promise<ReplyOf<K>> {
      const outcome = await this.call(call);
      if (outcome.came === 'answer') return outcome.reply;
      throw new Error(`${call.key}: ${JSON.stringify(outcome)}`);
    },
    close: () => agent.destroy(),
  };
}
export type Phones = ReturnType<typeof openPhones>;
