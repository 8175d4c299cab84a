import type { Endpoint } from '@linli/contracts/endpoint';
import { z } from 'zod';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface SampleOptions {
  /** An id, date or text for a field by its name, where one is known. */
  readonly named: (name: string) => unknown;
  /** Fields that are left out though they may be sent, or sent though they may be left out; by name. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** An input that the endpoint can read: what it has to have, as plain as its schema allows. */
export function sampleInput(
  { input }: Pick<Endpoint, 'input'>,
  options: SampleOptions,
): Record<string, unknown> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
  return { ...(sample(schema, '', options.named) as Record<string, unknown>), ...options.given };
}

/** Whether the endpoint takes a field. */
export function takes({ input }: Pick<Endpoint, 'input'>, name: string): boolean {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
  return name in (schema.properties ?? {});
}

function sample(schema: Schema, name: string, named: SampleOptions['named']): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const ways = schema.anyOf ?? schema.oneOf;
  const known = named(name);
  if (ways) {
    const [first] = ways;
    if (known !== undefined && ways.some(({ format }) => format === 'uuid')) return known;
    return ways.some(({ type }) => type === 'null') ? null : first && sample(first, name, named);
  }
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      return Object.fromEntries(required.map((each) => [each, sample(properties[each] ?? {}, each, named)]));
    }
    case 'array':
      return schema.minItems && schema.items ? [sample(schema.items, name.replace(/Ids$/, 'Id'), named)] : [];
    case 'string':
      return known ?? text(schema);
    case 'integer':
    case 'number':
      return schema.minimum !== undefined && schema.minimum > 0 ? schema.minimum : 1;
    case 'boolean':
      return true;
    default:
      return known ?? {};
  }
}

const nowhere = '0199aaaa-0000-7000-8000-00000000dead';
const plain = ['说明说明说明', 'sample-text-1', '123456', '06:30', '15499990000', 'https://example.org/hook'];

/** A text its format and pattern allow; of ids that nothing has. */
function text({ format, pattern, minLength = 2 }: Schema): string {
  if (format === 'uuid') return nowhere;
  if (format === 'date') return '2026-11-17';
  if (format === 'date-time') return '2026-11-16T12:00:00+08:00';
  return (
    plain.find(
      (each) => each.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(each)),
    ) ?? '说'.repeat(minLength)
  );
}
