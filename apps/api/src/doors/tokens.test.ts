import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import type { Endpoint } from '@linli/contracts/endpoint';
import { type Scope, scopeNames } from '@linli/contracts/identity/scopes';
import { openProduct } from '@linli/test/support/product';
import { describe, expect, it } from 'vitest';
import { handlers } from '../all-handlers.ts';
import { createApp } from '../app.ts';

describe('API tokens over HTTP', async () => {
  const { url, as, areas, base } = await openProduct();
  const area = await areas({
    street: 'street',
    community: ['community', 'street'],
    grid: ['grid', 'community'],
  });
  const secretary = await as({ role: 'secretary', area: area.community });
  const call = (key: string, token: string, more: RequestInit = {}) => {
    const [method = '', path = ''] = key.split(' ');
    return fetch(`${url}/api${path}`, {
      method,
      ...more,
      headers: { authorization: `Bearer ${token}`, ...more.headers },
    });
  };
  const json = (body: unknown): RequestInit => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const issue = async (scopes: readonly Scope[]) => {
    const answer = await call(
      'POST /doors/issue-token',
      secretary.token,
      json({ areaId: area.community.id, name: '测试', scopes, days: 30 }),
    );
    expect(answer.status).toBe(200);
    return (await answer.json()) as { token: string; tokenId: string };
  };

  it('open exactly the endpoints that name one of their scopes, of the whole catalog', async () => {
    const entries = Object.entries<Endpoint>(catalog).filter(([, { who }]) => who !== 'anyone');
    for (const scopes of [...scopeNames.map((scope) => [scope]), scopeNames]) {
      const app = createApp({
        ctx: base,
        handlers,
        authenticate: async () => ({
          kind: 'token',
          tokenId: base.ids.next(),
          accountId: base.ids.next(),
          displayName: '测试',
          language: 'en',
          scopes,
          posts: [],
          secondFactor: 'off',
        }),
        addressOf: () => '127.0.0.1',
      });
      const opened: string[] = [];
      for (const [key] of entries) {
        const [method = '', path = ''] = key.split(' ');
        // Nothing that could be read: who is let in is told so.
        const answer = await app.request(`/api${path}?limit=none`, {
          method,
          ...(method === 'POST' ? { body: '' } : {}),
          headers: { authorization: `Bearer ${'x'.repeat(43)}` },
        });
        if (answer.status !== 403) opened.push(key);
      }
      const named = entries.filter(([, endpoint]) =>
        endpoint.scopes?.some((scope) => scopes.includes(scope)),
      );
      expect(opened).toEqual(named.map(([key]) => key));
    }
  });

  it('answer with what the area holds, where the right of the scope and the endpoint agree', async () => {
    const asking: Record<Scope, readonly CatalogKey[]> = {
      'requests.read': ['GET /requests/in-area'],
      'requests.write': ['GET /people/areas'],
      'reports.read': ['GET /reports/rounds', 'GET /reports/slots'],
      'shifts.read': ['GET /shifts/checkpoints'],
    };
    for (const scope of scopeNames) {
      const { token } = await issue([scope]);
      for (const key of asking[scope]) expect([key, (await call(key, token)).status]).toEqual([key, 200]);
      const kinds = await call(`GET /requests/kinds?areaId=${area.grid.id}`, token);
      expect([scope, kinds.status]).toEqual([scope, scope.startsWith('requests.') ? 200 : 403]);
    }
  });

  it('open no live stream, and nothing at all once revoked', async () => {
    const { token, tokenId } = await issue(['requests.read']);
    expect((await call('GET /live', token)).status).toBe(403);
    const revoked = await call(
      'POST /doors/revoke-token',
      secretary.token,
      json({ tokenId, reason: '测试完了' }),
    );
    expect(revoked.status).toBe(200);
    const answer = await call('GET /requests/in-area', token);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'not-signed-in' });
  });
});
