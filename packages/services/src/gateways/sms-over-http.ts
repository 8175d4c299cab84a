import { Problem } from '@linli/contracts/problem';
import type { Logger } from 'pino';
import type { SmsGateway } from '../gateways.ts';

export interface SmsService {
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string | null;
}

const TIMEOUT_MS = 5000;

/**
 * Sends one-time codes through any service that takes
 * `POST {"phone": "1…", "template": "sign-in-code", "params": {"code": "…", "minutes": 5}}` and answers 2xx once it has
 * accepted the message. A small proxy in front fits the product of a carrier to it.
 */
export function smsOverHttp(service: SmsService, log: Logger): SmsGateway {
  return {
    demo: false,
    async sendCode(phone, code) {
      let status: number | string;
      try {
        const answer = await fetch(service.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(service.token === null ? {} : { authorization: `Bearer ${service.token}` }),
          },
          body: JSON.stringify({ phone, template: 'sign-in-code', params: { code, minutes: 5 } }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await answer.body?.cancel();
        if (answer.ok) return;
        status = answer.status;
      } catch (error) {
        status = error instanceof Error ? error.name : 'failed';
      }
      // Neither number nor code, and no text of the service: it might repeat them.
      log.warn({ gateway: 'sms', status }, 'the SMS service did not take a message');
      throw new Problem('gateway-failed');
    },
  };
}
