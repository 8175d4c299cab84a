import { type Loopback, loopback, sendJson } from './loopback.ts';

export interface SentSms {
  readonly phone: string;
  readonly code: string;
  readonly authorization: string | null;
}

export interface SmsServer extends Loopback {
  /** What was accepted, oldest first. */
  readonly sent: SentSms[];
  /** The newest code sent to a phone. */
  codeFor(phone: string): string;
  /** The next messages are answered with these statuses, or dropped without an answer. */
  failNext(...how: (number | 'drop')[]): void;
}

/** An SMS service as the generic HTTP adapter knows it. */
export async function smsServer(): Promise<SmsServer> {
  const sent: SentSms[] = [];
  const faults: (number | 'drop')[] = [];
  const { url } = await loopback((request, body, response) => {
    const fault = faults.shift();
    if (fault === 'drop') return void request.socket.destroy();
    if (fault !== undefined) return sendJson(response, fault, { error: 'no' });
    if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json'))
      return sendJson(response, 415, {});
    const message = JSON.parse(body) as {
      phone?: string;
      template?: string;
      params?: { code?: string; minutes?: number };
    };
    if (
      !/^1\d{10}$/.test(message.phone ?? '') ||
      message.template !== 'sign-in-code' ||
      !message.params?.code
    )
      return sendJson(response, 422, {});
    sent.push({
      phone: message.phone ?? '',
      code: message.params.code,
      authorization: request.headers.authorization ?? null,
    });
    sendJson(response, 202, { accepted: true });
  });
  return {
    url: `${url}/send`,
    sent,
    codeFor(phone) {
      const message = sent.findLast((each) => each.phone === phone);
      if (!message) throw new Error('no message was sent to this phone');
      return message.code;
    },
    failNext: (...how) => void faults.push(...how),
  };
}
