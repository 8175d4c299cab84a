import { handlers } from '@linli/api/all-handlers';
import { createApp } from '@linli/api/app';
import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import type { Endpoint } from '@linli/contracts/endpoint';
import type { Actor } from '@linli/services/context';
import { authenticate } from '@linli/services/doors/load-token';
import { sampleInput } from './sample-input.ts';
import type { Stage } from './stage.ts';
import { undone } from './undone.ts';
import { whoActs } from './who-acts.ts';
import { type Access, type Facts, whoReads } from './who-reads.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: { readonly items?: readonly unknown[] };
}

/** An endpoint with what the tables say of it. */
export type Row = readonly [CatalogKey, Access];
export const acts = Object.entries(whoActs) as unknown as readonly Row[];
export const reads = Object.entries(whoReads) as unknown as readonly Row[];

/** What an endpoint is asked, so that it can read it, about what `facts` names. */
export const inputOf = ([key, { input }]: Row, facts: Facts, at: Facts = {}): Record<string, unknown> =>
  sampleInput(catalog[key], { named: (name) => facts[name], given: { ...at, ...input?.(facts) } });

export const isRefused = ({ status }: Answer): boolean => status === 403 || status === 404;

/**
 * Calls endpoints in this process, as whoever holds a token. What they write is undone (ADR 0121). Who somebody is is read once:
 * they stay what they are.
 */
export function endpointsOf(on: Stage) {
  const actors = new Map<string, Promise<Actor | null>>();
  const app = createApp({
    ctx: { ...on.base, db: undone(on.base.db) },
    handlers,
    authenticate: (ctx, token) => {
      const actor = actors.get(token) ?? authenticate(ctx, token);
      actors.set(token, actor);
      return actor;
    },
    addressOf: () => '203.0.113.7',
  });
  async function call(key: string, input: Facts, { token }: { token: string | null }): Promise<Answer> {
    const [method = '', path = ''] = key.split(' ');
    const { body, mediaTypes: [type = ''] = [] }: Endpoint = catalog[key as CatalogKey];
    const rest = new Map(Object.entries(input).filter(([, value]) => value != null));
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      const value = rest.get(name);
      rest.delete(name);
      return encodeURIComponent(String(value));
    });
    const inQuery = method === 'GET' || body === 'upload';
    const query = new URLSearchParams(
      Object.fromEntries([...rest].map(([name, value]) => [name, String(value)])),
    );
    const answer = await app.request(`/api${filled}${inQuery ? `?${query}` : ''}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'POST' ? { 'content-type': body === 'upload' ? type : 'application/json' } : {}),
      },
      ...(method === 'POST' ? { body: body === 'upload' ? 'x' : JSON.stringify(input) } : {}),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
    return { status: answer.status, text, json };
  }
  return { app, call };
}
