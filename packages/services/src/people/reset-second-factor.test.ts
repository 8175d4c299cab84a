import { auditEntries } from '@linli/db/audit/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { enrolSecondFactor } from '../identity/enrol-second-factor.ts';
import { passSecondFactor } from '../identity/pass-second-factor.ts';
import { resetSecondFactor } from './reset-second-factor.ts';

const s = await stage({ settings: { staffSecondFactor: true } });
const reason = '手机丢失';
const enrol = async (caller: Awaited<ReturnType<typeof s.as>>) => {
  const { secret } = await caller.do(enrolSecondFactor, {});
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await caller.do(passSecondFactor, { code: totp.generate({ timestamp: s.clock.now().getTime() }) });
  return caller;
};
const place = async () => {
  const tree = await s.areas({ community: 'community', grid: ['grid', 'community'] });
  return {
    ...tree,
    secretary: await enrol(await s.as({ role: 'secretary', area: tree.community })),
    leader: await enrol(await s.as({ role: 'grid-leader', area: tree.grid })),
  };
};

describe('does', () => {
  it('signs all devices out and lets a new authenticator be enrolled, with the reason kept', async () => {
    const { secretary, leader } = await place();
    await secretary.do(resetSecondFactor, { accountId: leader.accountId, reason });
    expect(await actorOf(leader)).toBeNull();
    const next = await s.as({ id: leader.accountId });
    expect((await actorOf(next))?.secondFactor).toBe('to-enrol');
    await enrol(next);
    expect((await actorOf(next))?.secondFactor).toBe('passed');
    const entries = await s.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.accountId, secretary.accountId));
    expect(entries.at(-1)).toMatchObject({ action: 'people.reset-second-factor', reason });
  });
});

describe('refuses', () => {
  it('one’s own, one’s superior’s, one’s equal’s and a resident’s', async () => {
    const { secretary, leader, grid } = await place();
    const equal = await s.as({ role: 'grid-leader', area: grid });
    const resident = await s.as();
    for (const { accountId } of [leader, secretary, equal, resident])
      await expect(leader.do(resetSecondFactor, { accountId, reason })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('somebody who holds another post elsewhere', async () => {
    const { secretary, leader } = await place();
    const { grid: elsewhere } = await place();
    await s.post(leader.accountId, 'building-head', elsewhere);
    await expect(
      secretary.do(resetSecondFactor, { accountId: leader.accountId, reason }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a caller who has not passed the second factor, or gives no posts', async () => {
    const { secretary, leader, grid } = await place();
    const again = await s.as({ id: secretary.accountId });
    const input = { accountId: leader.accountId, reason };
    await expect(again.do(resetSecondFactor, input)).rejects.toMatchObject({ code: 'second-factor-needed' });
    const head = await s.as({ role: 'building-head', area: grid });
    await expect(head.do(resetSecondFactor, input)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('races and repeats', () => {
  it('twice at once is as once', async () => {
    const { secretary, leader } = await place();
    const input = { accountId: leader.accountId, reason };
    await Promise.all([1, 2].map(() => secretary.do(resetSecondFactor, input)));
    expect((await actorOf(await s.as({ id: leader.accountId })))?.secondFactor).toBe('to-enrol');
  });
});
