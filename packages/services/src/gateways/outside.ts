import { lookup } from 'node:dns';
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where what people of the product name may be called. Tests let it be on this machine. */
export interface Reach {
  readonly protocols: readonly string[];
  mayReach(address: string): boolean;
}

/**
 * Public addresses over https: nobody makes the server call what stands beside it. Only what is plain unicast counts as
 * public; loopback, private nets, link-local with the clouds' metadata, carrier NAT, IPv4 inside IPv6, tunnels, multicast and
 * everything reserved do not.
 */
export const internet: Reach = {
  protocols: ['https:'],
  mayReach: (address) => ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast',
};

/** The name or address leads where nothing may be called. */
export class OutOfReach extends Error {}

const bare = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

const addressesOf = (host: string): Promise<string[]> =>
  new Promise((resolve, reject) =>
    lookup(host, { all: true }, (error, found) =>
      error ? reject(error) : resolve(found.map(({ address }) => address)),
    ),
  );

export type Objection = 'wrong-format' | 'not-https' | 'not-public' | 'no-such-host';

/** Why an address that somebody wrote must not be called; null: it may. A name is looked up, which may take seconds. */
export async function objectionTo(text: string, reach: Reach): Promise<Objection | null> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return 'wrong-format';
  if (!reach.protocols.includes(url.protocol)) return 'not-https';
  const host = bare(url);
  const addresses = isIP(host) ? [host] : await addressesOf(host).catch(() => []);
  if (addresses.length === 0) return 'no-such-host';
  return addresses.every((each) => reach.mayReach(each)) ? null : 'not-public';
}

export interface OutsideCall {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Reads so many bytes of the answer; what comes after them is not waited for. */
  readonly mostBytes: number;
}

export interface OutsideAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Whether the answer ended within time and bytes. */
  readonly whole: boolean;
}

/**
 * Posts JSON to an address that somebody wrote. The address the name leads to is looked at when the connection is made and
 * that one is connected to, so that a name cannot point elsewhere by then; redirections are answers like others.
 * @throws OutOfReach; otherwise what Node says when there was no answer in time
 */
export function callOutside(
  { url, headers, body, timeoutMs, mostBytes }: OutsideCall,
  reach: Reach,
): Promise<OutsideAnswer> {
  if (!reach.protocols.includes(url.protocol) || (isIP(bare(url)) && !reach.mayReach(bare(url))))
    return Promise.reject(new OutOfReach());
  const guarded: NonNullable<RequestOptions['lookup']> = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.every(({ address }) => reach.mayReach(address));
      if (!allowed || !found[0]) return done(new OutOfReach(), []);
      if (options.all) done(null, found);
      else done(null, found[0].address, found[0].family);
    });
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'http:' ? overHttp : overHttps)(
      url,
      {
        method: 'POST',
        lookup: guarded,
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          ...headers,
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        const end = (whole: boolean) => {
          const text = Buffer.concat(parts).subarray(0, mostBytes).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, whole });
          asked.destroy();
        };
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          bytes += part.length;
          if (bytes > mostBytes) end(false);
        });
        answer.on('error', () => end(false));
        answer.on('end', () => end(true));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
