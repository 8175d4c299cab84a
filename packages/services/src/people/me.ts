import type { ReplyOf } from '@linli/contracts/catalog';
import type { ConsentKind } from '@linli/contracts/people/labels';
import { consentKinds } from '@linli/contracts/people/labels';
import { Problem } from '@linli/contracts/problem';
import { accounts } from '@linli/db/identity/tables';
import {
  appointments,
  areas,
  consents,
  households,
  joins,
  memberships,
  persons,
  relatives,
} from '@linli/db/people/tables';
import { ageOn, dayOf } from '@linli/domain/civil-time';
import { maskPhone } from '@linli/domain/identity/mask';
import { CHILD_BELOW_YEARS, type ConsentFacts, consentsMissing } from '@linli/domain/people/consents';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { signedIn } from '../authorise.ts';
import type { AccountActor, Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { appointmentView } from './appointment-view.ts';
import { isLivePost } from './load-actor.ts';

type Me = ReplyOf<'GET /identity/me'>;

/** Who the caller is, where they belong and what they hold: what an app needs to choose its first screen. */
export async function me(ctx: Ctx, _input: Record<string, never>): Promise<Me> {
  const actor = signedIn(ctx);
  const [found] = await ctx.db
    .select({ account: accounts, personId: persons.id, personName: persons.name })
    .from(accounts)
    .leftJoin(persons, eq(persons.accountId, accounts.id))
    .where(eq(accounts.id, actor.accountId));
  if (!found) throw new Problem('not-signed-in');
  const { account } = found;
  return {
    accountId: actor.accountId,
    // Who never said what to be called goes by the name in the register.
    displayName: account.displayName || (found.personName ?? ''),
    phoneMasked:
      account.phoneCipher === null
        ? null
        : maskPhone(ctx.vault.openText(uses.accountPhone, account.phoneCipher)),
    language: actor.language,
    elderMode: account.elderMode,
    personId: found.personId,
    households: await householdLinks(ctx, actor),
    appointments: await ownPosts(ctx, actor),
    consentsMissing: consentsMissing(await consentFacts(ctx, actor)),
    secondFactor: actor.secondFactor,
  };
}

/** Ways into households that are asked for, confirmed or refused; what was withdrawn is gone. */
async function householdLinks(ctx: Ctx, actor: AccountActor): Promise<Me['households']> {
  const rows = await ctx.db
    .select({ join: joins, address: households.address })
    .from(joins)
    .leftJoin(households, eq(households.id, joins.householdId))
    .where(and(eq(joins.accountId, actor.accountId), isNull(joins.endedAt)))
    .orderBy(asc(joins.askedAt), asc(joins.id));
  return rows.map(({ join, address }) => ({
    joinId: join.id,
    householdId: join.householdId,
    // Until somebody confirmed it, the address is what the asker wrote, not what the register says.
    address: join.state === 'confirmed' && address !== null ? address : join.address,
    state: join.state as 'asked' | 'confirmed' | 'refused',
    reason: join.state === 'refused' ? (join.decisionReason ?? '') : '',
    relation: join.relation,
  }));
}

async function ownPosts(ctx: Ctx, actor: AccountActor): Promise<Me['appointments']> {
  const rows = await ctx.db
    .select({ post: appointments, area: areas })
    .from(appointments)
    .innerJoin(areas, and(eq(areas.id, appointments.areaId), isNull(areas.closedAt)))
    .where(and(eq(appointments.accountId, actor.accountId), isLivePost(ctx.clock.now())))
    .orderBy(appointments.id);
  return rows.map(({ post, area }) => appointmentView(post, area));
}

async function consentFacts(ctx: Ctx, actor: AccountActor): Promise<ConsentFacts> {
  const given = await ctx.db
    .select({ kind: consents.kind, version: consents.version })
    .from(consents)
    .where(and(eq(consents.accountId, actor.accountId), isNull(consents.withdrawnAt)));
  const people = await unionAll(
    ctx.db
      .select({ birthDate: persons.birthDate })
      .from(joins)
      .innerJoin(
        memberships,
        and(eq(memberships.householdId, joins.householdId), isNull(memberships.untilAt)),
      )
      .innerJoin(persons, eq(persons.id, memberships.personId))
      .where(and(eq(joins.accountId, actor.accountId), eq(joins.state, 'confirmed'), isNull(joins.endedAt))),
    ctx.db
      .select({ birthDate: persons.birthDate })
      .from(relatives)
      .innerJoin(persons, eq(persons.id, relatives.personId))
      .where(and(eq(relatives.accountId, actor.accountId), isNull(relatives.endedAt))),
  );
  const today = dayOf(ctx.clock.now(), ctx.settings.zone);
  return {
    given: new Set(
      given
        .filter(({ kind, version }) => consentKinds[kind as ConsentKind]?.version === version)
        .map(({ kind }) => kind as ConsentKind),
    ),
    reports: people.length > 0,
    reportsForChild: people.some(({ birthDate }) => {
      const age = ageOn(birthDate, today);
      return age !== null && age < CHILD_BELOW_YEARS;
    }),
  };
}
