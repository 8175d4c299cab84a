import type { Db } from '@linli/db/client';
import { gatewayTokens } from '@linli/db/identity/tables';
import { eq, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Clock } from '../context.ts';
import { uses, type Vault } from '../vault.ts';
import { callWechat, unexpectedCode, type WechatApp } from './wechat-calls.ts';

export interface WechatTokenParts {
  readonly app: WechatApp;
  /** A pool outside the transaction of any request: a token fetched stays although the request fails. */
  readonly db: Db;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Logger;
}

export interface WechatToken {
  /** The token all processes use; fetched by one of them when it is about to end. */
  current(): Promise<string>;
  /** The token after `bad` was refused. Whoever finds it replaced already takes that one. */
  after(bad: string): Promise<string>;
}

const PATH = '/cgi-bin/stable_token';
/** In its last five minutes WeChat hands out the next one, while both work. */
const MARGIN_MS = 5 * 60_000;

/** Keeps the stable access token in one row. Its lock lets one process at a time ask WeChat for another. */
export function wechatToken({ app, db, clock, vault, log }: WechatTokenParts): WechatToken {
  const gateway = `wechat ${app.appId}`;
  const read = async (within: Db) => {
    const [row] = await within.select().from(gatewayTokens).where(eq(gatewayTokens.gateway, gateway));
    if (!row || row.expiresAt.getTime() - clock.now().getTime() <= MARGIN_MS) return null;
    return vault.openText(uses.gatewayToken, row.tokenCipher);
  };
  const fetchToken = async (force: boolean) => {
    const answer = await callWechat(app, log, PATH, {
      body: {
        grant_type: 'client_credential',
        appid: app.appId,
        secret: app.secret,
        ...(force ? { force_refresh: true } : {}),
      },
    });
    const { access_token: token, expires_in: seconds } = answer;
    if (answer.errcode || typeof token !== 'string' || typeof seconds !== 'number')
      throw unexpectedCode(log, PATH, answer);
    return { token, expiresAt: new Date(clock.now().getTime() + seconds * 1000) };
  };
  const replace = (bad: string | null) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${gateway}, 0))`);
      const kept = await read(tx);
      if (kept !== null && kept !== bad) return kept;
      let fetched = await fetchToken(false);
      // Normal mode repeats a token that WeChat still counts as good; only force ends it.
      if (fetched.token === bad) fetched = await fetchToken(true);
      const tokenCipher = vault.seal(uses.gatewayToken, fetched.token);
      const row = { tokenCipher, fetchedAt: clock.now(), expiresAt: fetched.expiresAt };
      await tx
        .insert(gatewayTokens)
        .values({ gateway, ...row })
        .onConflictDoUpdate({ target: gatewayTokens.gateway, set: row });
      return fetched.token;
    });
  return {
    current: async () => (await read(db)) ?? replace(null),
    after: (bad) => replace(bad),
  };
}
