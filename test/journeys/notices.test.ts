import { notices } from '@linli/db/notices/tables';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openMessaging, templateId } from '../support/messaging.ts';

const on = await openMessaging();
const { clock, worker, db, say, reader, wechat, sms } = on;
const place = await on.areas({
  community: 'community',
  grid: ['grid', 'community'],
  building: ['building', 'grid'],
});
const minutes = (n: number) => worker.advance({ minutes: n });
/** As a worker lives through it, which looks every few seconds. */
const minuteByMinute = async (n: number) => {
  for (let minute = 0; minute < n; minute++) await minutes(1);
};
const stateOf = async (account: { id: string }) => (await on.messagesTo(account)).map(({ state }) => state);
const consentsOf = (account: { id: string }) => on.consentsOf(account, 'request');

// Each story begins on the morning of another day, with nothing under way.
let day = 16;
beforeEach(async () => {
  sms.failAll(null);
  await worker.advanceTo(
    new Date(
      `2026-${day > 30 ? '12' : '11'}-${String(day > 30 ? day - 30 : day).padStart(2, '0')}T09:00:00+08:00`,
    ),
  );
  day += 1;
});

describe('one message', () => {
  it('over WeChat spends one consent, and says what it is about without a word on anybody’s health', async () => {
    const li = await reader({ consents: 2 });
    await say('request-moved', [li.id]);
    await minutes(2);
    expect(on.overWechat(li)).toEqual([
      {
        openId: li.openId,
        templateId: templateId('request'),
        page: 'pages/notices/index',
        state: 'formal',
        lang: 'zh_CN',
        data: {
          thing1: '您的求助有进展',
          thing2: '点开看现在谁在办',
          time3: expect.stringMatching(/^2026年11月16日 09:01$/),
        },
      },
    ]);
    expect(await stateOf(li)).toEqual(['accepted']);
    expect(await consentsOf(li)).toBe(1);
    expect(on.overSms(li)).toEqual([]);
  });

  it('is told in the language of its reader', async () => {
    const [hant, en] = [
      await reader({ language: 'zh-Hant', wechat: false }),
      await reader({ language: 'en', wechat: false }),
    ];
    await say('offer-made', [hant.id, en.id], { facts: { until: '2026-11-17T02:30:00Z' } });
    await minutes(1);
    expect(on.overSms(hant).map(({ text }) => text)).toEqual([
      '【鄰里】有件事想請您幫忙：請在 11-17 10:30 前答覆，不去也沒關係',
    ]);
    expect(on.overSms(en)).toMatchObject([{ language: 'en', params: { until: '11-17 10:30' } }]);
  });

  it('falls back to a text message when no consent is left, and says so', async () => {
    const li = await reader();
    await say('request-moved', [li.id]);
    await minutes(2);
    expect(on.overSms(li)).toHaveLength(1);
    expect(await on.triesTo(li)).toEqual([
      ['wechat', 'no-consent-left', 'no-consent'],
      ['sms', 'accepted', null],
    ]);
  });

  it('43101 shows that our count was wrong: it is set to zero, and the message takes the next way', async () => {
    const li = await reader();
    await on.allow(li.id, 'request', 3, 'here');
    await say('request-moved', [li.id]);
    await minutes(2);
    expect(await consentsOf(li)).toBe(0);
    expect(on.overSms(li)).toHaveLength(1);
    expect(await on.triesTo(li)).toEqual([
      ['wechat', 'no-consent-left', 'no-consent'],
      ['sms', 'accepted', null],
    ]);
  });

  it('no consent left and nothing else to be used ends as just that, never as told', async () => {
    const li = await reader({ phone: null });
    await say('request-moved', [li.id]);
    await minutes(2);
    expect(await stateOf(li)).toEqual(['no-consent-left']);
  });

  it('a token that WeChat no longer takes is replaced, and the message goes out once', async () => {
    const li = await reader({ consents: 1 });
    wechat.endToken();
    await say('request-moved', [li.id]);
    await minutes(2);
    expect(on.overWechat(li)).toHaveLength(1);
    expect(await stateOf(li)).toEqual(['accepted']);
  });

  it('read in the app before it is due is not sent', async () => {
    const li = await reader({ consents: 1 });
    await say('request-moved', [li.id]);
    await db.update(notices).set({ readAt: clock.now() }).where(eq(notices.accountId, li.id));
    await minutes(2);
    expect(on.overWechat(li)).toEqual([]);
    expect(await on.noticesOf(li)).toMatchObject([{ state: 'dropped', dropReason: 'read' }]);
  });

  it('an offer that has ended is not sent any more', async () => {
    const li = await reader({ wechat: false });
    sms.failAll(503);
    await say('offer-made', [li.id], { expiresAt: new Date(clock.now().getTime() + 10 * 60_000) });
    await minutes(9);
    sms.failAll(null);
    await minutes(30);
    expect(on.overSms(li)).toEqual([]);
    expect(await on.noticesOf(li)).toMatchObject([{ state: 'dropped', dropReason: 'expired' }]);
    expect(await stateOf(li)).toEqual(['dropped']);
  });

  it('goes to nobody whose account is closed', async () => {
    const li = await reader({ consents: 1 });
    await say('request-moved', [li.id]);
    await on.sql`update accounts set closed_at = now() where id = ${li.id}`;
    await minutes(2);
    expect(on.overWechat(li)).toEqual([]);
    expect(await on.noticesOf(li)).toMatchObject([{ dropReason: 'account-closed' }]);
  });
});

describe('several messages', () => {
  it('to one person within a minute become one', async () => {
    const li = await reader({ consents: 9 });
    await say('request-moved', [li.id]);
    await say('request-answer', [li.id]);
    await say('daily-digest', [li.id], { facts: { open: 3, late: 1 } });
    await minutes(3);
    expect(on.overWechat(li).map(({ data }) => data.thing2)).toEqual(['共 3 条，点开查看']);
    expect(await stateOf(li)).toEqual(['accepted']);
    await say('request-answer', [li.id]);
    await minutes(3);
    expect(on.overWechat(li)).toHaveLength(2);
  });

  it('an offer goes out alone and at once, and never waits for others', async () => {
    const li = await reader({ consents: 9 });
    await say('request-moved', [li.id]);
    await say('offer-made', [li.id]);
    await worker.runUntilIdle();
    expect(on.overWechat(li).map(({ templateId: used }) => used)).toEqual([templateId('errand')]);
    await minutes(2);
    expect(on.overWechat(li)).toHaveLength(2);
  });

  it('stop at six an hour; what is over waits and then comes as one', async () => {
    const li = await reader({ consents: 30 });
    for (let n = 0; n < 9; n++) {
      await say('offer-made', [li.id]);
      await minutes(1);
    }
    expect(on.overWechat(li)).toHaveLength(6);
    await minutes(45);
    expect(on.overWechat(li)).toHaveLength(6);
    await minutes(16);
    expect(on.overWechat(li)).toHaveLength(9);
  });

  it('a first call passes the limit of the others', async () => {
    const li = await reader({ consents: 30 });
    for (let n = 0; n < 8; n++) {
      await say('offer-made', [li.id]);
      await minutes(1);
    }
    await say('case-yours', [li.id], { priority: 'first-call' });
    await worker.runUntilIdle();
    expect(on.overWechat(li)).toHaveLength(7);
    expect(on.overWechat(li).at(-1)?.templateId).toBe(templateId('duty'));
  });

  it('the same matter is told once, however often it is asked for', async () => {
    const li = await reader({ consents: 9 });
    for (let n = 0; n < 3; n++) {
      await say('request-moved', [li.id], { matter: 'request:1:accepted' });
      await minutes(5);
    }
    expect(on.overWechat(li)).toHaveLength(1);
  });
});

describe('at night', () => {
  it('nobody is woken for what can wait; it all comes at seven as one message', async () => {
    const li = await reader({ consents: 9 });
    await worker.advance({ hours: 13 });
    await say('request-moved', [li.id]);
    await worker.advance({ hours: 2 });
    await say('request-answer', [li.id]);
    await worker.advance({ hours: 6 });
    expect(on.overWechat(li)).toEqual([]);
    await minutes(61);
    expect(on.overWechat(li)).toHaveLength(1);
  });

  it('a first call rings', async () => {
    const head = await reader({ consents: 9 });
    await worker.advance({ hours: 16 });
    await say('case-yours', [head.id], { priority: 'first-call' });
    await worker.runUntilIdle();
    expect(on.overWechat(head)).toHaveLength(1);
  });
});

describe('a gateway in trouble', () => {
  it('busy is asked again after a minute, five and fifteen, and then the next way is taken', async () => {
    const li = await reader({ consents: 5 });
    const path = '/cgi-bin/message/subscribe/send';
    const before = wechat.calls[path] ?? 0;
    wechat.failNext(path, 45009, 45009, 45009, 45009);
    await say('request-moved', [li.id]);
    const asked: number[] = [];
    for (let n = 0; n < 25; n++) {
      await minutes(1);
      asked.push((wechat.calls[path] ?? 0) - before);
    }
    expect(asked.filter((calls, n) => calls !== asked[n - 1])).toEqual([1, 2, 3, 4]);
    expect([
      asked.indexOf(2) - asked.indexOf(1),
      asked.indexOf(3) - asked.indexOf(2),
      asked.indexOf(4) - asked.indexOf(3),
    ]).toEqual([1, 5, 15]);
    expect(on.overSms(li)).toHaveLength(1);
    // Nothing was used up on their side.
    expect(await consentsOf(li)).toBe(5);
  });

  it('a dead one ends on the call list of the place, and whoever phones there is told', async () => {
    const household = await on.household(place.building);
    const li = await reader({ wechat: false, household });
    const leader = await on.as({ role: 'grid-leader', area: place.grid });
    sms.failAll(503);
    await say('request-confirm', [li.id]);
    await minuteByMinute(60);
    expect(await on.triesTo(li)).toEqual(Array.from({ length: 4 }, () => ['sms', 'failed', 'busy']));
    expect(await stateOf(li)).toEqual(['to-call']);
    expect(await on.callsTo(li)).toMatchObject([{ areaId: place.building.id, doneAt: null }]);
    expect(await on.noticesOf({ id: leader.accountId })).toMatchObject([{ kind: 'call-back' }]);
    // A second message that does not get through is told in the same call.
    await say('request-confirm', [li.id]);
    await minuteByMinute(60);
    expect(await stateOf(li)).toEqual(['to-call', 'to-call']);
    expect(await on.callsTo(li)).toHaveLength(1);
  });

  it('nobody is phoned who has read it in the app meanwhile', async () => {
    const household = await on.household(place.building);
    const li = await reader({ wechat: false, household });
    sms.failAll(400);
    await say('request-confirm', [li.id]);
    await minutes(5);
    expect(await stateOf(li)).toEqual(['waiting']);
    await db.update(notices).set({ readAt: clock.now() }).where(eq(notices.accountId, li.id));
    await minutes(60);
    expect(await stateOf(li)).toEqual(['dropped']);
    expect(await on.callsTo(li)).toEqual([]);
  });

  it('an answer that was lost is no message twice: text messages carry one reference', async () => {
    const li = await reader({ wechat: false });
    sms.failNext('lost');
    await say('request-moved', [li.id]);
    await minutes(5);
    expect(on.overSms(li)).toHaveLength(1);
    expect(Object.values(sms.came).at(-1)).toBe(2);
    expect(await on.triesTo(li)).toEqual([
      ['sms', 'unknown', null],
      ['sms', 'accepted', null],
    ]);
  });

  it('WeChat, which knows no reference, is not asked twice when its answer was lost: the next way is taken', async () => {
    const li = await reader({ consents: 3 });
    wechat.failNext('/cgi-bin/message/subscribe/send', 'drop');
    await say('request-moved', [li.id]);
    await minutes(5);
    expect(on.overWechat(li)).toEqual([]);
    expect(await on.triesTo(li)).toEqual([
      ['wechat', 'unknown', null],
      ['sms', 'accepted', null],
    ]);
  });
});
