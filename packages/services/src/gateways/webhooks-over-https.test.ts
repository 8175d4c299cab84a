import { loopback } from '@linli/test/support/loopback';
import { onLoopback } from '@linli/test/support/robot-server';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { internet } from './outside.ts';
import { webhooksOverHttps } from './webhooks-over-https.ts';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const webhooks = webhooksOverHttps(log);

describe('the address of a webhook', () => {
  it.each([
    ['http://example.com/', 'not-https'],
    ['ftp://example.com/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['nowhere', 'wrong-format'],
    ['https://a:b@8.8.8.8/', 'wrong-format'],
    ['https://nobody.invalid/', 'no-such-host'],
    ['https://localhost/', 'not-public'],
    ['https://127.0.0.1/', 'not-public'],
    ['https://2130706433/', 'not-public'],
    ['https://0x7f.1/', 'not-public'],
    ['https://017700000001/', 'not-public'],
    ['https://0.0.0.0/', 'not-public'],
    ['https://10.1.2.3/', 'not-public'],
    ['https://172.31.255.255/', 'not-public'],
    ['https://192.168.1.1/', 'not-public'],
    ['https://169.254.169.254/latest/meta-data', 'not-public'],
    ['https://100.100.100.200/latest/meta-data', 'not-public'],
    ['https://100.64.0.1/', 'not-public'],
    ['https://198.18.0.1/', 'not-public'],
    ['https://224.0.0.1/', 'not-public'],
    ['https://255.255.255.255/', 'not-public'],
    ['https://[::]/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://[::ffff:127.0.0.1]/', 'not-public'],
    ['https://[::ffff:8.8.8.8]/', 'not-public'],
    ['https://[64:ff9b::7f00:1]/', 'not-public'],
    ['https://[2002:7f00:1::]/', 'not-public'],
    ['https://[fd00:ec2::254]/', 'not-public'],
    ['https://[fe80::1]/', 'not-public'],
    ['https://[ff02::1]/', 'not-public'],
  ])('must not be %s: %s', async (url, why) => {
    expect(await webhooks.objection(url)).toBe(why);
    if (why === 'not-public' || why === 'not-https')
      expect(await webhooks.push(url, {}, '{}')).toMatchObject({ outcome: 'address', status: null });
  });

  it('may be a public one', async () => {
    expect(await webhooks.objection('https://8.8.8.8/hooks')).toBeNull();
    expect(await webhooks.objection('https://[2400:3200::1]/hooks')).toBeNull();
  });

  it('is looked at again when it is connected to: a name that leads inside by then is not called', async () => {
    const inside = await loopback(() => expect.unreachable('it was called'));
    // Over http this time, so that nothing but the address stands in the way.
    const guarded = webhooksOverHttps(log, { ...internet, protocols: ['http:'] });
    const { port } = new URL(inside.url);
    expect(await guarded.push(`http://localhost:${port}/`, {}, '{}')).toMatchObject({ outcome: 'address' });
  });
});

describe('a push', () => {
  const here = webhooksOverHttps(log, onLoopback, 300);

  it('is taken by 2xx alone; redirections are not followed', async () => {
    const second = await loopback(() => expect.unreachable('the redirection was followed'));
    const answers = [
      [200, 'delivered'],
      [204, 'delivered'],
      [302, 'refused'],
      [400, 'refused'],
      [410, 'gone'],
      [500, 'refused'],
    ] as const;
    for (const [status, outcome] of answers) {
      const { url } = await loopback((_, __, response) => {
        response.writeHead(status, { location: second.url }).end();
      });
      expect(await here.push(url, {}, '{}')).toMatchObject({ outcome, status });
    }
  });

  it('waits no longer than its time for an answer, reads no more than its first bytes', async () => {
    const silent = await loopback(() => undefined);
    expect(await here.push(silent.url, {}, '{}')).toMatchObject({ outcome: 'timeout', status: null });
    const endless = await loopback((_, __, response) => {
      response.writeHead(200);
      const more = () => void (response.writableEnded || response.write('x'.repeat(64 * 1024), more));
      more();
    });
    const answer = await here.push(endless.url, {}, '{}');
    expect(answer).toMatchObject({ outcome: 'delivered', status: 200 });
    expect(answer.answer).toHaveLength(1024);
    expect(await here.push('http://127.0.0.1:1/', {}, '{}')).toMatchObject({ outcome: 'no-answer' });
  });

  it('leaves neither body nor address in the log', async () => {
    await here.push('http://127.0.0.1:1/secret-path', {}, '{"matter":"病情"}');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toMatch(/secret-path|病情|127\.0\.0\.1/);
  });
});
