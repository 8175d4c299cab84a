import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import { scopes } from '@linli/contracts/identity/scopes';
import type { OpenAPIObject, PathsObject } from 'openapi3-ts/oas31';
import { endpointSchemas } from './components.ts';
import { open311Routes } from './open311-routes.ts';
import { describeEndpoint, type PlacedOperation } from './operation.ts';
import { problemResponses, problemSchemas } from './problem-responses.ts';
import { routesBeside } from './routes-beside.ts';
import { tags } from './tags.ts';
import { webhookPayloads } from './webhook-payloads.ts';

const about = `Everything the apps of Linli do goes through these calls.

**Languages.** Texts for readers come in the language of \`Accept-Language\`: \`zh-Hans\`, \`zh-Hant\` or \`en\`.

**Times.** Moments are RFC 3339 with an offset; days are \`YYYY-MM-DD\` and times of day \`HH:MM\` in the zone of the place.

**Pages.** A list answers with \`items\` and \`nextCursor\`. Send that as \`cursor\` for the next page, with the other parameters as they were; \`null\` is the end. \`limit\` is at most 100.

**Repeats.** A call with an \`Idempotency-Key\` that was answered before gets the same answer for 15 days and does nothing twice. The same key with another content is refused with \`key-reused\`.

**Limits.** \`RateLimit-Policy\` says how many calls (\`q\`) a caller has in how many seconds (\`w\`), \`RateLimit\` how many are left (\`r\`) and when they are all there again (\`t\`): by account, by token, or by address for who has neither. One call too many is 429 with \`Retry-After\`.

**Failures** are \`application/problem+json\` (RFC 9457) with a \`code\` of a closed list.`;

/** Makes the description of the whole API (OpenAPI 3.1) out of the catalog; about half a second of work. */
export function describeApi(): OpenAPIObject {
  const { named, inputs, replies } = endpointSchemas();
  const operations: PlacedOperation[] = [
    ...(Object.keys(catalog) as CatalogKey[]).map((key) =>
      describeEndpoint(key, catalog[key], { input: inputs[key] ?? {}, reply: replies[key] ?? {} }),
    ),
    ...routesBeside,
    ...open311Routes,
  ];
  const paths: PathsObject = {};
  for (const { path, method, operation } of operations) paths[path] = { ...paths[path], [method]: operation };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Linli 邻里',
      version: '1',
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags,
    paths,
    webhooks: webhookPayloads,
    components: {
      schemas: { ...problemSchemas, ...named },
      responses: problemResponses,
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'Made by the caller for one call and sent again with its repeats',
          schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
        },
      },
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a session, from signing in. Posts of the account decide what it may do.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A token for another system, issued by the secretary of a community or street for its area. Scopes:\n\n${Object.entries(
            scopes,
          )
            .map(([name, { en, zh }]) => `- \`${name}\`: ${en} · ${zh}`)
            .join('\n')}`,
        },
      },
    },
  };
}
