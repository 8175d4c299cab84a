import { auditEntries } from '@linli/db/audit/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listSessions } from './list-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { signOut } from './sign-out.ts';
import { signOutElsewhere } from './sign-out-elsewhere.ts';

const s = await stage();
const twoDevices = async () => {
  const first = await s.as();
  s.clock.advance(1);
  const second = await s.as({ id: first.accountId });
  const { items } = await second.do(listSessions, {});
  const other = items.find((item) => !item.current);
  if (!other) throw new Error('one device only');
  return { first, second, items, otherId: other.sessionId };
};

describe('does', () => {
  it('lists the devices of an account, the one in hand marked', async () => {
    const { items } = await twoDevices();
    expect(items.map(({ current, platform }) => ({ current, platform }))).toEqual([
      { current: true, platform: 'h5' },
      { current: false, platform: 'h5' },
    ]);
  });

  it('a revoked device is a visitor from its next request on, and the audit knows', async () => {
    const { first, second, otherId } = await twoDevices();
    await second.do(revokeSession, { sessionId: otherId });
    expect(await actorOf(first)).toBeNull();
    expect((await second.do(listSessions, {})).items).toHaveLength(1);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, otherId));
    expect(entry).toMatchObject({ action: 'identity.end-session', accountId: second.accountId });
  });

  it('signing out ends this session and no other', async () => {
    const { first, second } = await twoDevices();
    await second.do(signOut, {});
    expect(await actorOf(second)).toBeNull();
    expect(await actorOf(first)).not.toBeNull();
  });
});

describe('signing out elsewhere', () => {
  it('leaves the device in hand and ends every other one, the audit telling each', async () => {
    const { first, second, otherId } = await twoDevices();
    const third = await s.as({ id: first.accountId });
    const stranger = await s.as();
    expect(await second.do(signOutElsewhere, {})).toEqual({ ended: 2 });
    expect(await actorOf(first)).toBeNull();
    expect(await actorOf(third)).toBeNull();
    expect(await actorOf(second)).not.toBeNull();
    expect(await actorOf(stranger)).not.toBeNull();
    expect(await s.db.$count(auditEntries, eq(auditEntries.subjectId, otherId))).toBe(1);
    expect(await second.do(signOutElsewhere, {})).toEqual({ ended: 0 });
  });

  it('two devices that do it at once do not both stay', async () => {
    const { first, second } = await twoDevices();
    await Promise.allSettled([first.do(signOutElsewhere, {}), second.do(signOutElsewhere, {})]);
    const left = (await Promise.all([first, second].map(actorOf))).filter((actor) => actor !== null);
    expect(left.length).toBeLessThan(2);
  });
});

describe('refuses', () => {
  it('to end the session of somebody else', async () => {
    const { otherId, first } = await twoDevices();
    const stranger = await s.as();
    await expect(stranger.do(revokeSession, { sessionId: otherId })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await actorOf(first)).not.toBeNull();
  });
});

describe('races and repeats', () => {
  it('ending a session twice, or twice at once, ends it once', async () => {
    const { second, otherId } = await twoDevices();
    await Promise.all([1, 2].map(() => second.do(revokeSession, { sessionId: otherId })));
    await second.do(revokeSession, { sessionId: otherId });
    expect(await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, otherId))).toHaveLength(1);
  });
});
