import fc from 'fast-check';
import type { Schema } from './any-value.ts';

/** Stands in every hostile text: no refusal may say it again. */
export const canary = 'zq7canary';

const wrap = (text: string) => `${text}${canary}`;
const of = (...values: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);
const deep = (levels: number, last: unknown): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner, _, at) => (at % 2 ? [inner] : { a: inner }), last);

const halves = ['\ud800', '\udfff', 'a\udc00b', '\ud83d'];
const strange = [
  '\0',
  'a\0b',
  '\u202e',
  '\ufeff',
  '\u200b',
  '\u0085',
  '\ufffe',
  '\u{10ffff}',
  'ﷺ',
  'İ',
  'ß',
  'e\u0301',
  '👨‍👩‍👧‍👦',
];
const markup = [
  "'; drop table accounts; --",
  "' or '1'='1",
  '1); select pg_sleep(30); --',
  '%_%\\',
  '\\',
  '$1',
  '*.!1@{4}|a',
  'a.b.*{1,}',
  '(?=(a+)+$)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '=cmd|"/c calc"!A1',
  '\r\nset-cookie: a=b',
  '{{constructor.constructor("return 1")()}}',
  `${'$'}{jndi:ldap://127.0.0.1/a}`,
  'http://127.0.0.1:5432/',
  'https://[::1]/',
  'javascript:alert(1)',
];
const numbers = [
  0,
  -0,
  -1,
  0.1,
  1.5,
  2 ** 15,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e21,
  1e308,
  -1e308,
  5e-324,
  101,
];
const numberTexts = [
  '1e5',
  '0x10',
  '1_000',
  '００１',
  '+1',
  ' 1',
  '1 ',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '9'.repeat(400),
];
const ids = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0199AAAA-0000-7000-8000-00000000DEAD',
  '0199aaaa-0000-7000-8000-00000000dea',
  '{0199aaaa-0000-7000-8000-00000000dead}',
  '0199aaaa00007000800000000000dead',
  'null',
  'undefined',
  '',
  '1',
  '-1',
  '..',
  '/',
  '%00',
  'constructor',
  '__proto__',
];
const days = [
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '1900-01-01',
  '2026-02-30',
  '2026-02-29',
  '2028-02-29',
  '2026-13-01',
  '2026-00-10',
  '9999-12-31',
  '-000001-01-01',
  '+275760-09-13',
  '10000-01-01',
  '2026-1-1',
  'infinity',
  'now',
  'today',
];
const moments = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-23:59',
  '2026-11-16T24:00:00Z',
  '2026-11-16T23:59:60Z',
  '2026-11-16T12:00:00',
  '2026-11-16T12:00:00+99:99',
  '2026-11-16 12:00:00Z',
  '-004713-01-01T00:00:00Z',
  '+294277-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
];
/** Keys that lists really sort by; one value of them is replaced. */
const cursorKeys = [
  ['id'],
  ['number'],
  ['moment', 'id'],
  ['text', 'id'],
  ['number', 'id'],
  ['path', 'id'],
  ['path', 'word'],
  ['number', 'moment', 'id'],
  ['number', 'text', 'id'],
  ['number', 'number', 'id'],
  ['word', 'moment', 'id'],
  ['word', 'number', 'id'],
  ['id', 'path', 'id'],
  ['path', 'word', 'id'],
  ['word', 'id'],
] as const;
const rightPart = {
  id: '0199aaaa-0000-7000-8000-00000000dead',
  number: 1,
  moment: '2026-11-16T12:00:00.000Z',
  text: 'a',
  path: '1.2',
  word: 'open',
} as const;
const cursorPart = fc.constantFrom<unknown>(
  ...['', '\0', 'a\0', '\ud800', 'x', "'", '1..2', '1.', '9'.repeat(100), `1${'.1'.repeat(80)}`],
  ...[
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '2026-11-16',
    'infinity',
    rightPart.id.toUpperCase(),
  ],
  ...[null, 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 63, [], {}, true],
);
const cursors = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...cursorKeys), fc.nat(2), cursorPart)
      .map(([key, place, value]) =>
        encoded(key.map((part, at) => (at === place % key.length ? value : rightPart[part]))),
      ),
    weight: 9,
  },
  {
    arbitrary: fc.constantFrom(
      '',
      '!',
      'null',
      'W10',
      ...[{}, [[]], 'a', null].map(encoded),
      'A'.repeat(200),
    ),
    weight: 1,
  },
);
function encoded(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

const isText = ({ type, format }: Schema) => type === 'string' && format === undefined;

interface Kind {
  readonly values: fc.Arbitrary<unknown>;
  /** The fields it is for; others are taken when there are none. */
  readonly for?: (schema: Schema, name: string) => boolean;
}

/** Kinds of hostile values that stand in the place of one value of a call that is right otherwise. */
export const hostileKinds = {
  types: {
    values: of(
      null,
      true,
      false,
      0,
      1,
      '',
      'true',
      '0',
      [],
      {},
      [[]],
      [null],
      { a: 1 },
      [canary],
      { length: 1 },
      canary,
    ),
  },
  texts: {
    values: fc.oneof(
      of(...halves.map(wrap), ...strange.map(wrap), ...strange),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    for: isText,
  },
  markup: { values: of(...markup, ...markup.map(wrap)), for: isText },
  numbers: {
    values: fc.oneof(
      of(...numbers),
      of(...numberTexts),
      fc.double(),
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(Number),
    ),
    for: ({ type }) => type === 'integer' || type === 'number',
  },
  ids: { values: of(...ids), for: ({ format }) => format === 'uuid' },
  dates: {
    values: of(...days, ...moments),
    for: ({ format }) => format === 'date' || format === 'date-time',
  },
  cursors: { values: cursors, for: (_, name) => name === 'cursor' },
  deep: { values: of(...[5, 30, 45, 800].map((levels) => deep(levels, canary))) },
  long: {
    values: of(
      'x'.repeat(10_001),
      '邻'.repeat(60_000),
      Array(5_000).fill(0),
      Array(2_000).fill('0199aaaa-0000-7000-8000-00000000dead'),
      Array(1_000).fill({ a: canary }),
      Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`k${at}`, at])),
    ),
  },
} satisfies Record<string, Kind>;

export type HostileKind = keyof typeof hostileKinds;

export const kindNamed = (name: HostileKind): Kind => hostileKinds[name];
