import { notices } from '@linli/db/notices/tables';
import { openMessaging, templateId } from '@linli/test/support/messaging';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeSettings } from './change-settings.ts';
import { listNotices } from './list-notices.ts';
import { listTemplates } from './list-templates.ts';
import { markRead } from './mark-read.ts';
import { recordWechatConsent } from './record-wechat-consent.ts';
import { showSettings } from './show-settings.ts';

const on = await openMessaging();
const { clock, say } = on;
const firstPage = { limit: 30 };
const signedIn = async () => {
  const account = await on.reader();
  return { ...(await on.as({ id: account.id, phone: account.phone })), id: account.id };
};

describe('the inbox', () => {
  it('shows my notices, unread first, then newest first, page by page', async () => {
    const me = await signedIn();
    const other = await signedIn();
    for (let n = 0; n < 5; n++) {
      await say('request-moved', [me.id, other.id], { facts: { requestId: on.ids.next(), count: n } });
      clock.advance(1);
    }
    const { items, unread } = await me.do(listNotices, firstPage);
    expect(unread).toBe(5);
    expect(items.map(({ facts }) => facts.count)).toEqual([4, 3, 2, 1, 0]);
    const [newest, second] = items;
    expect(await me.do(markRead, { noticeIds: [newest?.noticeId ?? '', second?.noticeId ?? ''] })).toEqual({
      unread: 3,
    });
    const seen: unknown[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await me.do(listNotices, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ facts, readAt }) => [facts.count, readAt !== null]));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([
      [2, false],
      [1, false],
      [0, false],
      [4, true],
      [3, true],
    ]);
    expect(await other.do(listNotices, firstPage)).toMatchObject({ unread: 5 });
  });

  it('marks all of mine as read, and nothing of others', async () => {
    const [me, other] = [await signedIn(), await signedIn()];
    await say('request-moved', [me.id, other.id]);
    expect(await me.do(markRead, { noticeIds: null })).toEqual({ unread: 0 });
    const [theirs] = (await other.do(listNotices, firstPage)).items;
    expect(theirs?.readAt).toBeNull();
    await me.do(markRead, { noticeIds: [theirs?.noticeId ?? ''] });
    expect(await other.do(listNotices, firstPage)).toMatchObject({ unread: 1 });
  });

  it('does not show what was settled before it was sent', async () => {
    const me = await signedIn();
    await say('request-moved', [me.id]);
    await on.db
      .update(notices)
      .set({ state: 'dropped', dropReason: 'needless' })
      .where(eq(notices.accountId, me.id));
    expect(await me.do(listNotices, firstPage)).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  it('refuses nobody in particular, but somebody has to be signed in', async () => {
    await expect(on.visitor().do(listNotices, firstPage)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(
      (await signedIn()).do(listNotices, { ...firstPage, cursor: 'made-up' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('settings', () => {
  it('are the usual until changed, and what is left out stays', async () => {
    const me = await signedIn();
    const usual = {
      wechat: true,
      sms: true,
      quiet: { from: '22:00', until: '07:00' },
      possible: { wechat: true, sms: true },
    };
    expect(await me.do(showSettings, {})).toEqual(usual);
    await me.do(changeSettings, { sms: false });
    await me.do(changeSettings, { quiet: null });
    expect(await me.do(showSettings, {})).toEqual({ ...usual, sms: false, quiet: null });
    await me.do(changeSettings, { quiet: { from: '12:30', until: '14:00' } });
    expect(await me.do(showSettings, {})).toMatchObject({ sms: false, quiet: { from: '12:30' } });
  });

  it('decide what is sent: no text message where none is wanted, none in the hours of one’s own', async () => {
    const me = await signedIn();
    await me.do(changeSettings, { wechat: false, quiet: { from: '08:00', until: '20:00' } });
    const sent = () => on.overSms({ phone: me.phone }).length;
    await say('request-moved', [me.id]);
    clock.advance(2);
    await on.sweep();
    expect(sent()).toBe(0);
    await me.do(changeSettings, { quiet: null });
    clock.set(new Date('2026-11-16T20:00:00+08:00'));
    await on.sweep();
    expect(sent()).toBe(1);
    await me.do(changeSettings, { sms: false });
    await say('request-moved', [me.id]);
    clock.advance(2);
    await on.sweep();
    expect(sent()).toBe(1);
    expect((await on.messagesTo(me)).map(({ state }) => state)).toEqual(['accepted', 'in-app']);
  });
});

describe('consents of WeChat', () => {
  it('are counted by tap, and the template with the least left is asked for first', async () => {
    const me = await signedIn();
    const about = async () =>
      (await me.do(listTemplates, {})).templates.map((each) => [each.about, each.left]);
    expect(await about()).toEqual([
      ['report', 0],
      ['request', 0],
    ]);
    await me.do(recordWechatConsent, { templateIds: [templateId('report')] });
    const both = [templateId('report'), templateId('request')];
    const { left } = await me.do(recordWechatConsent, { templateIds: both });
    expect(new Map(left.map((each) => [each.templateId, each.left]))).toEqual(
      new Map([
        [templateId('report'), 2],
        [templateId('request'), 1],
      ]),
    );
    expect(await about()).toEqual([
      ['request', 1],
      ['report', 2],
    ]);
  });

  it('somebody with a post is asked for what posts are told as well', async () => {
    const { community } = await on.areas({ community: 'community' });
    const leader = await on.as({ role: 'grid-leader', area: community });
    const { templates } = await leader.do(listTemplates, {});
    expect(templates.map(({ about }) => about)).toEqual(['duty', 'errand', 'report', 'request']);
  });

  it('refuses a template the tenant does not have', async () => {
    const me = await signedIn();
    await expect(me.do(recordWechatConsent, { templateIds: ['somebody-elses'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('taps at the same moment all count', async () => {
    const me = await signedIn();
    await Promise.all(
      Array.from({ length: 4 }, () =>
        me.do(recordWechatConsent, { templateIds: [templateId('request'), templateId('report')] }),
      ),
    );
    expect((await me.do(listTemplates, {})).templates.map(({ left }) => left)).toEqual([4, 4]);
  });
});
