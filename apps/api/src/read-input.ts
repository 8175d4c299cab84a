import type { Endpoint } from '@linli/contracts/endpoint';
import { type FieldProblem, type FieldProblemCode, invalid, Problem } from '@linli/contracts/problem';
import type { Context } from 'hono';
import type { z } from 'zod';
import { isTooDeep, unfitAt } from './fit-text.ts';
import { readQuery } from './read-query.ts';

const DEFAULT_MOST_BYTES = 256 * 1024;

type Issue = z.core.$ZodIssue;

/** What zod found, as our closed list of field problems; the submitted values are left out. */
function fieldProblem(issue: Issue): FieldProblem[] {
  const pointer = issue.path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  const of = (code: FieldProblemCode, facts?: FieldProblem['facts']): FieldProblem[] => [
    facts ? { pointer, code, facts } : { pointer, code },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return of(issue.input === undefined ? 'missing' : 'wrong-type');
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return of(Number(issue.minimum) <= 1 ? 'missing' : 'too-short', { least: Number(issue.minimum) });
      return of('too-small', { least: Number(issue.minimum) });
    case 'too_big':
      return of(issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-big', {
        most: Number(issue.maximum),
      });
    case 'invalid_value':
      return of(issue.input === undefined ? 'missing' : 'not-an-option');
    case 'invalid_format':
      return of('wrong-format');
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: `${pointer}/${key}`, code: 'unknown' }) as const);
    case 'invalid_union':
      return of('wrong-type');
    default:
      return of('wrong-format');
  }
}

/** What went wrong while a body was read: when it is not ours, the line was cut and nobody hears the answer. */
const cutOff = (error: unknown): Problem => (error instanceof Problem ? error : invalid('', 'wrong-format'));

/** Bytes of the body, refused early when they are, or turn out to be, more than the endpoint bears. */
export async function* boundedBody(c: Context, most: number): AsyncGenerator<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Problem('too-large');
  const body = c.req.raw.body;
  if (!body) return;
  let seen = 0;
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      seen += chunk.byteLength;
      if (seen > most) throw new Problem('too-large');
      yield chunk;
    }
  } catch (error) {
    throw cutOff(error);
  }
}

/** In JSON a zero or half a character can only be written this way. */
const mayBeUnfit = /\\u(0000|d[89a-f])/i;
const utf8 = new TextDecoder('utf-8', { fatal: true });

async function wholeBody(c: Context, most: number): Promise<Buffer> {
  // HTTP holds a body to the length it declares; without a stream around it this takes a third of the time.
  if (Number(c.req.header('content-length')) <= most) {
    const whole = c.req.raw.arrayBuffer();
    return Buffer.from(
      await whole.catch((error) => {
        throw cutOff(error);
      }),
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBody(c, most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readJson(c: Context, most: number): Promise<{ value: unknown; raw: Buffer }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(;|$)/i.test(type)) throw new Problem('unsupported-type');
  const raw = await wholeBody(c, most);
  try {
    const text = utf8.decode(raw);
    if (isTooDeep(text)) throw new RangeError('too deep');
    const value: unknown = JSON.parse(text);
    const unfit = mayBeUnfit.test(text) ? unfitAt(value) : null;
    if (unfit !== null) throw invalid(unfit, 'wrong-format');
    return { value, raw };
  } catch (error) {
    throw error instanceof Problem ? error : invalid('', 'wrong-format');
  }
}

export interface Input {
  readonly parsed: unknown;
  /** The body as it came, for hashing; empty for GET and uploads. */
  readonly raw: Buffer;
}

/**
 * Reads path parameters with the query (GET, uploads) or the JSON body (POST) and parses them by the endpoint's schema.
 * @throws Problem invalid-input with JSON pointers, too-large, unsupported-type.
 */
export async function readInput(c: Context, endpoint: Endpoint): Promise<Input> {
  const fromBody = c.req.method === 'POST' && endpoint.body !== 'upload';
  const { value, raw } = fromBody
    ? await readJson(c, endpoint.mostBytes ?? DEFAULT_MOST_BYTES)
    : { value: readQuery(c), raw: Buffer.alloc(0) };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('invalid-input', { fields: [{ pointer: '', code: 'wrong-type' }] });
  const result = endpoint.input.safeParse({ ...value, ...c.req.param() }, { reportInput: true });
  if (!result.success)
    throw new Problem('invalid-input', { fields: result.error.issues.slice(0, 50).flatMap(fieldProblem) });
  return { parsed: result.data, raw };
}
