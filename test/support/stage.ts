import { randomBytes } from 'node:crypto';
import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import {
  type ConsentKind,
  consentKinds,
  type PersonTag,
  type Relation,
} from '@linli/contracts/people/values';
import { connect } from '@linli/db/client';
import { accounts, sessions } from '@linli/db/identity/tables';
import { appointments, consents, households, joins, memberships, persons } from '@linli/db/people/tables';
import { type AccountActor, type Actor, type Ctx, inTransaction } from '@linli/services/context';
import type { Gateways } from '@linli/services/gateways';
import { demoSms } from '@linli/services/gateways/demo-sms';
import { newToken, tokenHash } from '@linli/services/identity/tokens';
import { idsBy } from '@linli/services/ids';
import type { RegisterFollower } from '@linli/services/people/followers';
import { insertArea } from '@linli/services/people/insert-area';
import { loadActor } from '@linli/services/people/load-actor';
import { nameSounds } from '@linli/services/people/name-sounds';
import { countFloodsHere, countInPostgres } from '@linli/services/rate-limits';
import { blindUses, openVault, uses } from '@linli/services/vault';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { fakeClock } from './clock.ts';
import { atTheEnd, testDatabase } from './database.ts';

export interface StagedArea {
  readonly id: string;
  readonly path: string;
  readonly kind: AreaKind;
  readonly name: string;
}

/** `kind`, or `[kind, key of the parent]`. */
type AreaPlan = AreaKind | readonly [AreaKind, string];

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
  /** Moment the clock starts at; Monday, 16 November 2026, 09:00 in Shanghai unless told. */
  startsAt?: string;
}

/**
 * An empty product to act on: a migrated database of its own, a clock that stands still until `advance`, and factories
 * for rows. Call it at the top of a test file or inside a test. Nothing is there that a test did not make.
 */
export async function stage(options: StageOptions = {}) {
  const { db, sql, url } = await testDatabase();
  const time = fakeClock(options.startsAt ?? '2026-11-16T01:00:00Z');
  const clock = { ...time, advance: (minutes: number) => time.forward(minutes * 60_000) };
  const ids = idsBy(clock);
  const vault = openVault({
    dataKeys: [randomBytes(32).toString('base64')],
    indexKey: randomBytes(32).toString('base64'),
  });
  // A pool of its own, as in production: see countInPostgres.
  const counting = connect(url, { max: 2, name: 'linli limits' });
  atTheEnd(() => counting.close());
  const base: Omit<Ctx, 'actor' | 'address'> = {
    db,
    clock,
    ids,
    log: pino({ level: 'silent' }),
    vault,
    gateways: { sms: demoSms, wechat: null, ...options.gateways },
    limits: countFloodsHere(countInPostgres({ db: counting.db, clock, vault }), clock),
    settings: {
      zone: 'Asia/Shanghai',
      residentSessionMinutes: 60 * 24 * 60,
      staffSessionMinutes: 60 * 24 * 7,
      staffSecondFactor: false,
      ...options.settings,
    },
    followers: options.followers ?? [],
  };
  let count = 0;
  const next = () => ++count;

  const caller = (actor: (ctx: Ctx) => Promise<Actor>, address: string | null): Caller => {
    const ctx = async (): Promise<Ctx> => {
      const visitor: Ctx = { ...base, address, actor: { kind: 'visitor' } };
      return { ...visitor, actor: await actor(visitor) };
    };
    return { ctx, do: async (verb, input) => inTransaction(await ctx(), (inner) => verb(inner, input)) };
  };
  const bearer = (token: string): Caller =>
    caller(async (ctx) => (await loadActor(ctx, token)) ?? { kind: 'visitor' }, '203.0.113.7');

  /** A mobile number of its own in the range no carrier assigns. */
  const phone = () => `19999${String(next()).padStart(6, '0')}`;

  async function makeAreas<P extends Record<string, AreaPlan>>(
    plan: P,
  ): Promise<{ [K in keyof P]: StagedArea }> {
    const made: Record<string, StagedArea> = {};
    for (const [key, planned] of Object.entries(plan)) {
      const [kind, parentKey] = typeof planned === 'string' ? [planned, null] : planned;
      const parent = parentKey === null ? null : made[parentKey];
      if (parent === undefined) throw new Error(`area ${key} stands below ${parentKey}, which comes later`);
      const name = `${key} ${next()}`;
      const ctx: Ctx = { ...base, address: null, actor: { kind: 'system' } };
      made[key] = { ...(await insertArea(ctx, clock.now(), { parent, kind, name })), kind, name };
    }
    return made as { [K in keyof P]: StagedArea };
  }

  async function makeAccount(
    given: {
      phone?: string | null;
      name?: string;
      language?: string;
      consents?: readonly ConsentKind[];
    } = {},
  ): Promise<{ id: string; phone: string | null }> {
    const number = given.phone === undefined ? phone() : given.phone;
    const now = clock.now();
    const id = ids.next();
    await db.insert(accounts).values({
      id,
      displayName: given.name ?? `账号${next()}`,
      language: given.language ?? 'zh-Hans',
      phoneCipher: number === null ? null : vault.seal(uses.accountPhone, number),
      phoneBlind: number === null ? null : vault.blind(blindUses.phone, number),
      createdAt: now,
    });
    const agreed = given.consents ?? (Object.keys(consentKinds) as ConsentKind[]);
    if (agreed.length > 0) {
      await db.insert(consents).values(
        agreed.map((kind) => ({
          id: ids.next(),
          accountId: id,
          kind,
          version: consentKinds[kind].version,
          givenAt: now,
        })),
      );
    }
    return { id, phone: number };
  }

  async function makePost(
    accountId: string,
    role: Role,
    area: { id: string },
    span: { fromAt?: Date; untilAt?: Date | null; secondedFrom?: string } = {},
  ): Promise<{ id: string }> {
    const id = ids.next();
    const now = clock.now();
    await db.insert(appointments).values({
      id,
      accountId,
      role,
      areaId: area.id,
      fromAt: span.fromAt ?? now,
      untilAt: span.untilAt ?? null,
      secondedFrom: span.secondedFrom ?? null,
      createdAt: now,
    });
    return { id };
  }

  async function makeHousehold(
    area: { id: string },
    given: Partial<typeof households.$inferInsert> = {},
  ): Promise<{ id: string; areaId: string; address: string }> {
    const id = ids.next();
    const door = given.door ?? String(next());
    const address = given.address ?? `测试小区${door}室`;
    const now = clock.now();
    await db.insert(households).values({
      occupancy: 'lived-in',
      tenancy: 'own',
      createdAt: now,
      updatedAt: now,
      ...given,
      id,
      areaId: area.id,
      door,
      address,
    });
    return { id, areaId: area.id, address };
  }

  interface MemberPlan {
    name?: string;
    phone?: string | null;
    idNumber?: string | null;
    birthDate?: string | null;
    sex?: 'male' | 'female' | null;
    tags?: readonly PersonTag[];
    language?: string | null;
    relation?: Relation;
    accountId?: string | null;
    fromAt?: Date;
  }

  async function makePerson(given: MemberPlan = {}): Promise<{ personId: string; name: string }> {
    const id = ids.next();
    const now = clock.now();
    const name = given.name ?? `居民${'甲乙丙丁戊己庚辛壬癸'[next() % 10]}`;
    await db.insert(persons).values({
      id,
      accountId: given.accountId ?? null,
      name,
      nameSounds: nameSounds(name),
      sex: given.sex ?? null,
      birthDate: given.birthDate ?? null,
      phoneCipher: given.phone ? vault.seal(uses.personPhone, given.phone) : null,
      phoneBlind: given.phone ? vault.blind(blindUses.phone, given.phone) : null,
      idKind: given.idNumber ? 'resident-id' : null,
      idCipher: given.idNumber ? vault.seal(uses.personId, given.idNumber) : null,
      idBlind: given.idNumber ? vault.blind(blindUses.idNumber, given.idNumber) : null,
      language: given.language ?? null,
      tags: [...(given.tags ?? [])],
      createdAt: now,
      updatedAt: now,
    });
    return { personId: id, name };
  }

  /** A person of the register who lives in the household; the first one is its head unless told. */
  async function makeMember(
    household: { id: string },
    given: MemberPlan = {},
  ): Promise<{ personId: string; name: string; membershipId: string }> {
    const person = await makePerson(given);
    const others = await db.$count(memberships, eq(memberships.householdId, household.id));
    const membershipId = ids.next();
    await db.insert(memberships).values({
      id: membershipId,
      householdId: household.id,
      personId: person.personId,
      relation: given.relation ?? (others === 0 ? 'head' : 'other-relative'),
      fromAt: given.fromAt ?? clock.now(),
    });
    return { ...person, membershipId };
  }

  /** Lets an account into a household as if it had been confirmed. */
  async function makeJoin(
    accountId: string,
    household: { id: string; address: string },
    given: { personId?: string; state?: 'asked' | 'confirmed' } = {},
  ): Promise<{ id: string }> {
    const id = ids.next();
    const now = clock.now();
    const state = given.state ?? 'confirmed';
    await db.insert(joins).values({
      id,
      accountId,
      householdId: household.id,
      personId: given.personId ?? null,
      way: 'code',
      state,
      relation: 'other-relative',
      applicantName: '申请人',
      address: household.address,
      askedAt: now,
      decidedAt: state === 'confirmed' ? now : null,
    });
    if (given.personId !== undefined && state === 'confirmed')
      await db.update(persons).set({ accountId }).where(eq(persons.id, given.personId));
    return { id };
  }

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
    const account = await makeAccount('phone' in who ? { phone: who.phone ?? null } : {});
    if ('role' in who) await makePost(account.id, who.role, who.area);
    if ('household' in who)
      await makeJoin(account.id, who.household, who.personId === undefined ? {} : { personId: who.personId });
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
    phone,
    areas: makeAreas,
    account: makeAccount,
    post: makePost,
    household: makeHousehold,
    person: makePerson,
    member: makeMember,
    join: makeJoin,
  };
}

export type Stage = Awaited<ReturnType<typeof stage>>;

/** The actor of a caller, when a test wants to look at it. */
export async function actorOf(caller: Caller): Promise<AccountActor | null> {
  const { actor } = await caller.ctx();
  return actor.kind === 'account' ? actor : null;
}
