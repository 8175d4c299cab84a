import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import {
  type ConsentKind,
  consentKinds,
  type PersonTag,
  type Relation,
} from '@linli/contracts/people/labels';
import { accounts } from '@linli/db/identity/tables';
import { appointments, consents, households, joins, memberships, persons } from '@linli/db/people/tables';
import type { Ctx } from '@linli/services/context';
import { insertArea } from '@linli/services/people/insert-area';
import { nameSounds } from '@linli/services/people/name-sounds';
import { blindUses, uses } from '@linli/services/vault';
import { eq } from 'drizzle-orm';

export interface StagedArea {
  readonly id: string;
  readonly path: string;
  readonly kind: AreaKind;
  readonly name: string;
}

/** `kind`, or `[kind, key of the parent]`. */
type AreaPlan = AreaKind | readonly [AreaKind, string];

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

/** Factories that write rows of identity and people as the register would have them. */
export function registerRows(base: Omit<Ctx, 'actor' | 'address'>) {
  const { db, clock, ids, vault } = base;
  let count = 0;
  const next = () => ++count;

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

  return {
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
