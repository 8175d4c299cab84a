import { fieldProblems, type ProblemCode, problems } from '@linli/contracts/problem';
import type { ReferenceObject, ResponsesObject, SchemaObject } from 'openapi3-ts/oas31';

const codes = Object.keys(problems) as ProblemCode[];
const codesOf = (status: number) => codes.filter((code) => problems[code].status === status);
const statuses = [...new Set(codes.map((code) => problems[code].status))].toSorted();
const text: SchemaObject = { type: 'string' };
const nameOf = (status: number) => `Problem${status}`;

/** Schemas of every problem there is, and of the body all of them share (RFC 9457). */
export const problemSchemas: Record<string, SchemaObject> = {
  Problem: {
    type: 'object',
    description: 'Why the call failed. `code` is what a program acts on; the texts are for the reader.',
    properties: {
      type: { type: 'string', format: 'uri', description: '`urn:linli:problem:` and the code' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', enum: codes },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        description: 'What is wrong with which field; what was sent is never repeated.',
        items: {
          type: 'object',
          properties: {
            pointer: { type: 'string', format: 'json-pointer', description: 'RFC 6901, into the input' },
            code: { type: 'string', enum: Object.keys(fieldProblems) },
            message: { type: 'string' },
            facts: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          },
          required: ['pointer', 'code', 'message'],
        },
      },
      retryAfterSeconds: { type: 'integer', minimum: 0 },
    },
    required: ['type', 'title', 'status', 'code'],
  },
};

/** One response a status, with the codes that can stand in it. */
export const problemResponses: ResponsesObject = Object.fromEntries(
  statuses.map((status) => [
    nameOf(status),
    {
      description: codesOf(status)
        .map((code) => `\`${code}\`: ${problems[code].en} · ${problems[code].zh}`)
        .join('\n\n'),
      ...(status === 429 || status === 503
        ? {
            headers: {
              'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 0 } },
              ...(status === 429
                ? { RateLimit: { schema: text }, 'RateLimit-Policy': { schema: text } }
                : {}),
            },
          }
        : {}),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              {
                type: 'object',
                properties: { status: { const: status }, code: { enum: codesOf(status) } },
              },
            ],
          },
        },
      },
    },
  ]),
);

/** References to the responses of some statuses, as an operation lists them. */
export const failsWith = (wanted: readonly number[]): Record<string, ReferenceObject> =>
  Object.fromEntries(
    wanted.map((status) => [String(status), { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
