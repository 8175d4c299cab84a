import { connect } from 'node:net';
import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import type { Endpoint } from '@linli/contracts/endpoint';
import type { ProblemBody } from '@linli/contracts/problem';
import { openProduct } from '@linli/test/support/product';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const on = await openProduct();
const area = await on.areas({ community: 'community' });
const secretary = await on.as({ role: 'secretary', area: area.community });
const headers = { authorization: `Bearer ${secretary.token}`, 'accept-language': 'en' };

const get = async (path: string) => {
  const answer = await fetch(`${on.url}${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as ProblemBody };
};
const post = async (path: string, body: string) => {
  const answer = await fetch(`${on.url}/api${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as ProblemBody };
};

/** Every filter of every list, with an id where the path wants one. */
const filters = (Object.keys(catalog) as CatalogKey[]).flatMap((key) => {
  const [method, path = ''] = key.split(' ');
  const { input }: Endpoint = catalog[key];
  if (method !== 'GET' || !(input instanceof z.ZodObject)) return [];
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const address = `/api${path.replace(/:\w+/g, '0199aaaa-0000-7000-8000-000000000001')}`;
  return Object.keys(input.shape)
    .filter((name) => !inPath.includes(name))
    .map((name) => [address, name] as const);
});

describe('a filter is refused by its name', () => {
  it('when it is very long, comes twice, or holds what is no text; on every list there is', async () => {
    expect(filters.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    const refused = async (address: string, name: string, query: string) => {
      const { status, body } = await get(`${address}?${query}`);
      if (status !== 400 || body.errors?.[0]?.pointer !== `/${name}`)
        wrong.push(`${status} ${address}?${query.slice(0, 40)}`);
    };
    const queries = (name: string) => [
      `${name}=${'x'.repeat(9_000)}`,
      `${name}=1&${name}=2`,
      `${name}=a%00b`,
    ];
    for (const address of new Set(filters.map(([each]) => each)))
      await Promise.all(
        filters
          .filter(([each]) => each === address)
          .flatMap(([, name]) => queries(name).map((query) => refused(address, name, query))),
      );
    expect(wrong).toEqual([]);
  });

  it('when it names thousands of ids, with how much it may hold', async () => {
    const ids = (count: number) => Array.from({ length: count }, () => on.ids.next()).join(',');
    const { status, body } = await get(`/api/requests/in-area?areaId=${ids(600)}`);
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/areaId', code: 'too-long', facts: { most: 8_000 }, message: 'Too long, at most 8000' },
    ]);
    // Too long even to be read: a problem all the same.
    const unread = await get(`/api/requests/in-area?areaId=${ids(5_000)}`);
    expect(unread).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const many = Array.from({ length: 41 }, (_, n) => `f${n}=1`).join('&');
    expect(await get(`/api/requests/in-area?${many}`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '', code: 'too-long', facts: { most: 40 } }] },
    });
  });

  it('when a cursor was made for another list, or by hand; on every list there is', async () => {
    const [id, at] = [on.ids.next(), '2026-11-16T12:00:00.000Z'];
    const keys = [[at], [id], [1], ['\0'], [at, at], [id, id], ['x', id], [1, 'x', id], [2 ** 40, 0, 'x']];
    const wrong: string[] = [];
    const needed = `areaId=${area.community.id}&slotId=${id}&roundId=${id}`;
    for (const [address] of filters.filter(([, name]) => name === 'cursor'))
      await Promise.all(
        keys.map(async (key) => {
          const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
          const { status } = await get(`${address}?${needed}&cursor=${cursor}`);
          if (status >= 500) wrong.push(`${address} ${JSON.stringify(key)}`);
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('and what it held is not repeated', async () => {
    const { body } = await get('/api/requests/in-area?state=13800138000&limit=13900139000');
    expect(JSON.stringify(body)).not.toMatch(/13800138000|13900139000/);
    expect(body.errors?.map(({ pointer }) => pointer).toSorted()).toEqual(['/limit', '/state']);
  });
});

describe('a body is refused', () => {
  const named = (name: string) => `{"kind":"grid","parentId":"${area.community.id}","name":"${name}"}`;

  it.each(['a\\u0000b', 'a\\ud800b', 'a\\udc00'])(
    'by the field that holds %s, which cannot be kept',
    async (text) => {
      expect(await post('/people/create-area', named(text))).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', errors: [{ pointer: '/name', code: 'wrong-format' }] },
      });
    },
  );

  it('when it nests without end; a whole character of two halves is text', async () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await post('/people/create-area', deep)).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    expect((await post('/people/create-area', named('\\ud83c\\udfe0一号网格'))).status).toBe(200);
  });

  it('when it is no HTTP at all, and the connection ends', async () => {
    const { hostname, port } = new URL(on.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write('no such protocol\r\n\r\n'));
      socket.on('data', (part) => {
        text += part.toString();
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"invalid-input"/);
  });
});
