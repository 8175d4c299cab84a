import { onLoopback, robotServer } from '@linli/test/support/robot-server';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { robotsOverHttps } from './robots-over-https.ts';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const robots = robotsOverHttps(log);

describe('the address of a chat robot', () => {
  // Which addresses are public: webhooks-over-https.test.ts.
  it.each([
    ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'not-https'],
    ['https://10.1.2.3/send', 'not-public'],
    ['https://localhost/', 'not-public'],
  ])('must not be %s', async (url, why) => {
    expect(await robots.objection(url)).toBe(why);
    expect(await robots.post({ provider: 'wecom', url }, 'x')).toEqual({
      outcome: 'refused',
      reason: 'address',
    });
  });

  it('carries no name and password', async () => {
    expect(await robots.objection('https://a:b@8.8.8.8/')).toBe('wrong-format');
    expect(await robots.objection('nowhere')).toBe('wrong-format');
  });

  it('may be a public one', async () => {
    expect(await robots.objection('https://8.8.8.8/send')).toBeNull();
  });
});

describe('a post', async () => {
  const server = await robotServer();
  const here = robotsOverHttps(log, onLoopback);
  const post = () => here.post({ provider: 'dingtalk', url: server.url }, '三户');

  it('is accepted, put off or refused as the provider says', async () => {
    expect(await post()).toEqual({ outcome: 'accepted' });
    server.failNext(130101, 310000, 'drop');
    expect(await post()).toEqual({ outcome: 'later', reason: 'limit' });
    expect(await post()).toEqual({ outcome: 'refused', reason: 'address' });
    expect(await post()).toEqual({ outcome: 'unknown' });
    expect(await here.post({ provider: 'wecom', url: 'http://127.0.0.1:1/' }, 'x')).toEqual({
      outcome: 'later',
      reason: 'no-answer',
    });
  });

  it('leaves neither text nor address in the log', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toMatch(/三户|secret|webhook/);
  });
});
