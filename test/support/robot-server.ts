import type { Reach } from '@linli/services/gateways/outside';
import { type Loopback, loopback, sendJson } from './loopback.ts';

export interface RobotServer extends Loopback {
  /** Texts posted, oldest first. */
  readonly posted: string[];
  /** The next posts are answered with these codes of the provider, or dropped without an answer. */
  failNext(...how: (number | 'drop')[]): void;
}

/** Robots of this machine may be called, which the product itself never does. */
export const onLoopback: Reach = { protocols: ['http:'], mayReach: (address) => address === '127.0.0.1' };

/** The chat robots of WeCom and DingTalk: HTTP 200 always, what went wrong is an `errcode`. */
export async function robotServer(): Promise<RobotServer> {
  const posted: string[] = [];
  const faults: (number | 'drop')[] = [];
  const { url } = await loopback((request, body, response) => {
    const fault = faults.shift();
    if (fault === 'drop') return void request.socket.destroy();
    if (fault !== undefined) return sendJson(response, 200, { errcode: fault, errmsg: 'no' });
    const { msgtype, text } = JSON.parse(body) as { msgtype?: string; text?: { content?: string } };
    if (msgtype !== 'text' || !text?.content) return sendJson(response, 200, { errcode: 40008 });
    posted.push(text.content);
    sendJson(response, 200, { errcode: 0, errmsg: 'ok' });
  });
  return {
    url: `${url}/cgi-bin/webhook/send?key=secret`,
    posted,
    failNext: (...how) => void faults.push(...how),
  };
}
