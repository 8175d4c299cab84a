import { auditEntries } from '@linli/db/audit/tables';
import { accounts, identities, sessions } from '@linli/db/identity/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { requestCode } from '../identity/request-code.ts';
import { signInWithCode } from './sign-in-with-code.ts';

const s = await stage({ settings: { staffSecondFactor: true, staffSessionMinutes: 720 } });
const device = { platform: 'h5' as const, label: 'Test' };
const ask = async (phone: string) => {
  const { demoCode } = await s.visitor().do(requestCode, { phone });
  if (demoCode === undefined) throw new Error('no demo code');
  return demoCode;
};
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const signIn = (phone: string, code: string) => s.visitor().do(signInWithCode, { phone, code, device });
const accountsOf = (phone: string) =>
  s.db
    .select()
    .from(accounts)
    .where(eq(accounts.phoneBlind, s.vault.blind('phone', phone)));

describe('does', () => {
  it('gives a new phone an account and a token that signs in', async () => {
    const phone = s.phone();
    const answer = await signIn(phone, await ask(phone));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    expect(answer).toMatchObject({ secondFactor: 'off', phoneKnown: true });
    const [account] = await accountsOf(phone);
    expect((await actorOf(s.bearer(answer.token)))?.accountId).toBe(account?.id);
    const [entry] = await s.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, account?.id ?? ''), eq(auditEntries.action, 'identity.sign-in')));
    expect(entry?.facts).toEqual({ way: 'code', platform: 'h5' });
  });

  it('finds the account the phone already has', async () => {
    const account = await s.account();
    const answer = await signIn(account.phone ?? '', await ask(account.phone ?? ''));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    expect((await actorOf(s.bearer(answer.token)))?.accountId).toBe(account.id);
  });

  it('tells staff that their session is short and a second factor is due', async () => {
    const { grid } = await s.areas({ grid: 'grid' });
    const account = await s.account();
    await s.post(account.id, 'grid-leader', grid);
    const answer = await signIn(account.phone ?? '', await ask(account.phone ?? ''));
    expect(answer).toMatchObject({
      state: 'signed-in',
      secondFactor: 'to-enrol',
      expiresAt: new Date(s.clock.now().getTime() + 720 * 60_000).toISOString(),
    });
  });

  it('keeps no token: only a keyed hash rests', async () => {
    const phone = s.phone();
    const answer = await signIn(phone, await ask(phone));
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    const rows = await s.db.select().from(sessions);
    expect(JSON.stringify(rows)).not.toContain(answer.token);
  });

  it('never takes over a token that was brought along, known or made up, and leaves its session alone', async () => {
    const other = await s.as();
    for (const brought of [other.token, 'a'.repeat(43)]) {
      const phone = s.phone();
      const code = await ask(phone);
      const answer = await s.bearer(brought).do(signInWithCode, { phone, code, device });
      if (answer.state !== 'signed-in') throw new Error(answer.state);
      expect(answer.token).not.toBe(brought);
      const [account] = await accountsOf(phone);
      expect((await actorOf(s.bearer(answer.token)))?.accountId).toBe(account?.id);
    }
    expect((await actorOf(other))?.accountId).toBe(other.accountId);
    expect(await actorOf(s.bearer('a'.repeat(43)))).toBeNull();
  });

  it('from a WeChat session without a phone, joins both to the account of the phone', async () => {
    const phoneless = await s.account({ phone: null });
    await s.db
      .insert(identities)
      .values({ provider: 'wechat', subject: 'o-1', accountId: phoneless.id, createdAt: s.clock.now() });
    const known = await s.account();
    const caller = await s.as(phoneless);
    const phone = known.phone ?? '';
    const code = await ask(phone);
    const answer = await caller.do(signInWithCode, { phone, code, device });
    if (answer.state !== 'signed-in') throw new Error(answer.state);
    expect((await actorOf(s.bearer(answer.token)))?.accountId).toBe(known.id);
    const [identity] = await s.db.select().from(identities).where(eq(identities.subject, 'o-1'));
    expect(identity?.accountId).toBe(known.id);
    expect(await actorOf(caller)).toBeNull();
  });
});

describe('refuses', () => {
  it('a wrong code five times, and from then on the right one too', async () => {
    const phone = s.phone();
    const code = await ask(phone);
    const left: unknown[] = [];
    for (let n = 0; n < 5; n++) left.push(await signIn(phone, wrong(code)));
    expect(left).toEqual([4, 3, 2, 1, 0].map((attemptsLeft) => ({ state: 'wrong-code', attemptsLeft })));
    expect(await signIn(phone, code)).toEqual({ state: 'expired-code' });
    expect(await accountsOf(phone)).toEqual([]);
  });

  it('a code after five minutes, a used one, one replaced by a newer, and any for a phone that never asked', async () => {
    const phone = s.phone();
    const late = await ask(phone);
    s.clock.advance(5);
    expect(await signIn(phone, late)).toEqual({ state: 'expired-code' });
    const replaced = await ask(phone);
    s.clock.advance(1);
    const newest = await ask(phone);
    if (replaced !== newest) expect(await signIn(phone, replaced)).toMatchObject({ state: 'wrong-code' });
    expect(await signIn(phone, newest)).toMatchObject({ state: 'signed-in' });
    expect(await signIn(phone, newest)).toEqual({ state: 'expired-code' });
    expect(await signIn(s.phone(), '123456')).toEqual({ state: 'expired-code' });
  });

  it('the code of another phone', async () => {
    const [mine, theirs] = [s.phone(), s.phone()];
    const code = await ask(theirs);
    const own = await ask(mine);
    if (own !== code) expect(await signIn(mine, code)).toMatchObject({ state: 'wrong-code' });
  });

  it('a flood of tries from one address', async () => {
    const visitor = s.visitor('203.0.113.99');
    const input = { phone: s.phone(), code: '123456', device };
    for (let n = 0; n < 300; n++) await visitor.do(signInWithCode, input);
    await expect(visitor.do(signInWithCode, input)).rejects.toMatchObject({ code: 'too-many-requests' });
  });
});

describe('races and repeats', () => {
  it('a code opens one session however many use it at once', async () => {
    const phone = s.phone();
    const code = await ask(phone);
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(phone, code)));
    expect(answers.filter(({ state }) => state === 'signed-in')).toHaveLength(1);
    expect(await accountsOf(phone)).toHaveLength(1);
  });

  it('wrong tries at once are all counted', async () => {
    const phone = s.phone();
    const code = await ask(phone);
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(phone, wrong(code))));
    expect(answers.filter(({ state }) => state === 'wrong-code')).toHaveLength(5);
    expect(await signIn(phone, code)).toEqual({ state: 'expired-code' });
  });
});
