import { auditEntries } from '@linli/db/audit/tables';
import { openMessaging } from '@linli/test/support/messaging';
import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { finishCallback } from './finish-callback.ts';
import { listCallbacks } from './list-callbacks.ts';
import { listDeliveries } from './list-deliveries.ts';
import { markRead } from './mark-read.ts';
import { revealCallbackNumber } from './reveal-callback-number.ts';

const on = await openMessaging();
const { clock, say } = on;
const area = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  beside: ['grid', 'community'],
  building: ['building', 'grid'],
});
const head = await on.as({ role: 'building-head', area: area.building });
const leader = await on.as({ role: 'grid-leader', area: area.grid });
const list = async () => (await leader.do(listCallbacks, { limit: 30 })).items;

/** Somebody without WeChat or a phone of their own whom a message did not reach. */
async function unreached(phone: string | null = null) {
  const household = await on.household(area.building);
  const { personId } = await on.member(household, { name: '李奶奶', phone });
  const account = await on.account({ phone: null, name: '李奶奶' });
  await on.join(account.id, household, { personId });
  await on.sql`update persons set account_id = ${account.id} where id = ${personId}`;
  await say('request-confirm', [account.id]);
  for (let minute = 0; minute < 34; minute += 2) {
    clock.advance(2);
    await on.sweep();
  }
  const line = (await list()).at(-1);
  if (!line) throw new Error('not on the list');
  return { ...line, accountId: account.id, household };
}

describe('the call list does', () => {
  it('say whom to phone, where they live and why, with the number masked', async () => {
    const phone = on.phone();
    const line = await unreached(phone);
    expect(line).toMatchObject({
      name: '李奶奶',
      address: line.household.address,
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      why: ['request-confirm'],
      attempts: 0,
    });
    expect(await head.do(revealCallbackNumber, { callbackId: line.callbackId })).toEqual({ phone });
    const [entry] = await on.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(entry).toMatchObject({ action: 'notices.reveal-callback-number', subjectId: line.accountId });
    expect(await head.do(finishCallback, { callbackId: line.callbackId, outcome: 'reached' })).toEqual({
      open: false,
    });
    expect(await list()).toEqual([]);
    const { items } = await leader.do(listDeliveries, { limit: 5 });
    expect(items[0]).toMatchObject({
      name: '李奶奶',
      kinds: ['request-confirm'],
      state: 'phoned',
      tries: [],
    });
  });

  it('bring back who did not answer after a rest, and after three times say that nobody was reached', async () => {
    const { callbackId, accountId } = await unreached(on.phone());
    for (let call = 1; call <= 3; call++) {
      expect(await leader.do(finishCallback, { callbackId, outcome: 'no-answer' })).toEqual({
        open: call < 3,
      });
      expect(await list()).toEqual([]);
      clock.advance(30);
      expect(await list()).toHaveLength(call < 3 ? 1 : 0);
    }
    expect(await on.messagesTo({ id: accountId })).toMatchObject([{ state: 'not-reached' }]);
  });

  it('leave out who has read it in the app meanwhile', async () => {
    const { callbackId, accountId } = await unreached(on.phone());
    await (await on.as({ id: accountId })).do(markRead, { noticeIds: null });
    expect(await list()).toEqual([]);
    await expect(leader.do(revealCallbackNumber, { callbackId })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});

describe('the call list refuses', () => {
  it('other areas and roles, and a number nobody knows', async () => {
    const { callbackId } = await unreached();
    const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    expect((await neighbour.do(listCallbacks, { limit: 30 })).items).toEqual([]);
    expect((await neighbour.do(listDeliveries, { limit: 30 })).items).toEqual([]);
    for (const [who, code] of [
      [neighbour, 'not-found'],
      [volunteer, 'not-allowed'],
    ] as const) {
      await expect(who.do(revealCallbackNumber, { callbackId })).rejects.toMatchObject({ code });
      await expect(who.do(finishCallback, { callbackId, outcome: 'reached' })).rejects.toMatchObject({
        code,
      });
    }
    await expect(leader.do(revealCallbackNumber, { callbackId })).rejects.toMatchObject({
      code: 'rule-refused',
    });
    await leader.do(finishCallback, { callbackId, outcome: 'needless' });
  });
});

describe('the call list in races and repeats', () => {
  it('two who write down the same call: one counts', async () => {
    const { callbackId, accountId } = await unreached(on.phone());
    const ends = await Promise.allSettled(
      [head, leader].map((who) => who.do(finishCallback, { callbackId, outcome: 'reached' })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const entries = await on.db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
    expect(entries.filter(({ action }) => action === 'notices.finish-callback')).toHaveLength(1);
  });
});
