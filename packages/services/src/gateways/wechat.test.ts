import { gatewayTokens } from '@linli/db/identity/tables';
import { stage } from '@linli/test/support/stage';
import { wechatServer } from '@linli/test/support/wechat-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { wechatGateway } from './wechat.ts';

const s = await stage();
const server = await wechatServer(s.clock);
const app = { appId: server.appId, secret: server.secret, api: server.url };
const process = () => wechatGateway({ app, db: s.db, clock: s.clock, vault: s.vault, log: s.base.log });
const wechat = process();
const tokens = '/cgi-bin/stable_token';
const phones = '/wxa/business/getuserphonenumber';
const sessions = '/sns/jscode2session';
let before: Record<string, number> = {};
const called = (path: string) => (server.calls[path] ?? 0) - (before[path] ?? 0);

beforeEach(() => {
  s.clock.advance(60 * 3);
  before = { ...server.calls };
});

describe('signing in by a login code', () => {
  it('tells who it is, with the union id where there is one', async () => {
    expect(await wechat.codeToSession(server.loginCode('o-1'))).toEqual({ openId: 'o-1', unionId: null });
    expect(await wechat.codeToSession(server.loginCode('o-2', 'u-2'))).toEqual({
      openId: 'o-2',
      unionId: 'u-2',
    });
  });

  it('a code used, expired or made up is nobody', async () => {
    const used = server.loginCode('o-3');
    await wechat.codeToSession(used);
    const old = server.loginCode('o-3');
    s.clock.advance(5);
    for (const code of [used, old, 'made-up']) expect(await wechat.codeToSession(code)).toBeNull();
  });

  it('asks a busy platform again once, then says the gateway failed', async () => {
    server.failNext(sessions, -1);
    expect(await wechat.codeToSession(server.loginCode('o-4'))).toMatchObject({ openId: 'o-4' });
    server.failNext(sessions, -1, -1);
    await expect(wechat.codeToSession(server.loginCode('o-4'))).rejects.toMatchObject({
      code: 'gateway-failed',
    });
    server.failNext(sessions, 'drop');
    await expect(wechat.codeToSession(server.loginCode('o-4'))).rejects.toMatchObject({
      code: 'gateway-failed',
    });
  });

  it('passes the quota of the minute on as "later"', async () => {
    server.failNext(sessions, 45011);
    await expect(wechat.codeToSession(server.loginCode('o-5'))).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 60,
    });
  });
});

describe('the phone of the phone-number button', () => {
  it('comes without country code, whether that is a number or a text', async () => {
    expect(await wechat.phoneNumber(server.phoneCode('19999000001'))).toBe('19999000001');
    expect(await wechat.phoneNumber(server.phoneCode('19999000002', '86'))).toBe('19999000002');
  });

  it('is nobody’s for a used or a login code, and for a number abroad', async () => {
    const used = server.phoneCode('19999000003');
    await wechat.phoneNumber(used);
    expect(await wechat.phoneNumber(used)).toBeNull();
    expect(await wechat.phoneNumber(server.loginCode('o-6'))).toBeNull();
    expect(await wechat.phoneNumber(server.phoneCode('91234567', 852))).toBeNull();
  });
});

describe('a subscribe message', () => {
  const template = { id: 'template-1', title: 'thing1', text: 'thing2', time: 'time3' };
  const message = (openId: string, more: object = {}) => ({
    openId,
    template,
    title: '您的求助有进展',
    text: '点开看现在谁在办',
    time: '2026年11月16日 09:00',
    page: 'pages/notices/index',
    language: 'zh-Hant' as const,
    ...more,
  });
  server.addTemplate(template.id, ['thing1', 'thing2', 'time3']);

  it('goes out in the language of its reader, for the consent given', async () => {
    server.allow('o-10', template.id);
    expect(await wechat.sendSubscribe(message('o-10'))).toEqual({ outcome: 'accepted' });
    expect(server.subscribed.at(-1)).toMatchObject({ openId: 'o-10', lang: 'zh_TW', state: 'formal' });
    expect(await wechat.sendSubscribe(message('o-10'))).toEqual({ outcome: 'refused', reason: 'no-consent' });
  });

  it('is cut to what a field takes', async () => {
    server.allow('o-11', template.id);
    await wechat.sendSubscribe(message('o-11', { text: `${'很'.repeat(30)}\n长` }));
    expect(server.subscribed.at(-1)?.data.thing2).toBe(`${'很'.repeat(19)}…`);
  });

  it('with a template or a field WeChat does not know is refused for good', async () => {
    const unknown = { ...template, id: 'nobody-knows' };
    const wrong = { id: template.id, title: 'thing1' };
    for (const each of [unknown, wrong])
      expect(await wechat.sendSubscribe(message('o-12', { template: each }))).toEqual({
        outcome: 'refused',
        reason: 'template',
      });
  });

  it('of which nobody knows whether it was taken is called unknown; without a token nothing went out', async () => {
    server.failNext('/cgi-bin/message/subscribe/send', 'drop');
    expect(await wechat.sendSubscribe(message('o-13'))).toEqual({ outcome: 'unknown' });
    s.clock.advance(130);
    server.failNext(tokens, 'drop');
    expect(await wechat.sendSubscribe(message('o-13'))).toEqual({ outcome: 'later', reason: 'busy' });
  });

  it('over the quota or busy may go later', async () => {
    server.failNext('/cgi-bin/message/subscribe/send', 45009, -1, -1, 43108);
    for (const reason of ['limit', 'busy', 'busy'])
      expect(await wechat.sendSubscribe(message('o-14'))).toEqual({ outcome: 'later', reason });
  });
});

describe('the access token', () => {
  it('is fetched once for all processes, even when they ask at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 4 }, (_, n) => process().phoneNumber(server.phoneCode(`1999900010${n}`))),
    );
    expect(called(tokens)).toBe(1);
    await process().phoneNumber(server.phoneCode('19999000104'));
    expect(called(tokens)).toBe(1);
  });

  it('is replaced before it ends', async () => {
    await wechat.phoneNumber(server.phoneCode('19999000105'));
    s.clock.advance(116);
    expect(await wechat.phoneNumber(server.phoneCode('19999000106'))).toBe('19999000106');
    expect(called(tokens)).toBe(2);
  });

  it('refused as not the latest, is replaced and the call made again', async () => {
    await wechat.phoneNumber(server.phoneCode('19999000107'));
    server.endToken();
    expect(await wechat.phoneNumber(server.phoneCode('19999000108'))).toBe('19999000108');
    expect(called(phones)).toBe(3);
  });

  it('refused although normal mode repeats it, is replaced by force', async () => {
    await wechat.phoneNumber(server.phoneCode('19999000109'));
    server.failNext(phones, 40001);
    expect(await wechat.phoneNumber(server.phoneCode('19999000110'))).toBe('19999000110');
    expect(called(tokens)).toBe(3);
  });

  it('refused twice, gives up', async () => {
    server.failNext(phones, 42001, 42001);
    await expect(wechat.phoneNumber(server.phoneCode('19999000111'))).rejects.toMatchObject({
      code: 'gateway-failed',
    });
    expect(called(phones)).toBe(2);
  });

  it('rests encrypted', async () => {
    await wechat.phoneNumber(server.phoneCode('19999000112'));
    const [row] = await s.db.select().from(gatewayTokens);
    expect(row?.tokenCipher.toString('latin1')).not.toMatch(/[0-9a-f]{64}/);
  });
});
