import { describeApi } from '@linli/api/openapi/document';
import { type CatalogKey, catalog } from '@linli/contracts/catalog';
import { sampleInput } from '../support/sample-input.ts';
import { whoActs } from '../support/who-acts.ts';
import { type Access, type Facts, whoReads } from '../support/who-reads.ts';
import type { Schema } from './any-value.ts';

/** One value of a call and where it goes. */
export interface Field {
  readonly in: 'path' | 'query' | 'body' | 'header';
  readonly schema: Schema;
}

/** A call that the description of the API knows, with an input that can be read. */
export interface Operation {
  /** `POST /api/requests/submit` */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** With parameters in braces. */
  readonly path: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** What a body may be; empty without one. */
  readonly mediaTypes: readonly string[];
  readonly sample: Readonly<Record<string, unknown>>;
  /** Who may call it; undefined for what the catalog does not hold. */
  readonly access: Access | undefined;
}

const described = describeApi();
const formType = 'application/x-www-form-urlencoded';
const rows: Partial<Record<string, Access>> = { ...whoReads, ...whoActs };

/** The schema behind a `$ref` of the description. */
export function resolve(reference: string): Schema {
  const found = described.components?.schemas?.[reference.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`${reference} is not in the description`);
  return found as Schema;
}

const isKey = (key: string): key is CatalogKey => key in catalog;

function sampleOf(key: string, fields: Operation['fields'], facts: Facts): Record<string, unknown> {
  if (isKey(key))
    return sampleInput(catalog[key], {
      named: (name) => facts[name],
      given: rows[key]?.input?.(facts) ?? {},
    });
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, { in: where }]) => where === 'path' || where === 'body')
      .map(([name]) => [name, facts[name] ?? '说明说明']),
  );
}

/** Every call in the description, in its order; samples are about what `facts` names. */
export function operationsFor(facts: Facts): Operation[] {
  return Object.entries(described.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((verb): Operation[] => {
      const operation = item[verb];
      if (!operation) return [];
      const method = verb === 'get' ? 'GET' : 'POST';
      const key = `${method} ${path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1')}`;
      const fields: Record<string, Field> = {};
      for (const each of operation.parameters ?? [])
        if ('name' in each) fields[each.name] = { in: each.in as Field['in'], schema: each.schema as Schema };
      const body = operation.requestBody;
      const content = body && 'content' in body ? body.content : {};
      const inBody = (content['application/json'] ?? content[formType])?.schema as Schema | undefined;
      const whole = inBody?.$ref === undefined ? inBody : resolve(inBody.$ref);
      for (const [name, schema] of Object.entries(whole?.properties ?? {}))
        fields[name] ??= { in: 'body', schema };
      return [
        {
          name: `${method} ${path}`,
          method,
          path,
          fields,
          mediaTypes: Object.keys(content),
          sample: sampleOf(key, fields, facts),
          access: rows[key],
        },
      ];
    }),
  );
}
