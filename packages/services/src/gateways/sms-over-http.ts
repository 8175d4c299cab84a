import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '@linli/contracts/problem';
import type { Logger } from 'pino';
import type { SmsGateway } from '../gateways.ts';
import { NoAnswer } from './no-answer.ts';

export interface SmsService {
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string | null;
  /** What the service proves itself with when it tells what became of messages; null takes no receipts. */
  readonly receiptSecret: string | null;
}

const TIMEOUT_MS = 5000;

/**
 * Sends messages through any service that takes
 * `POST {"phone": "1…", "template": "sign-in-code", "params": {"code": "…", "minutes": 5}}` and answers 2xx once it has
 * accepted the message. Notices carry `reference`, `text` and `language` as well; a service gets a reference again when
 * its answer was lost, and must not send that message twice. A small proxy in front fits the product of a carrier to it.
 */
export function smsOverHttp(service: SmsService, log: Logger): SmsGateway {
  const digest = (secret: string) => createHash('sha256').update(secret, 'utf8').digest();
  const expected = service.receiptSecret === null ? null : digest(service.receiptSecret);

  // Neither number nor text, and no word of the service: it might repeat them.
  const warn = (status: number | string) =>
    log.warn({ gateway: 'sms', status }, 'the SMS service did not take a message');

  /** The status of the answer. @throws NoAnswer */
  async function hand(body: object): Promise<number> {
    try {
      const answer = await fetch(service.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(service.token === null ? {} : { authorization: `Bearer ${service.token}` }),
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) warn(answer.status);
      return answer.status;
    } catch (error) {
      warn(error instanceof Error ? error.name : 'failed');
      throw new NoAnswer(error);
    }
  }

  return {
    demo: false,
    async sendCode(phone, code) {
      const status = await hand({ phone, template: 'sign-in-code', params: { code, minutes: 5 } });
      if (status >= 300) throw new Problem('gateway-failed');
    },
    async send(message) {
      try {
        const status = await hand(message);
        if (status < 300) return { outcome: 'accepted' };
        if (status === 429) return { outcome: 'later', reason: 'limit' };
        return status >= 500
          ? { outcome: 'later', reason: 'busy' }
          : { outcome: 'refused', reason: 'refused' };
      } catch (error) {
        return error instanceof NoAnswer && error.sent === 'perhaps'
          ? { outcome: 'unknown' }
          : { outcome: 'later', reason: 'no-answer' };
      }
    },
    isReceiptSecret: (secret) => expected !== null && timingSafeEqual(expected, digest(secret)),
  };
}
