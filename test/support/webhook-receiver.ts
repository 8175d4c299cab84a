import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { webhookPayloads } from '@linli/api/openapi/webhook-payloads';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import { atTheEnd } from './database.ts';
import { loopback } from './loopback.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { type: string; timestamp: string; data: Record<string, unknown> };
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** What is wrong with a message by the description of the API; null: nothing. */
function unfit(json: Received['json']): string | null {
  const body = webhookPayloads[json.type]?.post?.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  if (!schema) return `${json.type}: no such event is described`;
  return ajv.validate(schema, json) ? null : `${json.type}: ${ajv.errorsText()}`;
}

type Answer = number | ((response: ServerResponse) => unknown);

/** Another system that takes webhooks: a real HTTP server on this machine. A message that is not as described fails the test. */
export async function webhookReceiver() {
  const received: Received[] = [];
  const answers: Answer[] = [];
  let usual: Answer = 204;
  const faults: string[] = [];
  atTheEnd(async () => expect(faults, 'messages that are not as described').toEqual([]));
  const { url } = await loopback((request, body, response) => {
    const json = JSON.parse(body) as Received['json'];
    received.push({ headers: request.headers, body, json });
    const fault = unfit(json);
    if (fault !== null) faults.push(fault);
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
