import type { OperationObject, ParameterObject, SchemaObject } from 'openapi3-ts/oas31';
import type { PlacedOperation } from './operation.ts';

const text: SchemaObject = { type: 'string' };
const moment: SchemaObject = { type: 'string', format: 'date-time' };
const fields = (schemas: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  properties: schemas,
  required: Object.keys(schemas),
});
const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });

const service = fields({
  service_code: text,
  service_name: text,
  description: text,
  metadata: { type: 'boolean' },
  type: { const: 'realtime' },
  keywords: text,
  group: text,
});
const attribute: SchemaObject = {
  ...fields({
    variable: { type: 'boolean' },
    code: text,
    datatype: { enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] },
    required: { type: 'boolean' },
    datatype_description: text,
    order: { type: 'integer' },
    description: text,
  }),
};
const request = fields({
  service_request_id: { type: 'string', format: 'uuid' },
  status: { enum: ['open', 'closed'] },
  status_notes: text,
  service_name: text,
  service_code: text,
  requested_datetime: moment,
  updated_datetime: moment,
  expected_datetime: moment,
  address: text,
  ...Object.fromEntries(
    [
      'description',
      'agency_responsible',
      'service_notice',
      'address_id',
      'zipcode',
      'lat',
      'long',
      'media_url',
    ].map((name): [string, SchemaObject] => [name, { type: 'null' }]),
  ),
});
const filed = fields({
  service_request_id: { type: 'string', format: 'uuid' },
  service_notice: text,
  account_id: text,
});
const found = fields({
  changeset: moment,
  contact: text,
  key_service: text,
  endpoints: list(
    fields({ specification: text, url: text, changeset: moment, type: text, formats: list(text) }),
  ),
});
const errors = list(fields({ code: { type: 'integer' }, description: text }));

const query = (name: string, schema: SchemaObject, description: string): ParameterObject => ({
  name,
  in: 'query',
  description,
  schema,
});
const apiKey = query('api_key', text, 'An API token; may be sent as bearer or in the form as well');
const file = (what: string): ParameterObject => ({
  name: 'file',
  in: 'path',
  required: true,
  description: `${what}, then .json or .xml`,
  schema: { type: 'string', pattern: '\\.(json|xml)$' },
});

type Formats = readonly ('json' | 'xml')[];
const content = (formats: Formats, schema: SchemaObject) => ({
  ...(formats.includes('json') ? { 'application/json': { schema } } : {}),
  ...(formats.includes('xml') ? { 'text/xml': { schema: text } } : {}),
});

const operation = (
  operationId: string,
  formats: Formats,
  reply: SchemaObject,
  more: Partial<OperationObject> & { summary: string },
): OperationObject => ({
  operationId,
  tags: ['open311'],
  security: [{ token: [] }],
  ...more,
  responses: {
    '200': { description: 'As GeoReport v2 has it', content: content(formats, reply) },
    ...Object.fromEntries(
      [400, 403, 404, 413, 415, 422, 429, 500].map((status) => [
        String(status),
        { description: 'Errors of GeoReport v2', content: content(formats, errors) },
      ]),
    ),
  },
});

const both: Formats = ['json', 'xml'];
const capital = { json: 'Json', xml: 'Xml' } as const;

/** Open311 GeoReport v2, beside the catalog: its paths, forms and XML are what that standard says. */
export const open311Routes: PlacedOperation[] = [
  ...both.flatMap((format): PlacedOperation[] => [
    {
      path: `/open311/v2/discovery.${format}`,
      method: 'get',
      operation: operation(`getOpen311Discovery${capital[format]}`, [format], found, {
        summary: 'Which versions of Open311 there are, where, and how one gets a key',
        security: [],
      }),
    },
    {
      path: `/open311/v2/services.${format}`,
      method: 'get',
      operation: operation(`getOpen311Services${capital[format]}`, [format], list(service), {
        summary: 'Kinds of help in the area of the token',
        parameters: [apiKey],
      }),
    },
    {
      path: `/open311/v2/requests.${format}`,
      method: 'get',
      operation: operation(`getOpen311Requests${capital[format]}`, [format], list(request), {
        summary: 'Requests in the area of the token, newest first: states, times and the building',
        security: [{ token: ['requests.read'] }],
        parameters: [
          apiKey,
          query('service_request_id', text, 'Ids, separated by commas'),
          query('service_code', text, 'Codes, separated by commas'),
          query('status', text, '`open`, `closed`, or both'),
          query('start_date', moment, 'Asked for at this moment or later'),
          query('end_date', moment, 'Asked for before'),
          query('updated_after', moment, 'Whose last step was at this moment or later'),
          query('updated_before', moment, 'Whose last step was before'),
          query('page', { type: 'integer', minimum: 1, maximum: 100, default: 1 }, 'From one on'),
          query('page_size', { type: 'integer', minimum: 1, maximum: 200, default: 100 }, 'Requests a page'),
        ],
      }),
    },
    {
      path: `/open311/v2/requests.${format}`,
      method: 'post',
      operation: operation(`postOpen311Requests${capital[format]}`, [format], list(filed), {
        summary: 'Write a request down for a household; the same matter still open is answered with',
        description:
          'Answers to the attributes of the service go as `attribute[code]`, several as `attribute[code][]`. Name, mail and phone of the caller are not kept.',
        security: [{ token: ['requests.write'] }],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                properties: {
                  api_key: text,
                  service_code: text,
                  address_id: { type: 'string', format: 'uuid', description: 'Id of the household' },
                  address_string: { type: 'string', description: 'Its address, as the register writes it' },
                  description: { type: 'string', maxLength: 500 },
                },
                required: ['service_code'],
                additionalProperties: text,
              },
            },
          },
        },
      }),
    },
  ]),
  {
    path: '/open311/v2/services/{file}',
    method: 'get',
    operation: operation(
      'getOpen311ServicesByFile',
      both,
      fields({ service_code: text, attributes: list(attribute) }),
      { summary: 'What a kind of help asks', parameters: [file('Code of the service'), apiKey] },
    ),
  },
  {
    path: '/open311/v2/tokens/{file}',
    method: 'get',
    operation: operation(
      'getOpen311TokensByFile',
      both,
      list(fields({ service_request_id: { type: 'string', format: 'uuid' }, token: text })),
      {
        summary: 'The id of a request by its token, which is its id: requests have one at once',
        security: [{ token: ['requests.read'] }],
        parameters: [file('Token of the request'), apiKey],
      },
    ),
  },
  {
    path: '/open311/v2/requests/{file}',
    method: 'get',
    operation: operation('getOpen311RequestsByFile', both, list(request), {
      summary: 'One request',
      security: [{ token: ['requests.read'] }],
      parameters: [file('Id of the request'), apiKey],
    }),
  },
];
