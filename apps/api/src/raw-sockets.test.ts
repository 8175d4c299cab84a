import { connect, type Socket } from 'node:net';
import { openLog } from '@linli/services/open-log';
import { openProduct } from '@linli/test/support/product';
import { afterAll, describe, expect, it } from 'vitest';

const failures: string[] = [];
const on = await openProduct({
  log: openLog('error', 'api', { write: (line) => void failures.push(line) }),
});
const area = await on.areas({ community: 'community' });
const secretary = await on.as({ role: 'secretary', area: area.community });
const { hostname, port } = new URL(on.url);
const open: Socket[] = [];
afterAll(() => {
  for (const socket of open) socket.destroy();
});

/** A connection on which `text` was written; everything that comes back, and whether the other side ended it. */
function say(text: string, { thenEnd = false } = {}) {
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  open.push(socket);
  let heard = '';
  const over = new Promise<string>((resolve) => {
    socket.on('data', (part) => {
      heard += part.toString();
    });
    socket.on('error', () => resolve(heard));
    socket.on('end', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
  socket.write(text);
  if (thenEnd) socket.end();
  return { over, heard: () => heard, socket };
}

const lines = (...of: string[]) => `${of.join('\r\n')}\r\n\r\n`;
const me = ['GET /api/identity/me HTTP/1.1', 'Host: x', `Authorization: Bearer ${secretary.token}`];
const post = (...more: string[]) => [
  'POST /api/people/create-area HTTP/1.1',
  'Host: x',
  `Authorization: Bearer ${secretary.token}`,
  'Content-Type: application/json',
  ...more,
];
const answers = async () => (await fetch(`${on.url}/healthz`)).status;

describe('a connection', () => {
  it.each([
    ['a header of its own makes', [...me, `X-Long: ${'a'.repeat(40_000)}`], /^HTTP\/1\.1 413 /],
    ['thousands of headers make', [...me, ...Array<string>(5_000).fill('X-A: bbbb')], /^HTTP\/1\.1 413 /],
    ['a zero in a header makes', [...me, 'X-Zero: a\0b'], /^HTTP\/1\.1 400 /],
    ['two lengths of a body make', post('Content-Length: 2', 'Content-Length: 4'), /^HTTP\/1\.1 400 /],
    [
      'a length beside pieces makes',
      post('Content-Length: 2', 'Transfer-Encoding: chunked'),
      /^HTTP\/1\.1 400 /,
    ],
    ['a length that is none makes', post('Content-Length: -5'), /^HTTP\/1\.1 400 /],
    ['an unknown version makes', ['GET / HTTP/9.9'], /^HTTP\/1\.1 400 /],
  ])('what %s is refused as a problem, and the connection ends', async (_, head, expected) => {
    const answer = await say(lines(...head)).over;
    expect(answer).toMatch(expected);
    expect(answer).toMatch(/"code":"(too-large|invalid-input)"/);
    expect(answer).not.toContain(secretary.token);
    expect(await answers()).toBe(200);
  });

  it('whose body ends before its length is no failure of ours', async () => {
    const { over } = say(`${lines(...post('Content-Length: 400'))}{"name":"half`, { thenEnd: true });
    expect(await over).not.toMatch(/^HTTP\/1\.1 500 /);
    expect(await answers()).toBe(200);
  });

  it('whose pieces are none is no failure of ours', async () => {
    const { over } = say(`${lines(...post('Transfer-Encoding: chunked'))}zz\r\nabc\r\n`);
    expect(await over).not.toMatch(/^HTTP\/1\.1 500 /);
    expect(await answers()).toBe(200);
  });

  it('that asks several things at once is answered in their order', async () => {
    const { over } = say(`${lines(...me)}${lines('GET /healthz HTTP/1.1', 'Host: x', 'Connection: close')}`);
    const answer = await over;
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(answer.indexOf('"accountId"')).toBeLessThan(answer.indexOf('\r\n\r\nok'));
  });

  it('that is shut halfway ends, and nothing fails', async () => {
    const { over } = say(lines(...me, 'Connection: close'), { thenEnd: true });
    expect(await over).not.toMatch(/^HTTP\/1\.1 500 /);
    expect(await answers()).toBe(200);
  });

  it('that was cut is not logged as a failure', () => {
    expect(failures).toEqual([]);
  });

  it('that says nothing more keeps nobody else waiting, not even a hundred of them', async () => {
    const slow = Array.from({ length: 100 }, () => say(`${lines(...post('Content-Length: 400'))}{"name":`));
    const others = await Promise.all(
      Array.from({ length: 20 }, () =>
        fetch(`${on.url}/api/identity/me`, { headers: { authorization: `Bearer ${secretary.token}` } }),
      ),
    );
    expect(others.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(slow.map(({ heard }) => heard())).toEqual(Array(100).fill(''));
  });
});
