import type { NoticeChannel, NoticeKind } from '@linli/contracts/notices/labels';
import { noticeKinds } from '@linli/domain/notices/kinds';
import { nextWay, type PastTry } from '@linli/domain/notices/next-way';
import { countNow, rowsNow, type World } from './world.ts';

const channels: readonly NoticeChannel[] = ['wechat', 'sms'];

/** Sends one message to one account, by the ways its kind has; always readable in the app as well. */
export type SendMessage = (kind: NoticeKind, who: number, ways?: readonly NoticeChannel[]) => void;

/**
 * Delivers messages by the rules of the product: WeChat while a consent is left, then a text message where the kind is worth
 * one, in the end a call. Bundling, quiet hours and hourly limits are left out, so the figures are the most there can be.
 */
export function openMessages(world: World): SendMessage {
  const { given, agenda } = world;
  const draw = world.draws('messages');
  let sent = 0;
  return (kind, who, ways = channels) => {
    const policy = noticeKinds[kind];
    const madeAt = new Date(agenda.now);
    const usable = ways.filter((way) => way === 'wechat' || policy.sms);
    const tries: PastTry[] = [];
    sent += 1;
    countNow(world, `message kind ${kind}`);
    countNow(world, 'message channel in-app');
    rowsNow(world, 'notices');
    if (usable.length > 0) rowsNow(world, 'messages');
    for (;;) {
      const way = nextWay({
        ways: usable,
        tries,
        urgent: policy.priority === 'first-call',
        callAtEnd: policy.callAtEnd,
        madeAt,
      });
      if (way.do === 'end') return;
      if (way.do === 'call') {
        countNow(world, 'message channel call');
        rowsNow(world, 'callbacks');
        return;
      }
      rowsNow(world, 'message_tries');
      const arrives = way.channel === 'wechat' ? given.wechatConsent : given.smsArrives;
      if (draw(sent, who, way.channel.length + tries.length) < arrives) {
        countNow(world, `message channel ${way.channel}`);
        return;
      }
      tries.push(
        way.channel === 'wechat'
          ? { channel: 'wechat', state: 'no-consent-left', reason: 'no-consent', at: way.at }
          : { channel: 'sms', state: 'failed', reason: 'refused', at: way.at },
      );
    }
  };
}
