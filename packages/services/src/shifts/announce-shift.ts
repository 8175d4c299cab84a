import type { shifts } from '@linli/db/shifts/tables';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import { claimersOf } from './claimers-of.ts';
import { loadRules } from './load-rules.ts';
import { loadOneShift } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';

/** Tells those who may take one that a shift has free places; once a round. Full shifts are not announced. */
export async function announceShift(
  ctx: Ctx,
  now: Date,
  { id, areaPath, startsAt }: typeof shifts.$inferSelect,
  round: number,
): Promise<void> {
  const loaded = await loadOneShift(ctx, id);
  if (!loaded || loaded.facts.taken >= loaded.facts.people) return;
  const { facts: shift } = loaded;
  const { rules } = await loadRules(ctx, areaPath);
  const people = await loadStanding(ctx, now, await claimersOf(ctx, now, areaPath), shift);
  const mayCome = [...people.values()].filter(
    (person) => againstAsking(mayStand(person, shift, rules, now)).length === 0,
  );
  await tell(ctx, now, {
    kind: 'shift-understaffed',
    accountIds: mayCome.map(({ accountId }) => accountId),
    matter: `shift:${id}:announced:${round}`,
    facts: { shiftId: id, start: startsAt.toISOString(), missing: shift.people - shift.taken },
    expiresAt: startsAt,
    areaPath,
  });
}
