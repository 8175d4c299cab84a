import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import { testEvent, webhookEventNames } from '@linli/contracts/doors/webhook-labels';
import type { Endpoint } from '@linli/contracts/endpoint';
import { answerFits } from '@linli/test/support/answers-fit';
import { openProduct } from '@linli/test/support/product';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeApi } from './document.ts';

const described = describeApi();
const operations = Object.entries(described.paths ?? {}).flatMap(([path, item]) =>
  (['get', 'post'] as const).flatMap((method) => {
    const operation = item[method];
    return operation ? [{ name: `${method.toUpperCase()} ${path}`, path, method, operation }] : [];
  }),
);
const key = (name: string) => name.replace(/:(\w+)/g, '{$1}');

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1 by the schema of the specification', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(
      structuredClone(described) as object as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there, and carries nothing that nobody refers to', () => {
    const text = JSON.stringify(described);
    const referred = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? ''));
    const there = Object.entries(described.components ?? {})
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, all]) => Object.keys(all).map((name) => `components/${kind}/${name}`));
    expect([...referred].toSorted()).toEqual(there.toSorted());
  });

  it('describes every event that webhooks tell of', () => {
    expect(Object.keys(described.webhooks ?? {}).toSorted()).toEqual(
      [...webhookEventNames, testEvent].toSorted(),
    );
  });

  it('names every operation once, under a tag that is explained, with a summary', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(described.tags?.map(({ name }) => name));
    expect(operations.filter(({ operation }) => !operation.tags?.every((tag) => known.has(tag)))).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.summary)).toEqual([]);
  });

  it('says of every parameter and field what it is', () => {
    const bare = operations.flatMap(({ name, operation }) =>
      (operation.parameters ?? []).flatMap((parameter) =>
        'schema' in parameter && Object.keys(parameter.schema ?? {}).length === 0
          ? [`${name} ${parameter.name}`]
          : [],
      ),
    );
    expect(bare).toEqual([]);
  });

  it('lists what each GET takes, in the path or the query', () => {
    for (const [name, endpoint] of Object.entries<Endpoint>(catalog)) {
      if (!name.startsWith('GET ')) continue;
      const operation = operations.find((each) => each.name === key(name.replace(' ', ' /api')))?.operation;
      const listed = (operation?.parameters ?? []).flatMap((each) => ('name' in each ? [each.name] : []));
      const taken = endpoint.input instanceof z.ZodObject ? Object.keys(endpoint.input.shape) : ['?'];
      expect([name, ...listed]).toEqual([name, ...taken]);
    }
  });

  it('says what an upload or a file may be', () => {
    const silent = Object.entries<Endpoint>(catalog).filter(
      ([, { body, mediaTypes = [] }]) => (body === 'upload' || body === 'file') && mediaTypes.length === 0,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('asks for a session where the endpoint does, and for nothing where anyone may call', () => {
    const wrong = (Object.keys(catalog) as CatalogKey[]).filter((name) => {
      const operation = operations.find((each) => each.name === key(name.replace(' ', ' /api')))?.operation;
      return (operation?.security?.length === 0) !== (catalog[name].who === 'anyone');
    });
    expect(wrong).toEqual([]);
  });
});

describe('the API and its description', async () => {
  const { url, routes, as } = await openProduct();

  it('know the same routes', () => {
    const served = routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => key(`${method} ${path}`));
    expect(operations.map(({ name }) => name).toSorted()).toEqual([...new Set(served)].toSorted());
  });

  it('is sent once: who has it already is told so', async () => {
    const first = await fetch(`${url}/api/openapi.json`);
    expect(first.status).toBe(200);
    expect(await first.json()).toEqual(JSON.parse(JSON.stringify(described)));
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${url}/api/openapi.json`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('is a page that asks no other host for anything and carries no script of its own', async () => {
    const page = await (await fetch(`${url}/api/docs`)).text();
    expect(page).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<script(?![^>]*src)/);
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const file = await fetch(`${url}${path}`);
      expect([path, file.status]).toEqual([path, 200]);
      await file.arrayBuffer();
    }
    expect((await fetch(`${url}/api/docs/package.json`)).status).toBe(404);
    expect((await fetch(`${url}/api/docs/constructor`)).status).toBe(404);
  });

  it('agree on answers: every answer in tests is held against it, and one that does not fit is found', async () => {
    const { token } = await as();
    const me = await fetch(`${url}/api/identity/me`, { headers: { authorization: `Bearer ${token}` } });
    const answer = {
      method: 'GET',
      route: '/api/identity/me',
      status: 200,
      contentType: 'application/json',
    };
    const body = (await me.json()) as Record<string, unknown>;
    expect(await answerFits({ ...answer, json: async () => body })).toBeNull();
    const faults = await Promise.all([
      answerFits({ ...answer, json: async () => ({ ...body, elderMode: 'yes' }) }),
      answerFits({ ...answer, json: async () => ({ ...body, language: undefined }) }),
      answerFits({ ...answer, json: async () => ({ ...body, accountId: 'nobody' }) }),
      answerFits({ ...answer, status: 418, json: async () => body }),
      answerFits({ ...answer, contentType: 'text/html', json: async () => body }),
      answerFits({ ...answer, route: '/api/identity/you', json: async () => body }),
    ]);
    expect(faults.map((fault) => fault !== null)).toEqual(faults.map(() => true));
    const problem = { type: 'urn:linli:problem:not-found', title: '', status: 404, code: 'not-found' };
    const failed = { ...answer, contentType: 'application/problem+json', status: 404 };
    expect(await answerFits({ ...failed, json: async () => problem })).toBeNull();
    expect(
      await answerFits({ ...failed, json: async () => ({ ...problem, code: 'key-reused' }) }),
    ).not.toBeNull();
  });
});
