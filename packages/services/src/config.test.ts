import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { usualRequestLimits } from './throttle.ts';

const key = randomBytes(32).toString('base64');
const least = { DATABASE_URL: 'postgres://a:b@localhost/c', DATA_KEYS: key, INDEX_KEY: key, DEMO: '1' };

describe('the configuration', () => {
  it('needs little and has safe defaults', () => {
    expect(readConfig(least)).toMatchObject({ host: '127.0.0.1', redisUrl: null, wechat: null, sms: null });
  });

  it('names what is missing or wrong and never a value', () => {
    const read = () => readConfig({ ...least, DATABASE_URL: 'mysql://secret', PORT: 'x' });
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).toThrow(/PORT/);
    expect(read).not.toThrow(/secret/);
  });

  it('shows one-time codes only where it was asked to and nothing sends them', () => {
    expect(() => readConfig({ ...least, DEMO: '0' })).toThrow(/SMS_URL/);
    expect(() => readConfig({ ...least, SMS_URL: 'https://sms.example/send' })).toThrow(/DEMO/);
  });

  it('limits calls as usual unless told otherwise, and takes no limit it cannot read', () => {
    expect(readConfig(least).requestLimits).toEqual(usualRequestLimits);
    expect(
      readConfig({
        ...least,
        REQUESTS_PER_TOKEN: '50/1',
        REQUESTS_PER_ADDRESS: 'off',
        REQUESTS_PER_ACCOUNT: '',
      }).requestLimits,
    ).toEqual({ account: usualRequestLimits.account, token: { most: 50, seconds: 1 }, address: null });
    for (const wrong of ['50', '0/10', 'many', '10/0'])
      expect(() => readConfig({ ...least, REQUESTS_PER_TOKEN: wrong })).toThrow(/REQUESTS_PER_TOKEN/);
  });
});
