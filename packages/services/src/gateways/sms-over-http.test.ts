import { smsServer } from '@linli/test/support/sms-server';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { smsOverHttp } from './sms-over-http.ts';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });

describe('one-time codes over HTTP', async () => {
  const server = await smsServer();
  const sms = smsOverHttp({ url: server.url, token: 'secret-token', receiptSecret: null }, log);

  it('are handed over with the token of the service', async () => {
    await sms.sendCode('19999000001', '012345');
    expect(server.sent.at(-1)).toEqual({
      phone: '19999000001',
      code: '012345',
      authorization: 'Bearer secret-token',
    });
  });

  it.each([503, 400, 'drop' as const])(
    'that are not taken (%s) fail, and no log line tells phone or code',
    async (how) => {
      server.failNext(how);
      await expect(sms.sendCode('19999000002', '543210')).rejects.toMatchObject({ code: 'gateway-failed' });
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('')).not.toMatch(/19999000002|543210|secret-token/);
    },
  );
});
