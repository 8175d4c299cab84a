import { messages } from '@linli/db/notices/tables';
import { inTransaction } from '@linli/services/context';
import { claimMessage } from '@linli/services/notices/claim-message';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openMessaging } from '../support/messaging.ts';

const on = await openMessaging({ startsAt: '2026-11-16T01:00:00Z' });
const { clock, worker, db, say, reader, wechat } = on;
const stateOf = async (account: { id: string }) => (await on.messagesTo(account)).map(({ state }) => state);

describe('workers that deliver messages', () => {
  it('two at once send once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => reader({ consents: 2 })));
    await say(
      'request-moved',
      people.map(({ id }) => id),
    );
    clock.advance(2);
    await Promise.all([on.sweep(), on.sweep(), on.sweep()]);
    await on.sweep();
    for (const each of people) {
      expect(on.overWechat(each)).toHaveLength(1);
      expect(await on.consentsOf(each, 'request')).toBe(1);
    }
  });

  it('one killed between claim and answer leaves a try that says it is not known, and the message takes another way', async () => {
    const li = await reader({ consents: 2 });
    await say('request-moved', [li.id]);
    clock.advance(2);
    const claimed = await inTransaction(await on.system().ctx(), (ctx) => claimMessage(ctx, li.id));
    expect(claimed).toMatchObject({ channel: 'wechat' });
    // While it may still be at work nobody else sends.
    clock.advance(1);
    await on.sweep();
    expect([on.overWechat(li), on.overSms(li)]).toEqual([[], []]);
    clock.advance(3);
    await on.sweep();
    expect(await on.triesTo(li)).toEqual([
      ['wechat', 'unknown', 'left-behind'],
      ['sms', 'accepted', null],
    ]);
    expect(await stateOf(li)).toEqual(['accepted']);
  });

  it('a slow gateway holds no transaction and no connection while it thinks', async () => {
    const li = await reader({ consents: 2 });
    let answer = () => {};
    wechat.holdMessages(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
    await say('request-moved', [li.id]);
    clock.advance(2);
    const sweeping = on.sweep();
    await expect.poll(async () => stateOf(li)).toEqual(['sending']);
    const [open] = await on.sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`;
    expect(open?.n).toBe(0);
    answer();
    wechat.holdMessages(null);
    await sweeping;
    expect(await stateOf(li)).toEqual(['accepted']);
  });

  it('nothing is lost when no worker ran for hours: it goes out once, late', async () => {
    const li = await reader({ consents: 2 });
    await say('request-moved', [li.id]);
    clock.advance(180);
    await on.sql`delete from outbox`;
    await worker.runUntilIdle();
    expect(on.overWechat(li)).toHaveLength(1);
    expect(await db.select().from(messages).where(eq(messages.accountId, li.id))).toHaveLength(1);
  });
});

describe('a message that names its ways', () => {
  it('takes those and no other, and with none it stays in the app', async () => {
    const [texted, left] = [await reader({ consents: 2 }), await reader({ consents: 2 })];
    await say('case-yours', [texted.id], { channels: ['sms'] });
    await say('case-yours', [left.id], { channels: [] });
    clock.advance(2);
    await on.sweep();
    expect([on.overWechat(texted).length, on.overSms(texted).length]).toEqual([0, 1]);
    expect([on.overWechat(left).length, on.overSms(left).length]).toEqual([0, 0]);
    expect((await on.noticesOf(left)).map(({ kind }) => kind)).toEqual(['case-yours']);
  });
});
