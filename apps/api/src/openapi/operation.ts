import type { Endpoint } from '@linli/contracts/endpoint';
import type { OperationObject, ParameterObject, ReferenceObject, SchemaObject } from 'openapi3-ts/oas31';
import { failsWith } from './problem-responses.ts';

/** A place in the description of the API: method, path and what is done there. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly operation: OperationObject;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `GET /requests/:requestId` → `getRequestsByRequestId`: stable, and a name in every language. */
export const operationId = (key: string): string => {
  const [method = '', path = ''] = key.split(' ');
  const parts = path.split('/').filter((part) => part !== '');
  const words = parts.flatMap((part) => (part.startsWith(':') ? ['by', part.slice(1)] : part.split('-')));
  return method.toLowerCase() + words.map(capital).join('');
};

function parameters(key: string, input: SchemaObject, isQuery: boolean): ParameterObject[] {
  const inPath = new Set([...key.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const needed = new Set(input.required);
  return Object.entries(input.properties ?? {})
    .filter(([name]) => isQuery || inPath.has(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || needed.has(name),
      schema,
    }));
}

const binary = (mediaTypes: readonly string[]) => Object.fromEntries(mediaTypes.map((type) => [type, {}]));

/** Whether a repeat with the same Idempotency-Key gets the first answer; see the binding of endpoints. */
const keepsAnswer = ({ who, idempotentBy, secret, body }: Endpoint): boolean =>
  who !== 'anyone' && idempotentBy === undefined && !secret && body !== 'upload';

function description(endpoint: Endpoint): string {
  const said = [
    endpoint.who === 'staff' ? 'For holders of a post, within its area.' : '',
    endpoint.idempotentBy ? `A repeat with the same \`${endpoint.idempotentBy}\` is harmless.` : '',
    endpoint.mostBytes ? `At most ${endpoint.mostBytes} bytes.` : '',
  ];
  return said.filter((line) => line !== '').join(' ');
}

/** Describes one endpoint of the catalog. `input` and `reply` are its schemas. */
export function describeEndpoint(
  key: string,
  endpoint: Endpoint,
  { input, reply }: { input: SchemaObject; reply: SchemaObject },
): PlacedOperation {
  const [method = '', path = ''] = key.split(' ');
  const posts = method === 'POST';
  const upload = endpoint.body === 'upload';
  const params: (ParameterObject | ReferenceObject)[] = parameters(key, input, !posts || upload);
  if (posts && keepsAnswer(endpoint)) params.push({ $ref: '#/components/parameters/IdempotencyKey' });
  const content =
    endpoint.body === 'file' ? binary(endpoint.mediaTypes ?? []) : { 'application/json': { schema: reply } };
  const text = description(endpoint);
  return {
    path: `/api${path.replace(/:(\w+)/g, '{$1}')}`,
    method: posts ? 'post' : 'get',
    operation: {
      operationId: operationId(key),
      tags: [path.split('/')[1] ?? ''],
      summary: endpoint.summary,
      ...(text === '' ? {} : { description: text }),
      security:
        endpoint.who === 'anyone'
          ? []
          : [{ session: [] }, ...(endpoint.scopes ?? []).map((scope) => ({ token: [scope] }))],
      ...(params.length > 0 ? { parameters: params } : {}),
      ...(posts
        ? {
            requestBody: {
              required: true,
              content: upload ? binary(endpoint.mediaTypes ?? []) : { 'application/json': { schema: input } },
            },
          }
        : {}),
      responses: {
        '200': { description: endpoint.body === 'file' ? 'The file' : 'Done', content },
        ...failsWith(
          [
            [400, 404, 429, 500, 503],
            endpoint.who === 'anyone' ? [] : [401],
            endpoint.who === 'anyone' && !posts ? [] : [403],
            posts ? [409, 413, 415, 422, 502] : [],
          ]
            .flat()
            .toSorted(),
        ),
      },
    },
  };
}
