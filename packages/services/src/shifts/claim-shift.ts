import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { ShiftReasonView, ShiftRules } from '@linli/contracts/shifts/values';
import { shifts } from '@linli/db/shifts/tables';
import { mayStand } from '@linli/domain/shifts/may-stand';
import type { ShiftFacts, Standing } from '@linli/domain/shifts/standing';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { holdPeople } from './hold-places.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { nextOpen } from './next-open.ts';
import { ownStanding, reaches } from './own-standing.ts';
import { placeClaim } from './place-claim.ts';

type Reply = ReplyOf<'POST /shifts/claim'>;

/**
 * Takes a free place: the actor is held, then the shift; what is free is counted beneath that lock. Of many who want the last
 * place one gets it, and the others are told at once, with the next best shift for them. A repeat finds its place taken by
 * itself and gets the same answer.
 * @throws Problem not-found, not-allowed, second-factor-needed
 */
export async function claimShift(ctx: Ctx, { shiftId }: ParsedInputOf<'POST /shifts/claim'>): Promise<Reply> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  // What does not wait for one another is sent in one go.
  const [seen] = await Promise.all([loadOneShift(ctx, shiftId), holdPeople(ctx, [accountId])]);
  if (!seen) throw new Problem('not-found');
  const shift = seen.facts;
  const [person, { rules }] = await Promise.all([
    ownStanding(ctx, now, shift),
    loadRules(ctx, shift.areaPath),
  ]);
  if (!reaches(person, shift)) throw new Problem('not-found');
  const mine = person.held.find((place) => place.shiftId === shift.id);
  if (mine?.state === 'claimed') return { outcome: 'claimed', claimId: mine.claimId };
  // Whoever comes too late should not wait in line behind those who were faster.
  const early = mayStand(person, shift, rules, now);
  const taken = early.length > 0 ? early : await takePlace(ctx, now, person, shift, rules);
  if (typeof taken === 'string') {
    await record(ctx, now, {
      action: 'shifts.claim',
      subjectKind: 'claim',
      subjectId: taken,
      areaPath: shift.areaPath,
      facts: { shiftId },
    });
    return { outcome: 'claimed', claimId: taken };
  }
  if (taken.some(({ reason }) => reason !== 'full')) return { outcome: 'not-for-you', reasons: taken };
  return { outcome: 'just-taken', next: await nextOpen(ctx, now, person, shift, rules) };
}

/** Carries reasons out of a transaction that must leave nothing behind. */
class NotTaken extends Error {
  readonly reasons: ShiftReasonView[];
  constructor(reasons: ShiftReasonView[]) {
    super('the place was not taken');
    this.reasons = reasons;
  }
}

/** In a transaction of its own within: who loses gives the lock back at once. @returns the claim, or why not */
async function takePlace(
  ctx: Ctx,
  now: Date,
  person: Standing,
  seen: ShiftFacts,
  rules: ShiftRules,
): Promise<string | ShiftReasonView[]> {
  try {
    return await ctx.db.transaction(async (db) => {
      const inner = { ...ctx, db };
      const shift = await heldNow(inner, seen);
      const reasons = mayStand(person, shift, rules, now);
      if (reasons.length > 0) throw new NotTaken(reasons);
      return placeClaim(inner, now, {
        person,
        shift,
        way: 'self',
        by: person.accountId,
        confirmBy: null,
      });
    });
  } catch (error) {
    if (error instanceof NotTaken) return error.reasons;
    if (error instanceof Problem && error.code === 'lost-race') return [{ reason: 'full', facts: {} }];
    throw error;
  }
}

/** The shift as it is once it is held. Who is on it matters only where roles are wanted. */
async function heldNow(ctx: Ctx, seen: ShiftFacts): Promise<ShiftFacts> {
  const [row] = await ctx.db
    .select({
      taken: shifts.taken,
      people: shifts.people,
      state: shifts.state,
      startsAt: shifts.startsAt,
      endsAt: shifts.endsAt,
    })
    .from(shifts)
    .where(eq(shifts.id, seen.id))
    .for('no key update')
    .prepare('kept')
    .execute();
  if (!row) throw new Problem('not-found');
  const moved =
    row.startsAt.getTime() !== seen.startsAt.getTime() || row.endsAt.getTime() !== seen.endsAt.getTime();
  if (seen.roles.length > 0 || moved) return (await loadOneShift(ctx, seen.id))?.facts ?? seen;
  return { ...seen, taken: row.taken, people: row.people, open: row.state === 'open' };
}
