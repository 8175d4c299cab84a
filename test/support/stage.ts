import { randomBytes } from 'node:crypto';
import type { Role } from '@linli/contracts/identity/roles';
import { connect } from '@linli/db/client';
import { sessions } from '@linli/db/identity/tables';
import type { CaseFollower } from '@linli/services/cases/followers';
import { type AccountActor, type Actor, type Ctx, inTransaction } from '@linli/services/context';
import { authenticate } from '@linli/services/doors/load-token';
import type { Gateways } from '@linli/services/gateways';
import { demoSms } from '@linli/services/gateways/demo-sms';
import { robotsOverHttps } from '@linli/services/gateways/robots-over-https';
import { webhooksOverHttps } from '@linli/services/gateways/webhooks-over-https';
import { newToken, tokenHash } from '@linli/services/identity/tokens';
import { idsBy } from '@linli/services/ids';
import type { RegisterFollower } from '@linli/services/people/followers';
import { plannerOnDemand } from '@linli/services/planner-on-demand';
import { countInPostgres } from '@linli/services/rate-limits';
import { openVault, type VaultKeys } from '@linli/services/vault';
import { type Logger, pino } from 'pino';
import { fakeClock } from './clock.ts';
import { atTheEnd, type TestDatabase, testDatabase } from './database.ts';
import { registerRows } from './register-rows.ts';

/** Any verb: what the API calls with a context and the parsed input. */
type Verb<I, R> = (ctx: Ctx, input: I) => Promise<R>;

/** Somebody who calls verbs. */
export interface Caller {
  /** Calls a verb as the API does: whoever it is is read anew, and the verb runs in one transaction. */
  do<I, R>(verb: Verb<I, R>, input: I): Promise<R>;
  /** A context outside any transaction, as GET endpoints get it. */
  ctx(): Promise<Ctx>;
}

export interface AccountCaller extends Caller {
  readonly accountId: string;
  readonly phone: string | null;
  readonly token: string;
}

export interface StageOptions {
  gateways?: Partial<Gateways>;
  settings?: Partial<Ctx['settings']>;
  followers?: readonly RegisterFollower<Ctx>[];
  caseFollowers?: readonly CaseFollower<Ctx>[];
  /** Moment the clock starts at; Monday, 16 November 2026, 09:00 in Shanghai unless told. */
  startsAt?: string;
  /** For tests with worker processes, which have to open what is sealed here. */
  keys?: VaultKeys;
  /** Where it is logged; nowhere unless told. */
  log?: Logger;
  /** A migrated database to act on instead of a new one. */
  database?: TestDatabase;
}

export const newKeys = (): VaultKeys => ({
  dataKeys: [randomBytes(32).toString('base64')],
  indexKey: randomBytes(32).toString('base64'),
});

/**
 * An empty product to act on: a migrated database of its own, a clock that stands still until `advance`, and factories
 * for rows. Call it at the top of a test file or inside a test. Nothing is there that a test did not make.
 */
export async function stage(options: StageOptions = {}) {
  const { db, sql, url } = options.database ?? (await testDatabase());
  const time = fakeClock(options.startsAt ?? '2026-11-16T01:00:00Z');
  const clock = { ...time, advance: (minutes: number) => time.forward(minutes * 60_000) };
  const ids = idsBy(clock);
  const vault = openVault(options.keys ?? newKeys());
  // A pool of its own, as in production: see countInPostgres.
  const counting = connect(url, { max: 2, name: 'linli limits' });
  atTheEnd(() => counting.close());
  const log = options.log ?? pino({ level: 'silent' });
  const planner = plannerOnDemand();
  atTheEnd(() => planner.close());
  const base: Omit<Ctx, 'actor' | 'address'> = {
    db,
    clock,
    ids,
    log,
    vault,
    gateways: {
      sms: demoSms,
      wechat: null,
      robots: robotsOverHttps(log),
      webhooks: webhooksOverHttps(log),
      ...options.gateways,
    },
    limits: countInPostgres({ db: counting.db, clock, vault }),
    settings: {
      zone: 'Asia/Shanghai',
      residentSessionMinutes: 60 * 24 * 60,
      staffSessionMinutes: 60 * 24 * 7,
      staffSecondFactor: false,
      destroyedList: null,
      auditKeptMonths: null,
      ...options.settings,
    },
    followers: options.followers ?? [],
    caseFollowers: options.caseFollowers ?? [],
    planner,
  };
  const rows = registerRows(base);

  const caller = (actor: (ctx: Ctx) => Promise<Actor>, address: string | null): Caller => {
    const ctx = async (): Promise<Ctx> => {
      const visitor: Ctx = { ...base, address, actor: { kind: 'visitor' } };
      return { ...visitor, actor: await actor(visitor) };
    };
    return { ctx, do: async (verb, input) => inTransaction(await ctx(), (inner) => verb(inner, input)) };
  };
  const bearer = (token: string): Caller =>
    caller(async (ctx) => (await authenticate(ctx, token)) ?? { kind: 'visitor' }, '203.0.113.7');

  async function signIn(account: { id: string; phone?: string | null }): Promise<AccountCaller> {
    const token = newToken();
    const now = clock.now();
    await db.insert(sessions).values({
      id: ids.next(),
      accountId: account.id,
      tokenHash: tokenHash(vault, token),
      platform: 'h5',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + base.settings.residentSessionMinutes * 60_000),
    });
    return { ...bearer(token), accountId: account.id, phone: account.phone ?? null, token };
  }

  /**
   * Somebody signed in: an account made before, a new account with a post at an area, or a new resident who is let into
   * a household (`as({ household, personId })`); `as()` is a new account with nothing.
   */
  async function as(
    who:
      | { id: string; phone?: string | null }
      | { role: Role; area: { id: string } }
      | { household: { id: string; address: string }; personId?: string }
      | { phone?: string | null } = {},
  ): Promise<AccountCaller> {
    if ('id' in who) return signIn(who);
    const account = await rows.account('phone' in who ? { phone: who.phone ?? null } : {});
    if ('role' in who) await rows.post(account.id, who.role, who.area);
    if ('household' in who)
      await rows.join(
        account.id,
        who.household,
        who.personId === undefined ? {} : { personId: who.personId },
      );
    return signIn(account);
  }

  return {
    db,
    sql,
    url,
    clock,
    ids,
    vault,
    /** Everything of a context but the actor and the address. */
    base,
    as,
    /** Calls with a token that a verb gave out. */
    bearer,
    visitor: (address = '198.51.100.1') => caller(async () => ({ kind: 'visitor' }), address),
    system: () => caller(async () => ({ kind: 'system' }), null),
    ...rows,
  };
}

export type Stage = Awaited<ReturnType<typeof stage>>;

/** The actor of a caller, when a test wants to look at it. */
export async function actorOf(caller: Caller): Promise<AccountActor | null> {
  const { actor } = await caller.ctx();
  return actor.kind === 'account' ? actor : null;
}
