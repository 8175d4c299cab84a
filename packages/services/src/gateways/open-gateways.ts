import type { Db } from '@linli/db/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import type { Gateways } from '../gateways.ts';
import type { Vault } from '../vault.ts';
import { demoSms } from './demo-sms.ts';
import { robotsOverHttps } from './robots-over-https.ts';
import { smsOverHttp } from './sms-over-http.ts';
import { webhooksOverHttps } from './webhooks-over-https.ts';
import { wechatGateway } from './wechat.ts';

export interface GatewayParts {
  readonly config: Pick<Config, 'sms' | 'wechat'>;
  /** A pool of its own, not the transaction of a request: see `WechatTokenParts`. */
  readonly db: Db;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Logger;
}

/** Opens the outside services the configuration names. */
export function openGateways({ config, ...parts }: GatewayParts): Gateways {
  return {
    sms: config.sms === null ? demoSms : smsOverHttp(config.sms, parts.log),
    wechat: config.wechat === null ? null : wechatGateway({ ...parts, ...config.wechat }),
    robots: robotsOverHttps(parts.log),
    webhooks: webhooksOverHttps(parts.log),
  };
}
