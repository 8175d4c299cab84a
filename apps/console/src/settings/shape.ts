/** What a setting is made of: the part of JSON Schema that settings use. */
export interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Fields of an object by name; of a record, one for each name it has. */
export function fieldsOf({ properties, propertyNames, additionalProperties }: Shape): [string, Shape][] {
  if (properties) return Object.entries(properties);
  if (typeof additionalProperties !== 'object') return [];
  const each = additionalProperties;
  return (propertyNames?.enum ?? []).map((name) => [name, each]);
}

/** A text in two languages. */
export const isText = ({ properties }: Shape): boolean =>
  properties?.zh !== undefined && properties.en !== undefined && Object.keys(properties).length === 2;

/** The shape of a value that may also be left out on purpose; undefined where it may not. */
export function withoutNull({ anyOf }: Shape): Shape | undefined {
  const others = anyOf?.filter(({ type }) => type !== 'null');
  return anyOf && others?.length === 1 && others.length < anyOf.length ? others[0] : undefined;
}

/** A value as plain as its shape allows, to begin with. */
export function emptyOf(shape: Shape): unknown {
  if (shape.default !== undefined) return shape.default;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const [way] = shape.oneOf ?? [];
  if (way) return emptyOf(way);
  if (withoutNull(shape)) return null;
  if (shape.type === 'object')
    return Object.fromEntries(
      fieldsOf(shape)
        .filter(([name]) => shape.required?.includes(name) ?? true)
        .map(([name, inner]) => [name, emptyOf(inner)]),
    );
  if (shape.type === 'array') return shape.minItems && shape.items ? [emptyOf(shape.items)] : [];
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 0;
  return shape.type === 'boolean' ? false : '';
}
