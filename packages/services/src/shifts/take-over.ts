import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { claims, relieves } from '@linli/db/shifts/tables';
import { mayStand } from '@linli/domain/shifts/may-stand';
import { shiftWithout } from '@linli/domain/shifts/standing';
import { swapReasons } from '@linli/domain/shifts/swap-reasons';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { type Claim, endClaim } from './end-claim.ts';
import { readClaim, rereadClaim } from './hold-claim.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { holdSwap } from './hold-swap.ts';
import { loadRules } from './load-rules.ts';
import { ownStanding, reaches } from './own-standing.ts';
import { placeClaim } from './place-claim.ts';
import { settleRelieves } from './settle-relieves.ts';

type Reply = ReplyOf<'POST /shifts/take-over'>;
type Relieve = typeof relieves.$inferSelect;

/**
 * Says yes to a stand-in or a swap: the old place is replaced by a new one, both ways for a swap, beneath the locks of the
 * people and the shifts; of several who say yes at once one has it. The limits are looked at again. Both are told.
 * @throws Problem not-found, not-allowed, second-factor-needed; lost-race when nobody is looked for any more
 */
export async function takeOver(
  ctx: Ctx,
  { relieveId }: ParsedInputOf<'POST /shifts/take-over'>,
): Promise<Reply> {
  const now = ctx.clock.now();
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const read = async () => {
    const [row] = await ctx.db.select().from(relieves).where(eq(relieves.id, relieveId));
    return row;
  };
  const seen = await read();
  if (!seen || (seen.toAccountId !== null && seen.toAccountId !== accountId)) throw new Problem('not-found');
  const old = await readClaim(ctx, seen.claimId);
  const inReturn = seen.withClaimId === null ? null : await readClaim(ctx, seen.withClaimId);
  await holdPeople(ctx, [accountId, old.accountId]);
  await holdShifts(ctx, [old.shiftId, ...(inReturn ? [inReturn.shiftId] : [])]);
  const relieve = await read();
  if (relieve?.state !== 'open' || relieve.expiresAt <= now)
    return settled(ctx, accountId, seen.claimId, relieve);
  return inReturn ? swapPlaces(ctx, now, relieve, inReturn, old) : standIn(ctx, now, relieve, accountId, old);
}

/** What to tell who comes to a relieve that is over. */
async function settled(
  ctx: Ctx,
  accountId: string,
  oldClaimId: string,
  relieve: Relieve | undefined,
): Promise<Reply> {
  if (relieve?.state !== 'taken') throw new Problem('lost-race');
  if (relieve.takenBy !== accountId) return { outcome: 'just-taken' };
  const [old] = await ctx.db
    .select({ replacedBy: claims.replacedBy })
    .from(claims)
    .where(eq(claims.id, oldClaimId));
  if (!old?.replacedBy) throw new Problem('lost-race');
  return { outcome: 'taken', claimId: old.replacedBy };
}

async function standIn(
  ctx: Ctx,
  now: Date,
  relieve: Relieve,
  accountId: string,
  seen: Claim,
): Promise<Reply> {
  const { claim, loaded } = await rereadClaim(ctx, seen);
  const person = await ownStanding(ctx, now, loaded.facts);
  if (!reaches(person, loaded.facts) || claim.accountId === accountId) throw new Problem('not-found');
  // Recorded as a no-show since: its place is free already, and may have gone to somebody else.
  const missed = claim.state === 'no-show';
  if (claim.state !== 'claimed' && !missed) throw new Problem('lost-race');
  if (missed && loaded.facts.taken >= loaded.facts.people) {
    await settleRelieves(ctx, now, and(eq(relieves.id, relieve.id), eq(relieves.state, 'open')), 'withdrawn');
    return { outcome: 'just-taken' };
  }
  const { rules } = await loadRules(ctx, loaded.facts.areaPath);
  const shift = missed ? loaded.facts : shiftWithout(loaded.facts, claim.id);
  const reasons = mayStand(person, shift, rules, now, { running: true }).filter(
    ({ reason }) => reason !== 'full',
  );
  if (reasons.length > 0) return { outcome: 'not-for-you', reasons };
  await close(ctx, now, relieve, accountId);
  if (!missed) await endClaim(ctx, now, claim, 'replaced', { by: accountId, reason: relieve.reason });
  const claimId = await placeClaim(ctx, now, {
    person,
    shift,
    way: 'stand-in',
    by: accountId,
    confirmBy: null,
  });
  await replace(ctx, claim.id, claimId);
  await report(ctx, now, relieve, shift.areaPath, [
    { accountId: claim.accountId, claimId: claim.id },
    ...(relieve.askedBy === null ? [] : [{ accountId: relieve.askedBy, claimId: claim.id }]),
    { accountId, claimId },
  ]);
  return { outcome: 'taken', claimId };
}

async function swapPlaces(ctx: Ctx, now: Date, relieve: Relieve, seen: Claim, asker: Claim): Promise<Reply> {
  const { mine, theirs } = await holdSwap(ctx, now, seen, asker);
  const against = swapReasons(theirs.side, mine.side, now);
  const reasons = [...against.other, ...against.one];
  if (reasons.length > 0) return { outcome: 'not-for-you', reasons };
  const { accountId } = mine.claim;
  await close(ctx, now, relieve, accountId);
  for (const { claim } of [mine, theirs])
    await endClaim(ctx, now, claim, 'replaced', { by: accountId, reason: relieve.reason });
  const give = (to: typeof mine, from: typeof mine) =>
    placeClaim(ctx, now, {
      person: to.side.person,
      shift: from.side.shift,
      way: 'swap',
      by: accountId,
      confirmBy: null,
    });
  const claimId = await give(mine, theirs);
  const other = await give(theirs, mine);
  // Each place by the one that stands on its shift now.
  await replace(ctx, theirs.claim.id, claimId);
  await replace(ctx, mine.claim.id, other);
  await report(ctx, now, relieve, mine.side.shift.areaPath, [
    { accountId, claimId },
    { accountId: theirs.claim.accountId, claimId: other },
  ]);
  return { outcome: 'taken', claimId };
}

async function close(ctx: Ctx, now: Date, relieve: Relieve, takenBy: string): Promise<void> {
  const [taken] = await ctx.db
    .update(relieves)
    .set({ state: 'taken', takenBy, endedAt: now })
    .where(and(eq(relieves.id, relieve.id), eq(relieves.state, 'open')))
    .returning({ id: relieves.id });
  if (!taken) throw new Problem('lost-race');
}

const replace = (ctx: Ctx, oldId: string, newId: string) =>
  ctx.db.update(claims).set({ replacedBy: newId }).where(eq(claims.id, oldId));

async function report(
  ctx: Ctx,
  now: Date,
  relieve: Relieve,
  areaPath: string,
  concerned: readonly { accountId: string; claimId: string }[],
): Promise<void> {
  await record(ctx, now, {
    action: 'shifts.take-over',
    subjectKind: 'claim',
    subjectId: relieve.claimId,
    areaPath,
    facts: { relieveId: relieve.id, kind: relieve.kind },
  });
  for (const { accountId, claimId } of concerned)
    await tell(ctx, now, {
      kind: 'relieve-settled',
      accountIds: [accountId],
      matter: `relieve-settled:${relieve.id}`,
      facts: { relieveId: relieve.id, claimId, state: 'taken' },
    });
}
