import type { Scope } from '@linli/contracts/identity/scopes';
import { issueToken } from '@linli/services/doors/issue-token';
import { authenticate } from '@linli/services/doors/load-token';
import { answerFits } from '@linli/test/support/answers-fit';
import { askFor, kindId } from '@linli/test/support/requests';
import { workplace } from '@linli/test/support/work';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { handlers } from '../all-handlers.ts';
import { createApp } from '../app.ts';

const at = await workplace();
const { on, area } = at;
// Ships the kinds of the product.
await kindId(on, 'shopping');
const app = createApp({ ctx: on.base, handlers, authenticate, addressOf: () => '127.0.0.1' });
const keyOf = async (scopes: Scope[], where: { id: string } = area.community) =>
  (await at.secretary.do(issueToken, { areaId: where.id, name: '12345 热线', scopes, days: 30 })).token;
const key = await keyOf(['requests.read', 'requests.write']);

/** Calls, and holds the answer against the description of the API. */
async function call(path: string, form?: Record<string, string>, apiKey: string | null = key) {
  const url = new URL(`http://linli/open311/v2/${path}`);
  if (apiKey !== null && !form) url.searchParams.set('api_key', apiKey);
  const answer = await app.request(url.toString(), {
    ...(form
      ? { method: 'POST', body: new URLSearchParams({ ...(apiKey ? { api_key: apiKey } : {}), ...form }) }
      : {}),
    headers: { 'accept-language': 'en' },
  });
  const text = await answer.text();
  const fault = await answerFits({
    method: form ? 'POST' : 'GET',
    route: url.pathname.replace(/\/(services|requests)\/[^/]+$/, '/$1/:file'),
    status: answer.status,
    contentType: answer.headers.get('content-type'),
    json: async () => JSON.parse(text),
  });
  expect(fault).toBeNull();
  return { status: answer.status, text };
}
const json = async (...given: Parameters<typeof call>) => JSON.parse((await call(...given)).text);
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['service', 'request', 'error', 'attribute', 'value'].includes(name),
});
const xml = async (...given: Parameters<typeof call>) => parser.parse((await call(...given)).text);
const shopping = { service_code: 'shopping', 'attribute[food-left]': 'enough', 'attribute[lines]': '米\n油' };

describe('Open311 GeoReport v2', () => {
  it('lists kinds of help and what they ask, discreet ones left out, the same in JSON and XML', async () => {
    const services: { service_code: string; metadata: boolean }[] = await json('services.json');
    const codes = services.map(({ service_code }) => service_code);
    expect(codes).toContain('shopping');
    expect(codes).not.toContain('counselling');
    expect(
      (await xml('services.xml')).services.service.map((each: { service_code: string }) => each.service_code),
    ).toEqual(codes);
    expect((await call('services.xml')).text).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?><services><service><service_code>/,
    );
    for (const { service_code, metadata } of services) {
      const one = await call(`services/${service_code}.json`);
      expect([service_code, one.status]).toEqual([service_code, metadata ? 200 : 404]);
      if (!metadata) continue;
      const inXml = (await xml(`services/${service_code}.xml`)).service_definition;
      expect(inXml.attributes.attribute.map((each: { code: string }) => each.code)).toEqual(
        JSON.parse(one.text).attributes.map((each: { code: string }) => each.code),
      );
    }
  });

  it('writes a request down at a household of the area, once while it is open, and tells how it stands', async () => {
    const form = {
      ...shopping,
      address_string: at.household.address,
      description: '老人一个人在家',
      phone: '19999000009',
    };
    const [filed] = await json('requests.json', form);
    expect(filed).toMatchObject({ service_notice: '', account_id: '' });
    const [again] = (await xml('requests.xml', form)).service_requests.request;
    expect(again.service_request_id).toBe(filed.service_request_id);
    expect(again.service_notice).toContain('in hand');
    const [one] = await json(`requests/${filed.service_request_id}.json`);
    expect(one).toMatchObject({
      service_request_id: filed.service_request_id,
      status: 'open',
      service_code: 'shopping',
      address: area.building.name,
      requested_datetime: on.clock.now().toISOString(),
    });
    const [inXml] = (await xml(`requests/${filed.service_request_id}.xml`)).service_requests.request;
    // XML has no null: what is not said is empty.
    expect(inXml).toEqual(
      Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value ?? ''])),
    );
    const all = (await call('requests.json')).text;
    for (const secret of [at.household.address, '老人', '19999000009']) expect(all).not.toContain(secret);
  });

  it('can be asked for ids, codes, states and times, page by page', async () => {
    const home = await at.home();
    on.clock.advance(1);
    const from = on.clock.now().toISOString();
    const { requestId } = await askFor(on, home, { kind: 'shopping' });
    const ids = async (query: string) =>
      (await json(`requests.json?${query}`)).map(
        (each: { service_request_id: string }) => each.service_request_id,
      );
    expect(await ids(`start_date=${from}`)).toEqual([requestId]);
    expect(await ids(`start_date=${from}&status=closed`)).toEqual([]);
    expect(await ids(`start_date=${from}&status=open,closed`)).toEqual([requestId]);
    expect(await ids(`service_code=repairs&start_date=${from}`)).toEqual([]);
    expect(await ids(`service_request_id=${requestId}`)).toEqual([requestId]);
    const [first, second] = [await ids('page_size=1'), await ids('page_size=1&page=2')];
    expect(first).toEqual([requestId]);
    expect(second).not.toEqual(first);
  });
});

describe('refuses', () => {
  it('who has no key, a session in place of one, or a key without the scope, in the form asked for', async () => {
    expect((await call('services.json', undefined, null)).status).toBe(403);
    expect((await call('services.json', undefined, at.secretary.token)).status).toBe(403);
    const reads = await keyOf(['requests.read']);
    const writes = await keyOf(['requests.write']);
    expect((await call('requests.json', undefined, writes)).status).toBe(403);
    const refused = await call('requests.xml', { ...shopping, address_id: at.household.id }, reads);
    expect(refused.status).toBe(403);
    expect(parser.parse(refused.text).errors.error[0]).toMatchObject({ code: '403' });
  });

  it('what it cannot read, pointing at it, and never repeats it', async () => {
    const wrong = async (form: Record<string, string>) => {
      const { status, text } = await call('requests.json', form);
      expect(status).toBe(400);
      expect(text).not.toContain('secret');
      return JSON.parse(text).map(({ description }: { description: string }) => description.split(':')[0]);
    };
    const address_id = at.household.id;
    expect(await wrong({ address_id })).toEqual(['service_code']);
    expect(await wrong(shopping)).toEqual(['address_string']);
    expect(await wrong({ service_code: 'shopping', address_id })).toEqual([
      'attribute[food-left]',
      'attribute[lines]',
    ]);
    expect(await wrong({ ...shopping, 'attribute[lines]': 'secret'.repeat(40), address_id })).toEqual([
      'attribute[lines]',
    ]);
    expect(await wrong({ service_code: 'rubbish', 'attribute[bags]': 'secret', address_id })).toEqual([
      'attribute[bags]',
    ]);
    expect(await wrong({ ...shopping, address_string: 'secret' })).toEqual(['address_string']);
    expect(await wrong({ ...shopping, service_code: 'secret', address_id })).toEqual(['service_code']);
    expect(await wrong({ ...shopping, 'attribute[colour]': 'secret', address_id })).toHaveLength(1);
    expect((await call('requests.json?status=secret')).status).toBe(400);
    expect((await call('requests.json?service_request_id=secret')).status).toBe(400);
    expect((await call('requests/secret.json')).status).toBe(404);
    expect((await call('services/shopping.yaml')).status).toBe(404);
  });

  it('households and requests outside the area of the key, and discreet ones everywhere', async () => {
    const far = await at.home({ area: area.far });
    const inGrid = await keyOf(['requests.read', 'requests.write'], area.grid);
    const filed = await call('requests.json', { ...shopping, address_id: far.household.id }, inGrid);
    expect(filed.status).toBe(400);
    const { requestId } = await askFor(on, far, { kind: 'shopping' });
    expect((await call(`requests/${requestId}.json`)).status).toBe(200);
    expect((await call(`requests/${requestId}.json`, undefined, inGrid)).status).toBe(404);
    const discreet = await at.asked({ kind: { discreet: true } });
    expect((await call(`requests/${discreet}.json`)).status).toBe(404);
  });

  it('a body that is too large, or no form', async () => {
    expect((await call('requests.json', { ...shopping, description: 'x'.repeat(70_000) })).status).toBe(413);
    const answer = await app.request('/open311/v2/requests.json', { method: 'POST', body: '{}' });
    expect(answer.status).toBe(415);
  });
});
