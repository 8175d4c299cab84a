import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';
import { loopback } from './loopback.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { type: string; timestamp: string; data: Record<string, unknown> };
}

type Answer = number | ((response: ServerResponse) => unknown);

/** Another system that takes webhooks: a real HTTP server on this machine. */
export async function webhookReceiver() {
  const received: Received[] = [];
  const answers: Answer[] = [];
  let usual: Answer = 204;
  const { url } = await loopback((request, body, response) => {
    received.push({ headers: request.headers, body, json: JSON.parse(body) as Received['json'] });
    const answer = answers.shift() ?? usual;
    if (typeof answer === 'function') return answer(response);
    response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {});
    response.end();
  });
  return {
    url: `${url}/hooks?key=theirs`,
    received,
    /** How the next messages are answered, then as usual. */
    answerNext: (...how: Answer[]) => void answers.push(...how),
    answerAlways: (how: Answer) => {
      usual = how;
    },
  };
}

/** Checks a message as the library of Standard Webhooks does at `now`. @throws when it is not signed with the secret, or too old */
export function verify(secret: string, { headers, body }: Received, now: Date): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}
