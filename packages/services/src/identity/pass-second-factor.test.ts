import { accounts, sessions } from '@linli/db/identity/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { reach } from '../authorise.ts';
import { enrolSecondFactor } from './enrol-second-factor.ts';
import { passSecondFactor } from './pass-second-factor.ts';

const s = await stage({ settings: { staffSecondFactor: true } });
const leader = async () => {
  const { grid } = await s.areas({ grid: 'grid' });
  return s.as({ role: 'grid-leader', area: grid });
};
const codeOf = (secret: string, minutes = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: s.clock.now().getTime() + minutes * 60_000,
  });
const enrolled = async () => {
  const caller = await leader();
  const { secret } = await caller.do(enrolSecondFactor, {});
  await caller.do(passSecondFactor, { code: codeOf(secret) });
  s.clock.advance(5);
  return { caller, secret, again: await s.as({ id: caller.accountId }) };
};
const search = async (ctx: Parameters<typeof reach>[0]) => reach(ctx, 'register.search');

describe('does', () => {
  it('lets staff work once they enrolled, and asks again in the next session', async () => {
    const caller = await leader();
    expect((await actorOf(caller))?.secondFactor).toBe('to-enrol');
    await expect(caller.do(search, {})).rejects.toMatchObject({ code: 'second-factor-needed' });
    const { secret, otpauthUri } = await caller.do(enrolSecondFactor, {});
    expect(otpauthUri).toContain(`secret=${secret}`);
    expect(await caller.do(passSecondFactor, { code: codeOf(secret) })).toEqual({ state: 'passed' });
    expect(await caller.do(search, {})).toHaveLength(1);
    const next = await s.as({ id: caller.accountId });
    expect((await actorOf(next))?.secondFactor).toBe('asked');
    s.clock.advance(1);
    await next.do(passSecondFactor, { code: codeOf(secret) });
    expect((await actorOf(next))?.secondFactor).toBe('passed');
  });

  it('keeps the secret sealed', async () => {
    const { caller, secret } = await enrolled();
    const [account] = await s.db.select().from(accounts).where(eq(accounts.id, caller.accountId));
    expect(account?.totpCipher?.toString('latin1')).not.toContain(secret);
  });

  it('a new authenticator replaces the old one only when a code of it was passed', async () => {
    const { caller, secret } = await enrolled();
    const next = await caller.do(enrolSecondFactor, {});
    expect(await caller.do(passSecondFactor, { code: codeOf(secret) })).toEqual({ state: 'passed' });
    s.clock.advance(1);
    expect(await caller.do(passSecondFactor, { code: codeOf(next.secret) })).toEqual({ state: 'passed' });
    s.clock.advance(1);
    expect(await caller.do(passSecondFactor, { code: codeOf(secret) })).toMatchObject({
      state: 'wrong-code',
    });
  });
});

describe('refuses', () => {
  it('a code twice, and an older one after a newer', async () => {
    const { again, secret } = await enrolled();
    const older = codeOf(secret, -0.5);
    const code = codeOf(secret);
    expect(await again.do(passSecondFactor, { code })).toEqual({ state: 'passed' });
    expect(await again.do(passSecondFactor, { code })).toMatchObject({ state: 'wrong-code' });
    expect(await again.do(passSecondFactor, { code: older })).toMatchObject({ state: 'wrong-code' });
  });

  it('more than five tries in a quarter of an hour, the right one included', async () => {
    const { again, secret } = await enrolled();
    s.clock.advance(15);
    const bad = codeOf(secret) === '000000' ? '000001' : '000000';
    const left: unknown[] = [];
    for (let n = 0; n < 5; n++) left.push(await again.do(passSecondFactor, { code: bad }));
    expect(left.map((answer) => (answer as { attemptsLeft: number }).attemptsLeft)).toEqual([4, 3, 2, 1, 0]);
    await expect(again.do(passSecondFactor, { code: codeOf(secret) })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    expect((await actorOf(again))?.secondFactor).toBe('asked');
  });

  it('a new secret to a session that has not passed the one in use', async () => {
    const { again } = await enrolled();
    await expect(again.do(enrolSecondFactor, {})).rejects.toMatchObject({ code: 'second-factor-needed' });
  });

  it('a code when nothing was enrolled, and visitors', async () => {
    const caller = await leader();
    await expect(caller.do(passSecondFactor, { code: '123456' })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await expect(s.visitor().do(passSecondFactor, { code: '123456' })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

describe('races and repeats', () => {
  it('one code used at once in two sessions passes one of them', async () => {
    const { caller, secret } = await enrolled();
    const two = [await s.as({ id: caller.accountId }), await s.as({ id: caller.accountId })];
    const code = codeOf(secret);
    const answers = await Promise.all(two.map((each) => each.do(passSecondFactor, { code })));
    expect(answers.map(({ state }) => state).sort()).toEqual(['passed', 'wrong-code']);
    const rows = await s.db.select().from(sessions).where(eq(sessions.accountId, caller.accountId));
    expect(rows.filter(({ secondFactorAt }) => secondFactorAt !== null)).toHaveLength(2);
  });
});
