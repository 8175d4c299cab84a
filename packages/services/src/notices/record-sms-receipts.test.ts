import { openMessaging, receiptSecret } from '@linli/test/support/messaging';
import { describe, expect, it } from 'vitest';
import { recordSmsReceipts } from './record-sms-receipts.ts';

const on = await openMessaging();
const { clock, say, sms } = on;
const service = on.visitor('203.0.113.50');

async function texted() {
  const household = await on.household((await on.areas({ community: 'community' })).community);
  const reader = await on.reader({ wechat: false, household });
  await say('request-confirm', [reader.id]);
  clock.advance(2);
  await on.sweep();
  const [message] = await on.messagesTo(reader);
  const tell = (outcome: 'delivered' | 'failed', secret = receiptSecret) =>
    service.do(recordSmsReceipts, { secret, receipts: [{ reference: message?.id ?? '', outcome }] });
  const state = async () => (await on.messagesTo(reader))[0]?.state;
  return { reader, tell, state, reference: message?.id ?? '' };
}

describe('a receipt does', () => {
  it('make an accepted message delivered', async () => {
    const { tell, state, reader } = await texted();
    expect(await state()).toBe('accepted');
    expect(await tell('delivered')).toEqual({ known: 1 });
    expect(await state()).toBe('delivered');
    expect(await on.triesTo(reader)).toEqual([['sms', 'delivered', null]]);
  });

  it('send a message the carrier could not deliver on to its next way', async () => {
    const { tell, state, reader } = await texted();
    await tell('failed');
    expect(await on.triesTo(reader)).toEqual([['sms', 'failed', 'not-delivered']]);
    clock.advance(31);
    await on.sweep();
    expect(await state()).toBe('to-call');
    expect(sms.texts.filter(({ phone }) => phone === reader.phone)).toHaveLength(1);
  });
});

describe('a receipt refuses', () => {
  it('a wrong secret, and soon any more of them from there', async () => {
    const { tell, state } = await texted();
    await expect(tell('delivered', 'guessed')).rejects.toMatchObject({ code: 'not-allowed' });
    for (let n = 0; n < 19; n++) await tell('failed', `guess ${n}`).catch(() => {});
    await expect(tell('delivered', 'guessed')).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await state()).toBe('accepted');
    // The service itself is not shut out by who guesses.
    expect(await tell('delivered')).toEqual({ known: 1 });
  });

  it('to know a message that is not there', async () => {
    const receipts = [{ reference: on.ids.next(), outcome: 'delivered' as const }];
    expect(await service.do(recordSmsReceipts, { secret: receiptSecret, receipts })).toEqual({ known: 0 });
  });
});

describe('receipts in races and repeats', () => {
  it('the same one again is no news, and "failed" after "delivered" changes nothing', async () => {
    const { tell, state } = await texted();
    await tell('delivered');
    expect(await tell('delivered')).toEqual({ known: 0 });
    expect(await tell('failed')).toEqual({ known: 0 });
    expect(await state()).toBe('delivered');
  });

  it('"delivered" for a try that was thought lost ends the message: no second text', async () => {
    const { community } = await on.areas({ community: 'community' });
    const reader = await on.reader({ wechat: false, household: await on.household(community) });
    sms.failNext('lost');
    await say('request-moved', [reader.id]);
    clock.advance(2);
    await on.sweep();
    const [message] = await on.messagesTo(reader);
    expect(message?.state).toBe('waiting');
    const receipts = [{ reference: message?.id ?? '', outcome: 'delivered' as const }];
    await service.do(recordSmsReceipts, { secret: receiptSecret, receipts });
    clock.advance(30);
    await on.sweep();
    expect(sms.came[message?.id ?? '']).toBe(1);
    expect((await on.messagesTo(reader))[0]?.state).toBe('delivered');
  });
});
