import { deflateRawSync, gzipSync } from 'node:zlib';
import { workbookType } from '@linli/contracts/endpoint';
import fc from 'fast-check';
import type { Call } from './any-call.ts';
import { canary } from './hostile-values.ts';

type Alter = fc.Arbitrary<(call: Call) => Call>;

const bytes = (...parts: (string | Uint8Array | number[])[]) => ({
  base64: Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))).toString('base64'),
});
const typed =
  (type: string | null, body: (call: Call) => Call['body']) =>
  (call: Call): Call => {
    const { 'content-type': _, ...others } = call.headers;
    return {
      ...call,
      headers: type === null ? others : { ...call.headers, 'content-type': type },
      body: sendable(call, body(call)),
    };
  };
const sendable = (call: Call, body: Call['body']) => (call.method === 'GET' ? null : body);
const same = ({ body }: Call) => body;
const textOf = ({ body }: Call) => (typeof body === 'string' ? body : '');
const json = 'application/json';
const boundary = '------x';
const part = `${boundary}\r\ncontent-disposition: form-data; name="file"; filename="../${canary}.xlsx"\r\n\r\nPK`;

const otherTypes = [
  null,
  '',
  'text/plain',
  'application/json; charset=utf-16',
  'application/jsonp',
  'application/xml',
  'APPLICATION/JSON',
  'application/x-www-form-urlencoded',
  `multipart/form-data; boundary=${boundary}`,
  'multipart/form-data',
  `text/${canary}`,
];

/** Bodies that are not what the call says, or not whole. */
export const bodies: Alter = fc.oneof(
  fc.constantFrom(...otherTypes).map((type) => typed(type, same)),
  fc
    .constantFrom(
      '',
      'null',
      '[]',
      '""',
      '0',
      '{',
      '{}',
      '{"a":1,}',
      '{"a":NaN}',
      '{"a":1e999}',
      '\ufeff{}',
      '{}{}',
      `{"a":"${canary}`,
      '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/"><a/>',
      '%',
      'a=%zz&b=%00&attribute[x]=1&attribute=2',
      '&'.repeat(10_000),
      '{"a":'.repeat(40_000),
      '['.repeat(100_000),
    )
    .map((body) => (call: Call) => ({ ...call, body: sendable(call, body) })),
  fc
    .nat(200)
    .map((cut) => (call: Call) => ({ ...call, body: sendable(call, textOf(call).slice(0, -1 - cut)) })),
  fc.constant(typed(`multipart/form-data; boundary=${boundary}`, () => part)),
  fc
    .constantFrom(
      bytes([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      bytes('{"a":"', [0xed, 0xa0, 0x80], '"}'),
    )
    .map((body) => typed(json, () => body)),
  fc.constant((call: Call) => ({
    ...call,
    headers: { ...call.headers, 'content-encoding': 'gzip' },
    body: sendable(call, bytes(gzipSync(textOf(call)))),
  })),
);

/** The head of a file in an archive that says it holds something else than it does. */
function archive(name: string, content: Buffer, { claims = content.length, cut = 0 } = {}): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(claims, 22);
  head.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claims, 24);
  central.writeUInt16LE(name.length, 28);
  const start = head.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  const whole = Buffer.concat([head, Buffer.from(name), packed, central, Buffer.from(name), end]);
  return whole.subarray(0, whole.length - cut);
}

const png = (width: number, height: number) => {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
    'IHDR',
    size,
    [8, 6, 0, 0, 0, 0, 0, 0, 0],
  );
};
const bomb = Buffer.alloc(4_000_000, 0x20);

/** Files that are cut short, lie about themselves, or are something else. */
export const uploads: Alter = fc
  .constantFrom(
    { type: workbookType, body: bytes('PK') },
    { type: workbookType, body: bytes(archive('xl/workbook.xml', Buffer.from('<workbook/>'))) },
    { type: workbookType, body: bytes(archive('xl/workbook.xml', Buffer.from('<workbook>'), { cut: 10 })) },
    { type: workbookType, body: bytes(archive('../../../tmp/x', Buffer.from(canary))) },
    { type: workbookType, body: bytes(archive('xl/sharedStrings.xml', bomb)) },
    { type: workbookType, body: bytes(archive('xl/sharedStrings.xml', bomb, { claims: 10 })) },
    { type: workbookType, body: bytes(archive('xl/workbook.xml', Buffer.from('<a>'.repeat(10_000)))) },
    { type: 'text/csv', body: bytes([0xff, 0xfe, 0, 0]) },
    { type: 'text/csv', body: `a,b\n"${canary}` },
    { type: 'text/csv', body: '\0\0\0' },
    { type: 'text/csv', body: ','.repeat(100_000) },
    { type: 'image/jpeg', body: bytes([0xff, 0xd8, 0xff, 0xe0], canary) },
    { type: 'image/png', body: png(10, 10) },
    { type: 'image/png', body: png(100_000, 100_000) },
    { type: 'image/webp', body: 'RIFF\xff\xff\xff\xffWEBPVP8 ' },
    { type: 'image/svg+xml', body: '<svg onload="alert(1)"/>' },
    { type: `multipart/form-data; boundary=${boundary}`, body: part },
    { type: null, body: '' },
  )
  .map(({ type, body }) => typed(type, () => body));

/** Headers of other houses, empty ones, long ones, and those that some servers obey. */
export const headers: Alter = fc
  .constantFrom<[string, string]>(
    ['authorization', ''],
    ['authorization', 'Bearer'],
    ['authorization', 'Bearer x'],
    ['authorization', `Bearer ${'a'.repeat(43)}`],
    ['authorization', `Bearer linli_${'a'.repeat(43)}`],
    ['authorization', `Bearer ${'a'.repeat(4_000)}`],
    ['authorization', `Basic ${canary}`],
    ['idempotency-key', ''],
    ['idempotency-key', 'x'.repeat(65)],
    ['idempotency-key', `key-${canary}`],
    ['idempotency-key', "'; drop table--"],
    ['accept-language', 'x,'.repeat(3_000)],
    ['accept-language', `${'-'.repeat(3_000)};q=a`],
    ['accept-language', 'zh-TW;q=0.1'],
    ['accept', 'text/html'],
    ['content-length', '99999999999999999999'],
    ['content-length', '-1'],
    ['content-length', 'x'],
    ['transfer-encoding', 'gzip, chunked'],
    ['x-http-method-override', 'DELETE'],
    ['x-forwarded-for', `127.0.0.1, ${canary}`],
    ['x-original-url', '/metrics'],
    ['host', 'example.org'],
    ['origin', 'https://example.org'],
    ['cookie', `session=${canary}`],
    ['range', 'bytes=0-,5-1,-1'],
    ['if-none-match', '"'.repeat(2_000)],
    ['last-event-id', '99999999999999999999'],
    ['last-event-id', "1'"],
    ['expect', '100-continue'],
  )
  .map(([name, value]) => (call: Call) => ({ ...call, headers: { ...call.headers, [name]: value } }));

/** Other methods than the one there is. */
export const methods: Alter = fc
  .constantFrom('HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'GET', 'POST', 'PROPFIND')
  .map((method) => (call: Call) => ({
    ...call,
    method,
    body: method === 'GET' || method === 'HEAD' ? null : call.body,
  }));
