import type { SchemaObject } from 'openapi3-ts/oas31';
import type { PlacedOperation } from './operation.ts';
import { failsWith } from './problem-responses.ts';

const text = (schema: SchemaObject = { type: 'string' }) => ({ 'text/plain': { schema } });

/** Routes that the catalog of endpoints cannot hold: streams, and what those who run the process ask. */
export const routesBeside: PlacedOperation[] = [
  {
    path: '/api/live',
    method: 'get',
    operation: {
      operationId: 'getLive',
      tags: ['live'],
      summary: 'Which cases move in my area, as server-sent events',
      description:
        'Events: `ready` with the number from which on everything is told, `case` with the kind, id and area of a case that moved, `reload` when too much was missed. Ids only: what is behind them is asked for as ever.',
      security: [{ session: [] }],
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'Go on after this event',
          schema: { type: 'string', pattern: '^\\d{1,15}$' },
        },
        {
          name: 'since',
          in: 'query',
          description: 'The same, for those who cannot set the header',
          schema: { type: 'string', pattern: '^\\d{1,15}$' },
        },
      ],
      responses: {
        '200': {
          description: 'The stream',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        ...failsWith([400, 401, 403, 429, 500, 503]),
      },
    },
  },
  {
    path: '/api/openapi.json',
    method: 'get',
    operation: {
      operationId: 'getOpenapi',
      tags: ['process'],
      summary: 'This description',
      security: [],
      responses: {
        '200': {
          description: 'OpenAPI 3.1',
          headers: { ETag: { schema: { type: 'string' } } },
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        '304': { description: 'As it was at the ETag in If-None-Match' },
      },
    },
  },
  {
    path: '/api/docs',
    method: 'get',
    operation: {
      operationId: 'getDocs',
      tags: ['process'],
      summary: 'This description as a page',
      security: [],
      responses: {
        '200': { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } },
      },
    },
  },
  {
    path: '/api/docs/{file}',
    method: 'get',
    operation: {
      operationId: 'getDocsByFile',
      tags: ['process'],
      summary: 'A script or style of that page',
      security: [],
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        '200': { description: 'The file', content: { 'text/javascript': {}, 'text/css': {} } },
        ...failsWith([404]),
      },
    },
  },
  {
    path: '/healthz',
    method: 'get',
    operation: {
      operationId: 'getHealthz',
      tags: ['process'],
      summary: 'The process is alive',
      security: [],
      responses: { '200': { description: 'It is', content: text({ const: 'ok' }) } },
    },
  },
  {
    path: '/readyz',
    method: 'get',
    operation: {
      operationId: 'getReadyz',
      tags: ['process'],
      summary: 'Requests can be served; what is missing is false',
      security: [],
      responses: Object.fromEntries(
        [
          ['200', 'Ready'],
          ['503', 'Not ready'],
        ].map(([status, said]) => [
          status,
          {
            description: said,
            content: {
              'application/json': { schema: { type: 'object', additionalProperties: { type: 'boolean' } } },
            },
          },
        ]),
      ),
    },
  },
];
