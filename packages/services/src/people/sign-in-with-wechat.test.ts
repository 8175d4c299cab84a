import { accounts, identities } from '@linli/db/identity/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { wechatServer } from '@linli/test/support/wechat-server';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { wechatGateway } from '../gateways/wechat.ts';
import { bindWechatPhone } from '../identity/bind-wechat-phone.ts';
import { signInWithWechat } from './sign-in-with-wechat.ts';

const plain = await stage();
const server = await wechatServer(plain.clock);
const app = { appId: server.appId, secret: server.secret, api: server.url };
const wechat = wechatGateway({
  app,
  db: plain.db,
  clock: plain.clock,
  vault: plain.vault,
  log: plain.base.log,
});
const s = await stage({ gateways: { wechat } });
const device = { platform: 'weapp' as const, label: '' };
const signIn = async (openId: string) => {
  const answer = await s.visitor().do(signInWithWechat, { code: server.loginCode(openId), device });
  if (answer.state !== 'signed-in') throw new Error(answer.state);
  return { ...answer, caller: s.bearer(answer.token) };
};
const accountIdOf = async (openId: string) => (await actorOf((await signIn(openId)).caller))?.accountId;

describe('does', () => {
  it('makes one account a person, which knows no phone yet', async () => {
    const first = await signIn('o-1');
    expect(first.phoneKnown).toBe(false);
    expect(await accountIdOf('o-1')).toBe((await actorOf(first.caller))?.accountId);
  });

  it('the phone button gives the account its phone', async () => {
    const { caller } = await signIn('o-2');
    const phone = s.phone();
    const answer = await caller.do(bindWechatPhone, { code: server.phoneCode(phone) });
    expect(answer.phoneMasked).toBe(`199****${phone.slice(-4)}`);
    expect((await signIn('o-2')).phoneKnown).toBe(true);
  });

  it('a phone that already has an account takes the WeChat identity and this session over', async () => {
    const known = await s.account();
    const { caller } = await signIn('o-3');
    const phoneless = (await actorOf(caller))?.accountId ?? '';
    await caller.do(bindWechatPhone, { code: server.phoneCode(known.phone ?? '') });
    expect((await actorOf(caller))?.accountId).toBe(known.id);
    expect(await accountIdOf('o-3')).toBe(known.id);
    const [closed] = await s.db.select().from(accounts).where(eq(accounts.id, phoneless));
    expect(closed?.closedAt).toEqual(s.clock.now());
  });
});

describe('refuses', () => {
  it('a used code', async () => {
    const code = server.loginCode('o-4');
    await s.visitor().do(signInWithWechat, { code, device });
    expect(await s.visitor().do(signInWithWechat, { code, device })).toEqual({ state: 'expired-code' });
  });

  it('where the tenant has no mini-program', async () => {
    await expect(plain.visitor().do(signInWithWechat, { code: 'x', device })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('a phone that another account has when this one has its own', async () => {
    const other = await s.account();
    const { caller } = await signIn('o-5');
    await caller.do(bindWechatPhone, { code: server.phoneCode(s.phone()) });
    await expect(
      caller.do(bindWechatPhone, { code: server.phoneCode(other.phone ?? '') }),
    ).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('a visitor, and the login code in place of the one of the button', async () => {
    await expect(
      s.visitor().do(bindWechatPhone, { code: server.phoneCode(s.phone()) }),
    ).rejects.toMatchObject({ code: 'not-signed-in' });
    const { caller } = await signIn('o-6');
    await expect(caller.do(bindWechatPhone, { code: server.loginCode('o-6') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('races and repeats', () => {
  it('two phones of one person signing in for the first time at once make one account', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => accountIdOf('o-7')));
    expect(new Set(ids).size).toBe(1);
    expect(await s.db.select().from(identities).where(eq(identities.subject, 'o-7'))).toHaveLength(1);
  });

  it('two accounts proving one phone at once leave it with one of them', async () => {
    const phone = s.phone();
    const callers = [(await signIn('o-8')).caller, (await signIn('o-9')).caller];
    const bound = await Promise.allSettled(
      callers.map((caller) => caller.do(bindWechatPhone, { code: server.phoneCode(phone) })),
    );
    expect(bound.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const outcome of bound)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'lost-race' });
    const holders = await s.db
      .select()
      .from(accounts)
      .where(eq(accounts.phoneBlind, s.vault.blind('phone', phone)));
    expect(holders).toHaveLength(1);
  });
});
