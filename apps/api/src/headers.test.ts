import type { Ctx } from '@linli/services/context';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import type { Handlers } from './handlers.ts';

const app = (origins: readonly string[] = []) =>
  createApp({
    ctx: { log: { error() {} } } as unknown as Omit<Ctx, 'actor' | 'address'>,
    handlers: {} as Handlers,
    authenticate: async () => null,
    addressOf: () => '203.0.113.7',
    origins,
  });
const elsewhere = 'https://elsewhere.example';
const hall = 'https://hall.example';
const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  },
});

describe('every answer', () => {
  it('keeps other sites out, of the API, of what does not exist and of the console alike', async () => {
    for (const path of [
      '/api/identity/me',
      '/api/docs',
      '/open311/v2/services.json',
      '/nowhere',
      '/console/x',
    ]) {
      const { headers } = await app().request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).toContain("script-src 'self';");
      expect(policy, path).toContain("form-action 'self'");
      expect(policy, path).toContain("object-src 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000');
      expect(headers.get('permissions-policy'), path).toMatch(
        /camera=\(?self\)?.*geolocation=\(?self\)?.*microphone=(none|\(\))/,
      );
      expect(headers.get('x-powered-by'), path).toBeNull();
      // There are none, so no other site's page can act in somebody's name.
      expect(headers.get('set-cookie'), path).toBeNull();
    }
  });

  it('is for our own pages alone unless others are named', async () => {
    for (const request of [preflight(elsewhere), { headers: { origin: elsewhere } }]) {
      const { headers } = await app().request('/api/identity/me', request);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('may be read by pages of the origins that are named, by name and without cookies', async () => {
    const named = app([hall]);
    const asked = await named.request('/api/identity/me', preflight(hall));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(hall);
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await named.request('/api/identity/me', { headers: { origin: hall } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(hall);
    expect(answer.headers.get('vary')).toMatch(/origin/i);
    for (const other of [elsewhere, 'null', `${hall}.evil.example`, 'http://hall.example']) {
      const refused = await named.request('/api/identity/me', preflight(other));
      expect(refused.headers.get('access-control-allow-origin'), other).toBeNull();
    }
  });
});
