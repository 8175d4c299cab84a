import fc from 'fast-check';

/** What we read of a schema in the description of the API. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
}

export interface Described {
  /** The schema behind a `$ref`. */
  readonly resolve: (reference: string) => Schema;
  /** What is known of a field by its name: an id that is there, a day that fits. */
  readonly named: (name: string) => unknown;
}

const plain = [
  '说明说明说明',
  'sample-text-1',
  '123456',
  '06:30',
  '15499990000',
  'https://example.org/hook',
  '甲',
];
const letter = fc.constantFrom(...'邻里一二三栋单元室王芳abcXYZ0189 -_.，。👨‍👩‍👧é'.split(''));
const deepest = 8;

/** Values that a schema allows, with ids and days that are known where the name of a field says which. */
export function anyValue(
  schema: Schema,
  name: string,
  described: Described,
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner = (each: Schema, its = name) => anyValue(each, its, described, depth + 1);
  if (schema.$ref !== undefined) return anyValue(described.resolve(schema.$ref), name, described, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (depth > deepest) return fc.constant(null);
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return fc.oneof(...ways.map((way) => inner(way)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })));
  switch (schema.type) {
    case 'object': {
      const { required = [], additionalProperties: more, propertyNames } = schema;
      // A record of named keys lists them as required, and what they hold as additional.
      const unnamed = typeof more === 'object' ? more : {};
      const properties = {
        ...Object.fromEntries(required.map((each) => [each, unnamed])),
        ...schema.properties,
      };
      const fields = fc.record(
        Object.fromEntries(Object.entries(properties).map(([each, its]) => [each, inner(its, each)])),
        { requiredKeys: [...required] },
      );
      if (typeof more !== 'object' || Object.keys(properties).length > 0) return fields;
      const names = propertyNames
        ? inner(propertyNames).map(String)
        : fc.stringMatching(/^[a-z][a-z-]{0,12}$/);
      return fc.dictionary(names, inner(more), { maxKeys: 3 });
    }
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 5 } = schema;
      const of = inner(items, name.replace(/Ids$/, 'Id'));
      return fc.array(of, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) });
    }
    case 'string':
      return anyText(schema, described.named(name));
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -1000, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function anyText(
  { format, pattern, minLength = 0, maxLength = 60 }: Schema,
  known: unknown,
): fc.Arbitrary<unknown> {
  const usual = known === undefined ? [] : [{ arbitrary: fc.constant(known), weight: 6 }];
  const of = (arbitrary: fc.Arbitrary<string>) => fc.oneof(...usual, { arbitrary, weight: 2 });
  if (format === 'uuid') return of(fc.uuid({ version: 7 }));
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  if (format === 'date') return of(days.map((day) => day.toISOString().slice(0, 10)));
  if (format === 'date-time') return of(days.map((day) => day.toISOString()));
  if (pattern !== undefined && minLength === 0) return of(fc.stringMatching(new RegExp(pattern, 'u')));
  const fitting = plain.filter((each) => each.length >= minLength && each.length <= maxLength);
  const free = fc.string({
    unit: letter,
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 40)),
  });
  return of(fitting.length > 0 ? fc.oneof(fc.constantFrom(...fitting), free) : free);
}
