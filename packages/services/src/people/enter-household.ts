import type { Relation } from '@linli/contracts/people/labels';
import { joins } from '@linli/db/people/tables';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import type { Home } from './household-of-code.ts';
import { linkPerson } from './link-person.ts';

export interface Entry {
  readonly accountId: string;
  readonly home: Home;
  readonly way: 'code' | 'phone';
  readonly relation: Relation;
  readonly name: string;
  readonly state: 'asked' | 'confirmed';
  readonly personId: string | null;
}

/**
 * Lets an account into a household or leaves a request, and links it to its person when let in. What is there already stays:
 * a repeat changes nothing, and what has become better (a request that can be confirmed now, a person known now) goes
 * into the same row. The row of the account must be held.
 */
export async function enterHousehold(
  ctx: Ctx,
  now: Date,
  entry: Entry,
): Promise<{ joinId: string; state: 'asked' | 'confirmed' }> {
  const { accountId, home, personId } = entry;
  const [before] = await ctx.db
    .select()
    .from(joins)
    .where(
      and(
        eq(joins.accountId, accountId),
        eq(joins.householdId, home.householdId),
        inArray(joins.state, ['asked', 'confirmed']),
        isNull(joins.endedAt),
      ),
    );
  const state = before?.state === 'confirmed' ? 'confirmed' : entry.state;
  // What somebody claims while asking is not known to be true: only this decision or an earlier one links.
  const known = before && before.state === state ? (before.personId ?? personId) : personId;
  const joinId = before?.id ?? ctx.ids.next();
  if (before?.state === state && before.personId === known) return { joinId, state };
  const decidedAt = state === 'confirmed' ? (before?.decidedAt ?? now) : null;
  if (before) {
    await ctx.db.update(joins).set({ state, personId: known, decidedAt }).where(eq(joins.id, joinId));
  } else {
    await ctx.db.insert(joins).values({
      id: joinId,
      accountId,
      householdId: home.householdId,
      personId: known,
      areaId: home.areaId,
      way: entry.way,
      state,
      relation: entry.relation,
      applicantName: entry.name,
      address: home.address,
      askedAt: now,
      decidedAt,
    });
  }
  if (state === 'confirmed' && known !== null) await linkPerson(ctx, accountId, known);
  await record(ctx, now, {
    action: 'people.join',
    subjectKind: 'join',
    subjectId: joinId,
    areaPath: home.areaPath,
    facts: { way: entry.way, state, linked: state === 'confirmed' && known !== null },
  });
  return { joinId, state };
}
