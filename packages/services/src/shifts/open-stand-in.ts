import { relieveAnswers, relieves } from '@linli/db/shifts/tables';
import { againstAsking } from '@linli/domain/shifts/may-stand';
import { shiftWithout } from '@linli/domain/shifts/standing';
import { and, eq, isNotNull, lte, or } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { HeldClaim } from './hold-claim.ts';
import { loadCandidates } from './load-candidates.ts';
import { settleRelieves } from './settle-relieves.ts';

// More answers than one place needs, and few enough that a question stays worth reading.
const mostAsked = 30;

export interface StandInAsked {
  /** Who asks; null: the clock, because somebody did not come. */
  readonly by: string | null;
  /** One person by name; null: of all who may those who have rested longest. */
  readonly toAccountId: string | null;
  readonly reason: string;
}

/**
 * Looks for somebody to take over a place whose shift is held. It ends at the start, or with the shift when that has begun.
 * @returns `open-already` when somebody is looked for, `nobody-fits` when the one who was named may not stand there
 */
export async function openStandIn(
  ctx: Ctx,
  now: Date,
  { claim, loaded }: HeldClaim,
  { by, toAccountId, reason }: StandInAsked,
): Promise<{ relieveId: string; asked: number } | 'open-already' | 'nobody-fits'> {
  const shift = shiftWithout(loaded.facts, claim.id);
  const fit = (await loadCandidates(ctx, now, shift, { running: true })).filter(
    ({ person, reasons }) =>
      person.accountId !== claim.accountId &&
      (toAccountId === null || person.accountId === toAccountId) &&
      againstAsking(reasons).length === 0,
  );
  if (toAccountId !== null && fit.length === 0) return 'nobody-fits';
  const asked = fit.slice(0, mostAsked).map(({ person }) => person.accountId);
  // One that is over may still wait for the sweep. And the clock asks everybody, whomever was asked by name before.
  const inTheWay = or(
    lte(relieves.expiresAt, now),
    by === null ? isNotNull(relieves.toAccountId) : undefined,
  );
  await settleRelieves(
    ctx,
    now,
    and(eq(relieves.claimId, claim.id), eq(relieves.state, 'open'), inTheWay),
    'expired',
  );
  const expiresAt = claim.startsAt > now ? claim.startsAt : claim.endsAt;
  const [relieve] = await ctx.db
    .insert(relieves)
    .values({
      id: ctx.ids.next(),
      claimId: claim.id,
      kind: 'stand-in',
      askedBy: by,
      toAccountId,
      reason,
      askedAt: now,
      expiresAt,
    })
    .onConflictDoNothing()
    .returning({ id: relieves.id });
  if (!relieve) return 'open-already';
  if (asked.length > 0)
    await ctx.db
      .insert(relieveAnswers)
      .values(asked.map((who) => ({ relieveId: relieve.id, accountId: who, askedAt: now })));
  await record(ctx, now, {
    action: 'shifts.ask-stand-in',
    subjectKind: 'claim',
    subjectId: claim.id,
    areaPath: shift.areaPath,
    facts: { relieveId: relieve.id, asked: asked.length, own: by === claim.accountId },
  });
  await tell(ctx, now, {
    kind: 'relieve-asked',
    accountIds: asked,
    matter: `relieve:${relieve.id}`,
    facts: {
      relieveId: relieve.id,
      shiftId: shift.id,
      start: shift.startsAt.toISOString(),
      until: expiresAt.toISOString(),
    },
    expiresAt,
  });
  return { relieveId: relieve.id, asked: asked.length };
}
