import type { SendOutcome } from '@linli/domain/notices/next-way';
import type { Ctx } from '../context.ts';
import type { Outgoing } from './claim-message.ts';
import { wechatTime, writeText } from './write-text.ts';

/** Where a message of WeChat leads. */
const inboxPage = 'pages/notices/index';

/** Asks a gateway to take a message; outside any transaction, as it may take long. Never throws because of the gateway. */
export async function sendMessage(ctx: Ctx, outgoing: Outgoing): Promise<SendOutcome> {
  const { zone } = ctx.settings;
  const written = writeText(outgoing.lines, outgoing.language, zone);
  const { wechat, sms } = ctx.gateways;
  if (outgoing.template !== null && wechat !== null)
    return wechat.sendSubscribe({
      openId: outgoing.address,
      template: outgoing.template,
      title: written.title,
      text: written.text,
      time: wechatTime(outgoing.madeAt, zone),
      page: inboxPage,
      language: outgoing.language,
    });
  if (sms.send === null) return { outcome: 'later', reason: 'no-answer' };
  return sms.send({
    phone: outgoing.address,
    reference: outgoing.messageId,
    template: written.template,
    params: written.params,
    text: written.whole,
    language: outgoing.language,
  });
}
