import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { AccountActor, Ctx } from '@linli/services/context';
import { openThrottle } from '@linli/services/throttle';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { Handlers } from './handlers.ts';

const resident: AccountActor = {
  kind: 'account',
  accountId: '0199aaaa-0000-7000-8000-000000000001',
  sessionId: '0199aaaa-0000-7000-8000-000000000002',
  displayName: '王芳',
  language: 'en',
  posts: [],
  secondFactor: 'off',
};

const logged: unknown[] = [];
const db = { transaction: (work: (tx: unknown) => Promise<unknown>) => work(db) };
const ctx = {
  db,
  log: { error: (...entry: unknown[]) => logged.push(entry) },
} as unknown as Omit<Ctx, 'actor' | 'address'>;

function appWith(handlers: Partial<Handlers>) {
  const app = createApp({
    ctx,
    handlers: handlers as Handlers,
    authenticate: async (_ctx, token) => (token === 'a'.repeat(43) ? resident : null),
    addressOf: () => '127.0.0.1',
  });
  return {
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(`/api${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    get: (path: string, headers: Record<string, string> = {}) => app.request(`/api${path}`, { headers }),
  };
}

const asResident = { authorization: `Bearer ${'a'.repeat(43)}` };

describe('the binding of endpoints', () => {
  it('points at what is wrong in the body and never repeats it', async () => {
    const { post } = appWith({});
    const answer = await post('/identity/request-code', { phone: '12345-secret' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const text = await answer.text();
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/phone', code: 'wrong-format', message: '写法不对' }],
    });
  });

  it('names fifty fields at most, and of a name that a caller made up only its beginning', async () => {
    const { post } = appWith({
      'POST /people/withdraw-join': async () => {
        throw new Problem('invalid-input', {
          fields: Array.from({ length: 3_000 }, (_, at) => ({
            pointer: `/answers/${'x'.repeat(5_000)}${at}`,
            code: 'unknown',
          })),
        });
      },
    });
    const answer = await post(
      '/people/withdraw-join',
      { joinId: '0199aaaa-0000-7000-8000-000000000009' },
      asResident,
    );
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(Array(50).fill(`/answers/${'x'.repeat(60)}`));
  });

  it('answers in the language asked for', async () => {
    const { post } = appWith({});
    const answer = await post('/identity/request-code', {}, { 'accept-language': 'en-GB,en;q=0.8' });
    expect(await answer.json()).toMatchObject({
      errors: [{ pointer: '/phone', code: 'missing', message: 'Required' }],
    });
  });

  it('refuses what is not JSON, not UTF-8 or too large before reading on', async () => {
    const { post } = appWith({});
    expect((await post('/identity/request-code', 'phone=1', { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await post('/identity/request-code', '{"phone":')).status).toBe(400);
    expect((await post('/identity/request-code', `{"phone":"${'1'.repeat(300_000)}"}`)).status).toBe(413);
  });

  it('takes a path for what it names before it takes it for a parameter, whatever the order of the catalog', async () => {
    const asked: string[] = [];
    const answer = (name: string) => async () => {
      asked.push(name);
      throw new Problem('not-found');
    };
    const { get } = appWith({
      'GET /requests/:requestId': answer('one request'),
      'GET /requests/messages': answer('its messages'),
    });
    const id = '0199aaaa-0000-7000-8000-000000000009';
    await get(`/requests/messages?requestId=${id}`, asResident);
    await get(`/requests/${id}`, asResident);
    expect(asked).toEqual(['its messages', 'one request']);
  });

  it('lets nobody in without a session, and no resident where a post is needed', async () => {
    const { get } = appWith({});
    expect((await get('/identity/me')).status).toBe(401);
    expect((await get('/identity/me', { authorization: `Bearer ${'b'.repeat(43)}` })).status).toBe(401);
    expect((await get('/people/households', asResident)).status).toBe(403);
  });

  it('takes the names objects inherit by for unknown fields, wherever they stand in a body or a query', async () => {
    const seen: object[] = [];
    const taking = async (_: unknown, input: object) => {
      seen.push(input);
      throw new Problem('not-found');
    };
    const { post, get } = appWith({
      'POST /identity/request-code': taking,
      'POST /reports/submit': taking,
      'GET /identity/me': taking,
    } as unknown as Partial<Handlers>);
    const hostile = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    await post('/identity/request-code', `{"phone":"19999000001",${hostile}}`);
    await get(
      '/identity/me?__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__=1',
      asResident,
    );
    const id = '0199aaaa-0000-7000-8000-000000000001';
    const person = `{"personId":"${id}","answers":{"__proto__":{"polluted":1},"constructor":true}}`;
    const report = `{"clientId":"report-1","slotId":"${id}","householdId":"${id}","basis":"self","people":[${person}],${hostile}}`;
    await post('/reports/submit', report, asResident);
    expect(seen.length).toBeGreaterThan(1);
    for (const input of seen) {
      expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
      expect(JSON.stringify(input)).not.toContain('polluted');
    }
    expect('polluted' in {}).toBe(false);
  });

  it('drops every field that the reply does not list', async () => {
    const { post } = appWith({
      'POST /identity/bind-wechat-phone': async () =>
        ({ phoneMasked: '199****0001', phone: '19999000001' }) as never,
    });
    const answer = await post('/identity/bind-wechat-phone', { code: 'x' }, asResident);
    expect(await answer.json()).toEqual({ phoneMasked: '199****0001' });
  });

  it('tells nothing of an unexpected failure, and logs it', async () => {
    const { get } = appWith({
      'GET /identity/me': async () => {
        throw new Error('password=hunter2');
      },
    });
    const answer = await get('/identity/me', asResident);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('hunter2');
    expect(logged.length).toBe(1);
  });

  it('tells how long to wait when there were too many attempts', async () => {
    const { post } = appWith({
      'POST /identity/request-code': async () => {
        throw new Problem('too-many-requests', { retryAfterSeconds: 60 });
      },
    });
    const answer = await post('/identity/request-code', { phone: '19999000001' });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
  });

  it('takes no fixed path for an id, wherever it stands in the catalog', async () => {
    const called: string[] = [];
    const taking = (key: string) => async () => {
      called.push(key);
      return { items: [], nextCursor: null };
    };
    const { get } = appWith(
      Object.fromEntries(
        (Object.keys(catalog) as CatalogKey[]).map((key) => [key, taking(key)]),
      ) as Partial<Handlers>,
    );
    const id = '0199aaaa-0000-7000-8000-000000000003';
    await get(`/requests/messages?requestId=${id}`, asResident);
    await get('/requests/mine', asResident);
    expect(called).toEqual(['GET /requests/messages', 'GET /requests/mine']);
  });

  it('answers 404 as a problem for a path that does not exist', async () => {
    const { get } = appWith({});
    const answer = await get('/nowhere');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  });

  it('sends the headers that keep other sites out', async () => {
    const answer = await appWith({}).get('/identity/me');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('limits on calls', () => {
  it('are told with every answer, and one call too many waits, with the headers of the draft standard', async () => {
    const app = createApp({
      ctx: { ...ctx, clock: { now: () => new Date(0) } } as typeof ctx,
      handlers: {} as Handlers,
      authenticate: async () => null,
      addressOf: () => '203.0.113.7',
      throttle: openThrottle(
        { account: null, token: null, address: { most: 2, seconds: 10 } },
        { ...ctx, clock: { now: () => new Date(0) } },
      ),
    });
    const call = () => app.request('/api/nowhere');
    expect((await call()).headers.get('ratelimit')).toBe('"address";r=1;t=10');
    const last = await call();
    expect([last.status, last.headers.get('ratelimit')]).toEqual([404, '"address";r=0;t=10']);
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-policy')).toBe('"address";q=2;w=10');
    expect(refused.headers.get('ratelimit')).toBe('"address";r=0;t=10');
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 10 });
  });
});
