import { issueToken } from '@linli/services/doors/issue-token';
import { authenticate } from '@linli/services/doors/load-token';
import { openProduct } from '@linli/test/support/product';
import { readXml, shapeOf, type XmlElement } from '@linli/test/support/read-xml';
import { askFor, kindId } from '@linli/test/support/requests';
import { workplace } from '@linli/test/support/work';
import { expect, it } from 'vitest';
import { handlers } from '../all-handlers.ts';
import { createApp } from '../app.ts';

const at = await workplace();
const { on, area } = at;
await kindId(on, 'shopping');
await askFor(on, at, { kind: 'shopping' });
const app = createApp({ ctx: on.base, handlers, authenticate, addressOf: () => '127.0.0.1' });
const { token: key } = await at.secretary.do(issueToken, {
  areaId: area.community.id,
  name: '12345 热线',
  scopes: ['requests.read', 'requests.write'],
  days: 30,
});
const url = (path: string) =>
  `http://linli/open311/v2/${path}${path.includes('?') ? '&' : '?'}api_key=${key}`;
const get = async (path: string) => {
  const answer = await app.request(url(path), { headers: { 'accept-language': 'en' } });
  return { status: answer.status, text: await answer.text() };
};
const post = async (path: string, form: Record<string, string>) => {
  const body = new URLSearchParams({ api_key: key, ...form });
  return (await app.request(`http://linli/open311/v2/${path}`, { method: 'POST', body })).text();
};

/** The elements of the examples that GeoReport v2 and its service discovery publish, in XML. */
const below = (above: string, ...names: string[]) => [above, ...names.map((name) => `${above}/${name}`)];
const published = {
  discovery: [
    ...below('discovery', 'changeset', 'contact', 'key_service', 'endpoints'),
    ...below('discovery/endpoints/endpoint', 'specification', 'url', 'changeset', 'type', 'formats'),
    'discovery/endpoints/endpoint/formats/format',
  ],
  services: [
    'services',
    ...below(
      'services/service',
      ...['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group'],
    ),
  ],
  definition: [
    ...below('service_definition', 'service_code', 'attributes'),
    ...below(
      'service_definition/attributes/attribute',
      ...[
        'variable',
        'code',
        'datatype',
        'required',
        'datatype_description',
        'order',
        'description',
        'values',
      ],
    ),
    ...below('service_definition/attributes/attribute/values/value', 'key', 'name'),
  ],
  filed: [
    'service_requests',
    ...below('service_requests/request', 'service_request_id', 'service_notice', 'account_id'),
  ],
  token: ['service_requests', ...below('service_requests/request', 'service_request_id', 'token')],
  requests: [
    'service_requests',
    ...below(
      'service_requests/request',
      ...['service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description'],
      ...[
        'agency_responsible',
        'service_notice',
        'requested_datetime',
        'updated_datetime',
        'expected_datetime',
      ],
      ...['address', 'address_id', 'zipcode', 'lat', 'long', 'media_url'],
    ),
  ],
  errors: ['errors', ...below('errors/error', 'code', 'description')],
} as const;

/** JSON as XML says the same: a list holds its items by name, or stands at the root without one. */
const inJson = (element: XmlElement): unknown =>
  element.children.length === 0
    ? element.text
    : Object.fromEntries(element.children.map((child) => [child.name, inJson(child)]));

it.each([
  ['discovery', () => get('discovery.xml')],
  ['services', () => get('services.xml')],
  ['definition', () => get('services/shopping.xml')],
  ['requests', () => get('requests.xml')],
  ['errors', () => get('requests.xml?status=secret')],
] as const)('%s has the elements of the published example, read by another library', async (name, ask) => {
  const { text } = await ask();
  expect(shapeOf(readXml(text))).toEqual([...published[name]].toSorted());
});

it('a request goes the way of the standard: services, definition, post, token, request', async () => {
  const home = await at.home({ members: [{ phone: on.phone() }] });
  const [endpoint] = JSON.parse((await get('discovery.json')).text).endpoints;
  expect(endpoint).toMatchObject({
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: 'http://linli/open311/v2',
    formats: ['text/xml', 'application/json'],
  });
  const form = {
    service_code: 'shopping',
    address_id: home.household.id,
    'attribute[food-left]': 'enough',
    'attribute[lines]': '米',
  };
  const filed = readXml(await post('requests.xml', form));
  expect(shapeOf(filed)).toEqual([...published.filed].toSorted());
  const id = filed.children[0]?.children.find(({ name }) => name === 'service_request_id')?.text ?? '';
  const token = readXml((await get(`tokens/${id}.xml`)).text);
  expect(shapeOf(token)).toEqual([...published.token].toSorted());
  expect(inJson(token)).toEqual({ request: { service_request_id: id, token: id } });
  expect(JSON.parse((await get(`tokens/${id}.json`)).text)).toEqual([{ service_request_id: id, token: id }]);
  expect((await get(`tokens/${on.ids.next()}.json`)).status).toBe(404);
  const [request] = JSON.parse((await get(`requests/${id}.json`)).text);
  expect(
    Object.keys(request)
      .map((name) => `service_requests/request/${name}`)
      .toSorted(),
  ).toEqual(published.requests.filter((path) => path.split('/').length === 3).toSorted());
  expect(request).toMatchObject({ status: 'open', lat: null, long: null, description: null });
});

it('requests are found by their last step, and ids overrule every other filter', async () => {
  on.clock.advance(60);
  const before = await at.asked();
  on.clock.advance(1);
  const moment = on.clock.now().toISOString();
  const after = await at.asked();
  const ids = async (query: string) =>
    JSON.parse((await get(`requests.json?${query}`)).text).map(
      (each: { service_request_id: string }) => each.service_request_id,
    );
  expect(await ids(`updated_after=${moment}`)).toEqual([after]);
  expect(await ids(`updated_before=${moment}`)).toContain(before);
  expect(await ids(`updated_before=${moment}`)).not.toContain(after);
  expect(await ids(`service_request_id=${before}&status=closed&updated_after=${moment}`)).toEqual([before]);
});

it('a place that only has coordinates is refused by their name, and a filter given twice by its', async () => {
  const described = async (text: string) =>
    JSON.parse(text).map(({ description }: { description: string }) => description.split(':')[0]);
  const form = { service_code: 'shopping', lat: '32.6', long: '110.8' };
  expect(await described(await post('requests.json', form))).toEqual(['lat']);
  expect(await described((await get('requests.json?status=open&status=closed')).text)).toEqual(['status']);
});

it('discovery needs no key, and tells how it was reached', async () => {
  const { url: served } = await openProduct();
  const answer = await fetch(`${served}/open311/v2/discovery.json`, {
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(answer.status).toBe(200);
  const { endpoints } = (await answer.json()) as { endpoints: { url: string }[] };
  expect(endpoints[0]?.url).toBe(`${served.replace('http:', 'https:')}/open311/v2`);
});
