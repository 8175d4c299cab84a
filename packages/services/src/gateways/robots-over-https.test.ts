import { onLoopback, robotServer } from '@linli/test/support/robot-server';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { robotsOverHttps } from './robots-over-https.ts';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const robots = robotsOverHttps(log);

describe('the address of a chat robot', () => {
  it.each([
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
    'ftp://qyapi.weixin.qq.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.1.2.3/send',
    'https://172.20.0.1/',
    'https://192.168.1.1/',
    'https://100.100.100.200/latest/meta-data',
    'https://169.254.169.254/latest/meta-data',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://localhost/',
  ])('must not be %s', async (url) => {
    expect(await robots.objection(url)).toBe('not-allowed-here');
    expect(await robots.post({ provider: 'wecom', url }, 'x')).toEqual({
      outcome: 'refused',
      reason: 'address',
    });
  });

  it('carries no name and password', async () => {
    expect(await robots.objection('https://a:b@203.0.113.9/')).toBe('wrong-format');
    expect(await robots.objection('nowhere')).toBe('wrong-format');
  });

  it('may be a public one', async () => {
    expect(await robots.objection('https://203.0.113.9/send')).toBeNull();
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
