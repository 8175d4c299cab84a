import type { RobotProvider } from '@linli/contracts/notices/labels';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import type { Logger } from 'pino';
import type { RobotGateway } from '../gateways.ts';
import { NoAnswer } from './no-answer.ts';
import { callOutside, internet, OutOfReach, objectionTo, type Reach } from './outside.ts';

const TIMEOUT_MS = 5000;
const MOST_BYTES = 64 * 1024;

/** Posts to chat robots, where `reach` allows it. */
export function robotsOverHttps(log: Logger, reach: Reach = internet): RobotGateway {
  /** The answer as JSON. @throws OutOfReach, NoAnswer */
  async function call(url: URL, body: object): Promise<unknown> {
    const content = JSON.stringify(body);
    try {
      const answer = await callOutside(
        { url, body: content, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES },
        reach,
      );
      if (!answer.whole) throw new Error('broken off');
      return answer.status === 200 ? JSON.parse(answer.text) : { status: answer.status };
    } catch (error) {
      throw error instanceof OutOfReach ? error : new NoAnswer(error);
    }
  }

  return {
    objection: (text) => objectionTo(text, reach),
    async post(robot, text) {
      try {
        return outcomeOf(robot.provider, await call(new URL(robot.url), bodies[robot.provider](text)));
      } catch (error) {
        log.warn(
          { gateway: 'robot', failure: error instanceof Error ? error.name : 'failed' },
          'a robot did not answer',
        );
        if (error instanceof OutOfReach) return { outcome: 'refused', reason: 'address' };
        return error instanceof NoAnswer && error.sent === 'perhaps'
          ? { outcome: 'unknown' }
          : { outcome: 'later', reason: 'no-answer' };
      }
    },
  };
}

const bodies: Record<RobotProvider, (text: string) => object> = {
  wecom: (content) => ({ msgtype: 'text', text: { content } }),
  dingtalk: (content) => ({ msgtype: 'text', text: { content } }),
  feishu: (text) => ({ msg_type: 'text', content: { text } }),
};

/** What each says when a group has had its twenty messages of the minute. */
const tooMany: Record<RobotProvider, readonly number[]> = {
  wecom: [45009],
  dingtalk: [130101, 660026],
  feishu: [9499, 11232],
};

function outcomeOf(provider: RobotProvider, answer: unknown): SendOutcome {
  const said = (answer ?? {}) as { status?: number; errcode?: unknown; code?: unknown };
  if (said.status !== undefined)
    return said.status === 429 || said.status >= 500
      ? { outcome: 'later', reason: said.status === 429 ? 'limit' : 'busy' }
      : { outcome: 'refused', reason: 'address' };
  const code = provider === 'feishu' ? said.code : said.errcode;
  if (code === 0) return { outcome: 'accepted' };
  return tooMany[provider].includes(Number(code))
    ? { outcome: 'later', reason: 'limit' }
    : { outcome: 'refused', reason: 'address' };
}
