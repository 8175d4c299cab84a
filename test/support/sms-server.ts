import { atTheEnd } from './database.ts';
import { type Loopback, openLoopback, sendJson } from './loopback.ts';

export interface SentSms {
  readonly phone: string;
  readonly code: string;
  readonly authorization: string | null;
}

/** A message that is no code. */
export interface SentText {
  readonly phone: string;
  readonly template: string;
  readonly params: Record<string, string>;
  readonly text: string;
  readonly language: string;
  readonly reference: string;
}

type Fault = number | 'drop' | 'lost' | 'held';

export interface SmsServer extends Loopback {
  /** Codes that were accepted, oldest first. */
  readonly sent: SentSms[];
  /** Messages that were accepted, oldest first; one a reference, however often it came. */
  readonly texts: SentText[];
  /** How often each reference came. */
  readonly came: Record<string, number>;
  /** The newest code sent to a phone. */
  codeFor(phone: string): string;
  /**
   * The next messages are answered with these statuses, or dropped: without an answer, `lost` after they were taken. `held`
   * ones are taken, and whoever sent them waits.
   */
  failNext(...how: Fault[]): void;
  /** Answers every message with this status until told otherwise by `null`. */
  failAll(status: number | null): void;
}

/** An SMS service as the generic HTTP adapter knows it, closed with the test or file that asked for it. */
export async function smsServer(): Promise<SmsServer> {
  const { close, ...server } = await openSmsServer();
  atTheEnd(close);
  return server;
}

/** The same for those who close it themselves. */
export async function openSmsServer(): Promise<SmsServer & { close(): Promise<void> }> {
  const sent: SentSms[] = [];
  const texts: SentText[] = [];
  const came: Record<string, number> = {};
  const faults: Fault[] = [];
  let always: number | null = null;
  const { url, close } = await openLoopback((request, body, response) => {
    const fault = faults.shift() ?? always ?? undefined;
    if (fault === 'drop') return void request.socket.destroy();
    if (typeof fault === 'number') return sendJson(response, fault, { error: 'no' });
    if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json'))
      return sendJson(response, 415, {});
    const message = JSON.parse(body) as Partial<SentText> & { params?: { code?: string } };
    const { phone, template, params, reference } = message;
    if (phone === undefined || !/^1\d{10}$/.test(phone) || !template || !params)
      return sendJson(response, 422, {});
    if (template === 'sign-in-code') {
      if (!params.code) return sendJson(response, 422, {});
      sent.push({ phone, code: params.code, authorization: request.headers.authorization ?? null });
    } else {
      if (!reference || !message.text) return sendJson(response, 422, {});
      came[reference] = (came[reference] ?? 0) + 1;
      if (came[reference] === 1) texts.push(message as SentText);
    }
    if (fault === 'held') return;
    if (fault === 'lost') return void request.socket.destroy();
    sendJson(response, 202, { accepted: true });
  });
  return {
    url: `${url}/send`,
    close,
    sent,
    texts,
    came,
    codeFor(phone) {
      const message = sent.findLast((each) => each.phone === phone);
      if (!message) throw new Error('no message was sent to this phone');
      return message.code;
    },
    failNext: (...how) => void faults.push(...how),
    failAll(status) {
      always = status;
    },
  };
}
