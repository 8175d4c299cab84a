import type { Db } from '@linli/db/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import type { Gateways } from '../gateways.ts';
import type { Vault } from '../vault.ts';
import { demoSms } from './demo-sms.ts';

export interface GatewayParts {
  readonly config: Pick<Config, 'sms' | 'wechat'>;
  readonly db: Db;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Logger;
}

/** Opens the outside services the configuration names. @throws when one is named that cannot be opened. */
export function openGateways({ config }: GatewayParts): Gateways {
  if (config.sms !== null || config.wechat !== null)
    throw new Error('SMS and WeChat adapters are not there yet');
  return { sms: demoSms, wechat: null };
}
