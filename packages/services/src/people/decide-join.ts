import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import { areas, households, joins } from '@linli/db/people/tables';
import { decideLink } from '@linli/domain/people/way-in';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { within } from '../within.ts';
import { holdDwellers } from './hold-dwellers.ts';
import { linkPerson, linkRefused } from './link-person.ts';
import { type LockedAccount, lockAccount } from './lock-account.ts';
import { personOf } from './lock-applicant.ts';

type Input = ParsedInputOf<'POST /people/decide-join'>;
type Join = typeof joins.$inferSelect;

/**
 * Confirms or refuses a request to join. Who confirms says which household it is, if the address in words left that open, and which
 * person of the register it is, if any.
 *
 * @throws Problem not-allowed; not-found outside one's area; invalid-input at `/householdId` or `/personId`; already-done;
 * lost-race; illegal-transition for a request taken back; rule-refused for one's own, and when person or account is
 * linked already.
 */
export async function decideJoin(ctx: Ctx, input: Input): Promise<ReplyOf<'POST /people/decide-join'>> {
  const paths = reach(ctx, 'joins.decide');
  const actor = signedIn(ctx);
  const [found] = await ctx.db
    .select({ join: joins, areaPath: areas.path })
    .from(joins)
    .innerJoin(areas, eq(areas.id, joins.areaId))
    .where(and(eq(joins.id, input.joinId), within(areas.path, paths)));
  if (!found) throw new Problem('not-found');
  const { join } = found;
  if (join.accountId === actor.accountId)
    throw new Problem('rule-refused', {
      detail: { zh: '自己的申请要由别人来确认', en: 'Your own request has to be decided by somebody else' },
    });
  if (join.state !== 'asked') throw new Problem('already-done');
  if (join.endedAt !== null) throw new Problem('illegal-transition');
  const now = ctx.clock.now();
  const account = await lockAccount(ctx, join.accountId);
  const entry = input.decision === 'confirm' ? await entryOf(ctx, account, join, input, paths) : null;
  const [decided] = await orTaken(
    ctx.db
      .update(joins)
      .set({
        ...(entry === null ? { state: 'refused' } : { state: 'confirmed', ...entry }),
        decidedAt: now,
        decidedBy: actor.accountId,
        decisionReason: input.reason,
      })
      .where(and(eq(joins.id, join.id), eq(joins.state, 'asked'), isNull(joins.endedAt)))
      .returning({ id: joins.id }),
    { joins_live: alreadyThere },
  );
  if (!decided) throw new Problem('lost-race');
  if (entry?.personId) await linkPerson(ctx, account.id, entry.personId);
  await record(ctx, now, {
    action: 'people.decide-join',
    subjectKind: 'join',
    subjectId: join.id,
    areaPath: found.areaPath,
    reason: input.reason,
    facts: {
      decision: input.decision,
      household: entry?.householdId ?? null,
      linked: entry !== null && entry.personId !== null,
    },
  });
  return { done: true };
}

const alreadyThere = () =>
  new Problem('already-done', {
    detail: {
      zh: '申请人已在这一户，或另有一份这一户的申请',
      en: 'The applicant belongs to this household already, or has another request for it',
    },
  });

/** Where the applicant is let in, and as whom. */
async function entryOf(
  ctx: Ctx,
  account: LockedAccount,
  join: Join,
  input: Input,
  paths: readonly string[],
): Promise<{ householdId: string; areaId: string; personId: string | null }> {
  const householdId = input.householdId ?? join.householdId;
  if (householdId === null) throw invalid('/householdId', 'missing');
  // The holder of a code showed which household it is; another one would be a mistake.
  if (join.way !== 'ask' && householdId !== join.householdId)
    throw invalid('/householdId', 'not-allowed-here');
  const dwellers = (await holdDwellers(ctx, account, [householdId])).get(householdId) ?? [];
  const [home] = await ctx.db
    .select({ areaId: households.areaId })
    .from(households)
    .innerJoin(areas, eq(areas.id, households.areaId))
    .where(and(eq(households.id, householdId), isNull(households.closedAt), within(areas.path, paths)));
  if (!home) throw new Problem('not-found');
  const { areaId } = home;
  if (input.personId === undefined) return { householdId, areaId, personId: null };
  const person = dwellers.find(({ personId }) => personId === input.personId);
  if (!person) throw invalid('/personId', 'not-an-option');
  const linked = (await personOf(ctx, account.id)) !== null;
  const reason = decideLink({ link: person.link, linked });
  if (reason !== null) throw linkRefused(reason);
  return { householdId, areaId, personId: person.personId };
}
