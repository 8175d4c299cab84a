import { type Connection, connect } from '@linli/db/client';
import { pendingMigrations } from '@linli/db/migrate';
import { readOutboxState } from '@linli/jobs/outbox';
import type { Logger } from 'pino';
import type { CaseFollower } from './cases/followers.ts';
import type { Config } from './config.ts';
import { type Clock, type Ctx, systemClock } from './context.ts';
import { demandDestroyed } from './destruction/destroy-again.ts';
import { webhookFollower } from './doors/webhook-follower.ts';
import { climbFollower } from './escalation/climb-follower.ts';
import { openGateways } from './gateways/open-gateways.ts';
import type { Gateways } from './gateways.ts';
import { idsBy } from './ids.ts';
import { matchFollower } from './matching/match-follower.ts';
import type { RegisterFollower } from './people/followers.ts';
import { plannerOnDemand } from './planner-on-demand.ts';
import { countInPostgres } from './rate-limits.ts';
import { ledgerFollower } from './reports/ledger-follower.ts';
import { shiftFollower } from './shifts/shift-follower.ts';
import { openThrottle, type Throttle } from './throttle.ts';
import { keysInName } from './vault/keys-in-name.ts';
import { openVault } from './vault.ts';

/** Everything a verb needs but the actor and where a request came from. */
export type Ground = Omit<Ctx, 'actor' | 'address'>;

export interface Composition {
  readonly ctx: Ground;
  readonly connection: Connection;
  /** How many calls each caller of the API may make. */
  readonly throttle: Throttle;
  /** What has to hold before requests are taken; by name. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
  close(): Promise<void>;
}

/** Later slices that follow the register (ADR 0020), in the order they are told. */
export const followers: readonly RegisterFollower<Ctx>[] = [ledgerFollower, shiftFollower];

/** Slices that follow cases (ADR 0040): the ladder first, then the plan, other systems last. */
export const caseFollowers: readonly CaseFollower<Ctx>[] = [climbFollower, matchFollower, webhookFollower];

// Jobs later than this mean that no worker is at work (house plan: an auditor reports what is over 60 s late).
const mostLateSeconds = 60;

/** Builds the ground every process stands on, from its configuration: the one place where parts are put together. */
export function compose(
  config: Config,
  parts: {
    log: Logger;
    /** Connections of the pool. */
    most: number;
    name: string;
    clock?: Clock;
    /** For tests: other outside services than the configuration names. */
    gateways?: Gateways;
  },
): Composition {
  const { log, clock = systemClock } = parts;
  const vault = openVault(config.keys);
  const keys = keysInName(vault);
  const connection = connect(config.databaseUrl, { max: parts.most, name: parts.name + keys });
  // For what must stay although a request fails: counted attempts and the token of WeChat.
  const aside = connect(config.databaseUrl, { max: 2, name: `${parts.name} aside${keys}` });
  const { db } = connection;
  const planner = plannerOnDemand();
  return {
    connection,
    throttle: openThrottle(config.requestLimits, { db: aside.db, clock, vault }),
    ctx: {
      db,
      clock,
      log,
      vault,
      followers,
      caseFollowers,
      planner,
      ids: idsBy(clock),
      gateways: parts.gateways ?? openGateways({ config, db: aside.db, clock, vault, log }),
      limits: countInPostgres({ db: aside.db, clock, vault }),
      settings: config.settings,
    },
    checks: {
      database: async () => {
        await connection.sql`select 1`;
      },
      migrations: async () => {
        const pending = await pendingMigrations(connection.sql);
        if (pending.length > 0) throw new Error(`${pending.length} migrations are not applied`);
      },
      destroyed: () => demandDestroyed({ db, vault, settings: config.settings }),
      queue: async () => {
        const { lateSeconds } = await readOutboxState(db, clock.now());
        if (lateSeconds > mostLateSeconds) throw new Error(`jobs are ${Math.round(lateSeconds)} s late`);
      },
    },
    async close() {
      await Promise.all([connection.close(), aside.close(), planner.close()]);
    },
  };
}
