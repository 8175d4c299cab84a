import { Problem } from '@linli/contracts/problem';
import { isWithin } from '@linli/domain/identity/rights';
import type { ShiftFacts, Span, Standing } from '@linli/domain/shifts/standing';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadStanding } from './load-standing.ts';

// Shifts stand no further ahead than demand is planned.
const ahead = 90 * 86_400_000;

/** The time in which the actor's own places matter when they look at what is open: from now on, and around `also`. */
const lookedAt = (now: Date, also: Span | null): Span => ({
  startsAt: also && also.startsAt < now ? also.startsAt : now,
  endsAt: new Date(Math.max(now.getTime() + ahead, also?.endsAt.getTime() ?? 0)),
});

/**
 * The actor as the limits of shifts see them, for every shift ahead.
 * @throws Problem not-allowed for who may not stand anywhere; second-factor-needed
 */
export async function ownStanding(ctx: Ctx, now: Date, also: Span | null = null): Promise<Standing> {
  reach(ctx, 'shifts.claim');
  const { accountId } = signedIn(ctx);
  const person = (await loadStanding(ctx, now, [accountId], lookedAt(now, also))).get(accountId);
  if (!person) throw new Problem('not-allowed');
  return person;
}

/** Whether a shift is among those somebody may take, limits aside. What is not does not exist for them. */
export const reaches = ({ paths }: Standing, { areaPath }: Pick<ShiftFacts, 'areaPath'>): boolean =>
  paths.some((path) => isWithin(areaPath, path));
