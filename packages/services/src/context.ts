import type { Role } from '@linli/contracts/identity/roles';
import type { Scope } from '@linli/contracts/identity/scopes';
import { Problem } from '@linli/contracts/problem';
import type { Language } from '@linli/contracts/values';
import type { Db } from '@linli/db/client';
import type { Right } from '@linli/domain/identity/rights';
import type { Planner } from '@linli/planner/open-planner';
import type { Logger } from 'pino';
import type { CaseFollower } from './cases/followers.ts';
import type { Gateways, RateLimits } from './gateways.ts';
import type { RegisterFollower } from './people/followers.ts';
import { isDeadlock } from './taken.ts';
import type { Vault } from './vault.ts';

/** Tells the time; tests advance it. `now()` is read once a verb. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Makes ids; UUIDv7 so that they sort by time. */
export interface Ids {
  next(): string;
}

/** A post somebody holds now, with the path of its area. */
export interface HeldPost {
  readonly appointmentId: string;
  readonly role: Role;
  readonly areaId: string;
  readonly areaPath: string;
  /** Of what the role allows only this. */
  readonly only?: readonly Right[];
}

/** Somebody signed in. */
export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly language: Language;
  readonly posts: readonly HeldPost[];
  /** Off for residents; staff whose tenant demands it are `asked` until they passed it in this session. */
  readonly secondFactor: 'off' | 'to-enrol' | 'asked' | 'passed';
}

/** Another system, by its API token (ADR 0101). */
export interface TokenActor {
  readonly kind: 'token';
  readonly tokenId: string;
  /** Stands for the system in the audit and in timelines; nobody can sign in to it. */
  readonly accountId: string;
  readonly displayName: string;
  readonly language: Language;
  readonly scopes: readonly Scope[];
  /** One, at the area of the token, narrowed to the rights of its scopes. */
  readonly posts: readonly HeldPost[];
  readonly secondFactor: 'off';
}

/** The clock itself: jobs and sweeps. May do what no person asks for, and nothing else. */
export interface SystemActor {
  readonly kind: 'system';
}

/** Nobody signed in. */
export interface Visitor {
  readonly kind: 'visitor';
}

export type Actor = AccountActor | TokenActor | SystemActor | Visitor;

/** The account under which an actor is recorded; null for the clock and for visitors. */
export const accountOf = (actor: Actor): string | null => ('accountId' in actor ? actor.accountId : null);

/**
 * What a verb works with. `db` is a transaction wherever something is written: the outcome of the request decides it, so
 * a thrown Problem undoes every row (the API and the worker open it, see `inTransaction`).
 */
export interface Ctx<A extends Actor = Actor> {
  readonly actor: A;
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly vault: Vault;
  readonly gateways: Gateways;
  readonly limits: RateLimits;
  /** Where a request came from, for rate limits; null for jobs. Never logged. */
  readonly address: string | null;
  readonly settings: Settings;
  /** Later slices that keep something derived from the register, told in the transaction that changes it. */
  readonly followers: readonly RegisterFollower<Ctx>[];
  /** Later slices that act on what happens to a request or an alert, told in the transaction of the step. */
  readonly caseFollowers: readonly CaseFollower<Ctx>[];
  /** Plans in a thread of its own. */
  readonly planner: Planner;
}

/** What a deployment decides. */
export interface Settings {
  /** Zone of civil dates and times of day. */
  readonly zone: string;
  /** Minutes a session of a resident lasts without use. */
  readonly residentSessionMinutes: number;
  /** Minutes a session of somebody with a post lasts. */
  readonly staffSessionMinutes: number;
  /** Whether staff must pass a second factor (TOTP). */
  readonly staffSecondFactor: boolean;
  /** File outside the database that names what was destroyed, so that a restored backup is held against it; null: none is kept. */
  readonly destroyedList: string | null;
  /** Months the audit is kept, six at least (PIPL); null: for ever. */
  readonly auditKeptMonths: number | null;
}

/**
 * Runs `work` in one transaction: it commits when `work` returns and rolls back when it throws.
 * @throws Problem lost-race when Postgres had to end it, because it and another one waited for each other.
 */
export const inTransaction = async <C extends Ctx, R>(ctx: C, work: (ctx: C) => Promise<R>): Promise<R> => {
  try {
    return await ctx.db.transaction((db) => work({ ...ctx, db }));
  } catch (error) {
    throw isDeadlock(error) ? new Problem('lost-race') : error;
  }
};
