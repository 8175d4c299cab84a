import { Problem } from '@linli/contracts/problem';
import type { Logger } from 'pino';
import { NoAnswer } from './no-answer.ts';

export interface WechatApp {
  readonly appId: string;
  readonly secret: string;
  /** `https://api.weixin.qq.com` but in tests. */
  readonly api: string;
}

/** An answer of api.weixin.qq.com. It is always HTTP 200; a failure is an `errcode` that is there and not 0. */
export interface WechatAnswer {
  readonly errcode?: number;
  readonly errmsg?: string;
  readonly [field: string]: unknown;
}

const TIMEOUT_MS = 5000;
/** "System error": the platform asks to try again. */
const SYSTEM_BUSY = -1;
/** Limits a minute. */
const MINUTE_QUOTA = 45011;

/**
 * Calls one interface once, and once more when the platform says it was busy. Nothing is logged but path and code: texts and
 * addresses carry secrets.
 *
 * @throws NoAnswer (Problem gateway-failed) when there is none; too-many-requests when the quota of the minute is used up.
 */
export async function callWechat(
  app: WechatApp,
  log: Logger,
  path: string,
  options: { query?: Record<string, string>; body?: unknown } = {},
): Promise<WechatAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await once(app, log, path, options);
    if (answer.errcode === SYSTEM_BUSY && tries === 1) continue;
    if (answer.errcode === MINUTE_QUOTA) {
      log.warn({ gateway: 'wechat', path, errcode: answer.errcode }, 'quota of the minute used up');
      throw new Problem('too-many-requests', { retryAfterSeconds: 60 });
    }
    return answer;
  }
}

async function once(
  app: WechatApp,
  log: Logger,
  path: string,
  { query, body }: { query?: Record<string, string>; body?: unknown },
): Promise<WechatAnswer> {
  const url = new URL(path, app.api);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  try {
    const answer = await fetch(url, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return (await answer.json()) as WechatAnswer;
  } catch (error) {
    log.warn(
      { gateway: 'wechat', path, failure: error instanceof Error ? error.name : 'failed' },
      'no answer',
    );
    throw new NoAnswer(error);
  }
}

/** For an `errcode` nobody expects there. */
export function unexpectedCode(log: Logger, path: string, answer: WechatAnswer): Problem {
  log.error({ gateway: 'wechat', path, errcode: answer.errcode ?? null }, 'WeChat refused a call');
  return new Problem('gateway-failed');
}
