import { invalid, Problem } from '@linli/contracts/problem';
import { Id, Instant } from '@linli/contracts/values';
import type { ServiceRequestInput } from '@linli/services/doors/file-service-request';
import type { ServiceRequestsInput } from '@linli/services/doors/list-service-requests';
import type { Context } from 'hono';
import { z } from 'zod';
import { boundedBody } from '../read-input.ts';
import { readQuery as readCallQuery } from '../read-query.ts';

const mostBytes = 64 * 1024;
const mostIds = 200;

const parts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const List = <T>(item: z.ZodType<T, string>) => z.string().transform(parts).pipe(z.array(item).max(mostIds));

const Query = z.object({
  service_request_id: List(Id).optional(),
  service_code: List(z.string().max(60)).optional(),
  status: List(z.enum(['open', 'closed'])).optional(),
  start_date: Instant.optional(),
  end_date: Instant.optional(),
  updated_after: Instant.optional(),
  updated_before: Instant.optional(),
  page: z.coerce.number().int().min(1).max(100).default(1),
  page_size: z.coerce.number().int().min(1).max(200).default(100),
});

const Form = z.object({
  service_code: z.string().min(1).max(60),
  address_id: Id.optional(),
  address_string: z.string().trim().min(1).max(200).optional(),
  description: z.string().trim().max(500).default(''),
});

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new Problem('invalid-input', {
    fields: result.error.issues.map((issue) => ({
      pointer: `/${String(issue.path[0] ?? '')}`,
      code: issue.code === 'invalid_type' && issue.input === undefined ? 'missing' : 'wrong-format',
    })),
  });
}

/** No filter at all. */
export const everyone = {
  ids: null,
  codes: null,
  status: null,
  from: null,
  until: null,
  updatedFrom: null,
  updatedUntil: null,
  page: 1,
  pageSize: 1,
} as const satisfies Omit<ServiceRequestsInput, 'tongue'>;

const at = (moment: string | undefined) => (moment === undefined ? null : new Date(moment));

/** Which requests are asked for. @throws Problem invalid-input */
export function readQuery(c: Context): Omit<ServiceRequestsInput, 'tongue'> {
  const query = read(Query, readCallQuery(c));
  // As the standard has it: who names requests gets those, whatever else is asked.
  if (query.service_request_id)
    return { ...everyone, ids: query.service_request_id, page: query.page, pageSize: query.page_size };
  const [status, other] = [...new Set(query.status)];
  return {
    ids: null,
    codes: query.service_code ?? null,
    status: status === undefined || other !== undefined ? null : status,
    from: at(query.start_date),
    until: at(query.end_date),
    updatedFrom: at(query.updated_after),
    updatedUntil: at(query.updated_before),
    page: query.page,
    pageSize: query.page_size,
  };
}

/** The form of a call, empty for GET. @throws Problem unsupported-type, too-large */
export async function readForm(c: Context): Promise<URLSearchParams> {
  if (c.req.method !== 'POST') return new URLSearchParams();
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new Problem('unsupported-type');
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBody(c, mostBytes)) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** A request to be written down. Whoever called, their name, mail and phone, is not kept. @throws Problem invalid-input */
export function readServiceRequest(form: URLSearchParams): ServiceRequestInput {
  const given = (name: string) => (form.get(name) ?? '') !== '';
  if (!given('address_id') && !given('address_string') && (given('lat') || given('long')))
    throw invalid('/lat', 'not-allowed-here');
  const fields = read(Form, Object.fromEntries([...form].filter(([, value]) => value !== '')));
  const attributes: Record<string, string[]> = {};
  for (const [name, value] of form) {
    const code = /^attribute\[([\w-]{1,60})\](\[\])?$/.exec(name)?.[1];
    if (code === undefined) {
      if (name.startsWith('attribute')) throw invalid('/attribute', 'wrong-format');
      continue;
    }
    attributes[code] = [...(attributes[code] ?? []), value];
  }
  return {
    serviceCode: fields.service_code,
    addressId: fields.address_id ?? null,
    address: fields.address_string ?? null,
    description: fields.description,
    attributes,
  };
}
