import fc from 'fast-check';
import { anyValue, type Described, type Schema } from './any-value.ts';
import { bodies, headers, methods, uploads } from './hostile-envelopes.ts';
import { canary, type HostileKind, hostileKinds, kindNamed } from './hostile-values.ts';
import { type Operation, resolve } from './operations.ts';

/** A call as it is sent; plain data, so that it can be shown and sent again. */
export interface Call {
  readonly caller: string;
  readonly method: string;
  /** Path with query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or bytes in base64. */
  readonly body: string | { readonly base64: string } | null;
}

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

interface Place {
  readonly path: Path;
  readonly name: string;
  readonly schema: Schema;
}

const plainOf = (schema: Schema): Schema => {
  if (schema.$ref !== undefined) return plainOf(resolve(schema.$ref));
  const way = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null');
  return way ? plainOf(way) : schema;
};

/** Every place of a value, and of those that might be sent as well, at any depth. */
function placesIn(value: unknown, given: Schema, path: Path, name: string): Place[] {
  const schema = plainOf(given);
  const here: Place = { path, name, schema };
  if (Array.isArray(value))
    return [
      here,
      ...value.slice(0, 1).flatMap((item) => placesIn(item, schema.items ?? {}, [...path, 0], name)),
    ];
  if (typeof value !== 'object' || value === null) return [here];
  const names = new Set([...Object.keys(value), ...Object.keys(schema.properties ?? {})]);
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  return [
    here,
    ...[...names].flatMap((each) =>
      placesIn((value as Input)[each], schema.properties?.[each] ?? more, [...path, each], each),
    ),
  ];
}

function put(value: unknown, [step, ...rest]: Path, what: unknown): unknown {
  if (step === undefined) return what;
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? put(item, rest, what) : item));
  const entries = Object.entries((value ?? {}) as Input).filter(([name]) => name !== step);
  return Object.fromEntries([...entries, [step, put((value as Input | undefined)?.[step], rest, what)]]);
}

/** Values beside the border of what a schema allows. */
function nearly({
  minimum,
  maximum,
  minLength = 0,
  maxLength,
  maxItems,
  items,
  enum: options,
}: Schema): unknown[] {
  const ends = [minimum, maximum].flatMap((end) =>
    end === undefined ? [] : [end - 1, end, end + 1, end + 0.5],
  );
  const lengths = [minLength - 1, minLength, ...(maxLength === undefined ? [] : [maxLength, maxLength + 1])];
  return [
    ...ends,
    ...lengths.flatMap((length) =>
      length < 0 || length > 20_000 ? [] : ['邻'.repeat(length), ' '.repeat(length)],
    ),
    ...(options ?? []).flatMap((option) => [String(option).toUpperCase(), ` ${String(option)}`]),
    ...(items ? [[], Array((maxItems ?? 100) + 1).fill(0)] : []),
    null,
    '',
  ];
}

/** A text in an address; what cannot be written there goes as the bytes it would have. */
function percent(text: string): string {
  return Array.from(text, (char) =>
    /\p{Surrogate}/u.test(char)
      ? `%ED%A0%${(0x80 + (char.charCodeAt(0) & 0x3f)).toString(16)}`
      : encodeURIComponent(char),
  ).join('');
}

const spoken = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/** Writes a call out: each value where the description says, and what it does not know where it would be read. */
function written({ method, path, fields, mediaTypes }: Operation, caller: string, input: Input): Call {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return percent(spoken(value)).slice(0, 4_000);
  });
  const upload = mediaTypes.length > 0 && !mediaTypes.some((type) => /json|urlencoded/.test(type));
  const inHeaders: Record<string, string> = {};
  const pairs: string[] = [];
  const [type = 'application/json'] = mediaTypes;
  const inQuery = method === 'GET' || upload;
  for (const [name, value] of rest) {
    const where = fields[name]?.in ?? (inQuery ? 'query' : 'body');
    if (where === 'header')
      inHeaders[name.toLowerCase()] = spoken(value)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, 2_000);
    if (where === 'query' && value !== null)
      pairs.push(`${percent(name)}=${percent(spoken(value)).slice(0, 12_000)}`);
  }
  const inBody = Object.fromEntries(
    [...rest].filter(([name]) => !['query', 'header'].includes(fields[name]?.in ?? '')),
  );
  const asForm = () =>
    Object.entries(inBody).map(([name, value]) => `${percent(name)}=${percent(spoken(value))}`);
  return {
    caller,
    method,
    address: `${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`,
    headers: { ...inHeaders, ...(method === 'POST' ? { 'content-type': type } : {}) },
    body:
      method === 'GET'
        ? null
        : upload
          ? 'x'
          : type.includes('urlencoded')
            ? asForm().join('&')
            : JSON.stringify(inBody),
  };
}

/** Everything that may be wrong with a call, and two ways in which nothing is. */
export const callKinds = [
  'sample',
  'valid',
  'near',
  ...(Object.keys(hostileKinds) as HostileKind[]),
  'left-out',
  'repeated',
  'bodies',
  'headers',
] as const;
export type CallKind = (typeof callKinds)[number];

const surplus = [
  '__proto__',
  'constructor',
  'toString',
  'then',
  'toJSON',
  'a/b~c',
  `x${canary}`,
  '',
  'actor',
];

/** Calls of one kind to an operation, by one of `callers`. */
export function anyCall(
  operation: Operation,
  kind: CallKind,
  { callers, named }: { callers: fc.Arbitrary<string> } & Pick<Described, 'named'>,
): fc.Arbitrary<Call> {
  const { fields, sample } = operation;
  const whole: Schema = {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
  };
  const valid = anyValue(whole, '', { resolve, named }).map(
    (value): Input => ({ ...sample, ...(value as Input) }),
  );
  const base = fc.oneof(
    { arbitrary: fc.constant<Input>(sample), weight: 2 },
    { arbitrary: valid, weight: 1 },
  );
  const sent = (input: Input, caller: string) => written(operation, caller, input);
  const changed = (change: (input: Input) => fc.Arbitrary<Input>) =>
    fc.tuple(base.chain(change), callers).map(([input, caller]) => sent(input, caller));
  const altered = (change: fc.Arbitrary<(call: Call) => Call>) =>
    fc.tuple(base, callers, change).map(([input, caller, alter]) => alter(sent(input, caller)));
  const inPlace = (fits: (place: Place) => boolean, values: (place: Place) => fc.Arbitrary<unknown>) =>
    changed((input) => {
      const places = placesIn(input, whole, [], '').filter(({ path }) => path.length > 0);
      const fitting = places.filter(fits);
      const chosen = fitting.length > 0 ? fitting : places;
      if (chosen.length === 0)
        return values({ path: [], name: '', schema: {} }).map((value) => ({ surplus: value }));
      return fc
        .constantFrom(...chosen)
        .chain((place) => values(place).map((value) => put(input, place.path, value) as Input));
    });
  switch (kind) {
    case 'sample':
      return callers.map((caller) => sent(sample, caller));
    case 'valid':
      return fc.tuple(valid, callers).map(([input, caller]) => sent(input, caller));
    case 'near':
      return inPlace(
        ({ schema }) => schema.type !== 'object',
        ({ schema }) => fc.constantFrom(...nearly(schema)),
      );
    case 'left-out':
      return changed((input) => {
        const names = Object.keys(input);
        const less = fc
          .subarray(names)
          .map((kept) => Object.fromEntries(kept.map((name) => [name, input[name]])));
        const more = fc
          .constantFrom(...surplus)
          .map((name) => Object.defineProperty({ ...input }, name, { value: canary, enumerable: true }));
        return fc.oneof(less, more);
      });
    case 'repeated':
      return altered(fc.tuple(fc.constantFrom('a', ...Object.keys(fields)), fc.nat(3)).map(repeat));
    case 'bodies':
      return altered(operation.mediaTypes.some((type) => /image|sheet/.test(type)) ? uploads : bodies);
    case 'headers':
      return altered(fc.oneof({ arbitrary: headers, weight: 5 }, { arbitrary: methods, weight: 1 }));
    default: {
      const { values, for: fits } = kindNamed(kind);
      return inPlace(
        ({ schema, name }) => fits?.(schema, name) ?? true,
        () => values,
      );
    }
  }
}

/** The same field again: in the query, in the JSON text, or as scripts of other houses write lists. */
function repeat([name, way]: [string, number]): (call: Call) => Call {
  const said = percent(name);
  const again =
    [`${said}=1&${said}=2`, `${said}[]=1&${said}[]=2`, `${said}[a]=1`, `${said}=1&`.repeat(60)][way] ?? '';
  return (call) =>
    typeof call.body === 'string' && call.body.startsWith('{')
      ? {
          ...call,
          body: call.body
            .replace(
              '{',
              way === 3 ? `{${`"${name}":[],`.repeat(2_000)}` : `{"${name}":"${canary}","${name}":null,`,
            )
            .replace(/,}$/, '}'),
        }
      : { ...call, address: `${call.address}${call.address.includes('?') ? '&' : '?'}${again}` };
}
