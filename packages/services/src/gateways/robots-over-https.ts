import { lookup } from 'node:dns';
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { RobotProvider } from '@linli/contracts/notices/labels';
import type { SendOutcome } from '@linli/domain/notices/next-way';
import type { Logger } from 'pino';
import type { RobotGateway } from '../gateways.ts';
import { NoAnswer } from './no-answer.ts';

/** Where robots may be. Tests let them be on this machine. */
export interface Reach {
  readonly protocols: readonly string[];
  mayReach(address: string): boolean;
}

const ours = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  ours.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  ours.addSubnet(net, bits, 'ipv6');

/** Public addresses over https: nobody makes the server call what stands beside it. */
export const internet: Reach = {
  protocols: ['https:'],
  mayReach: (address) => {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
    return !ours.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4') && !/^::ffff:/i.test(mapped);
  },
};

const TIMEOUT_MS = 5000;
const MOST_BYTES = 64 * 1024;

const addressesOf = (host: string): Promise<string[]> =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, found) =>
      error ? reject(error) : resolve(found.map(({ address }) => address)),
    ),
  );

class OutOfReach extends Error {}

/** Posts to chat robots. The address is looked at again when the connection is made, so that a name cannot change between. */
export function robotsOverHttps(log: Logger, reach: Reach = internet): RobotGateway {
  const bare = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

  const guarded: NonNullable<RequestOptions['lookup']> = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.every(({ address }) => reach.mayReach(address));
      if (!allowed || !found[0]) return done(new OutOfReach(), []);
      if (options.all) done(null, found);
      else done(null, found[0].address, found[0].family);
    });

  /** The answer as JSON. @throws OutOfReach, NoAnswer */
  async function call(url: URL, body: object): Promise<unknown> {
    if (!reach.protocols.includes(url.protocol) || (isIP(bare(url)) && !reach.mayReach(bare(url))))
      throw new OutOfReach();
    const content = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => reject(error instanceof OutOfReach ? error : new NoAnswer(error));
      const asked = (url.protocol === 'http:' ? overHttp : overHttps)(
        url,
        {
          method: 'POST',
          lookup: guarded,
          agent: false,
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => {
            text += part;
            if (text.length > MOST_BYTES) asked.destroy(new Error('too much'));
          });
          answer.on('error', fail);
          answer.on('end', () => {
            try {
              resolve(answer.statusCode === 200 ? JSON.parse(text) : { status: answer.statusCode });
            } catch (error) {
              fail(error);
            }
          });
        },
      );
      asked.on('error', fail);
      asked.end(content);
    });
  }

  return {
    async objection(text) {
      const url = URL.canParse(text) ? new URL(text) : null;
      if (url === null || url.username !== '' || url.password !== '') return 'wrong-format';
      if (!reach.protocols.includes(url.protocol)) return 'not-allowed-here';
      const host = bare(url);
      const addresses = isIP(host) ? [host] : await addressesOf(host).catch(() => []);
      return addresses.length > 0 && addresses.every((each) => reach.mayReach(each))
        ? null
        : 'not-allowed-here';
    },
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
