import type { RelieveState } from '@linli/contracts/shifts/labels';
import { claims, relieves } from '@linli/db/shifts/tables';
import { inArray, type SQL } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';

/**
 * Ends open relieves without anybody having taken over; who asked, and whose place it is, are told, but not whoever did it.
 * @param open condition that picks open ones
 * @returns how many ended
 */
export async function settleRelieves(
  ctx: Ctx,
  now: Date,
  open: SQL | undefined,
  state: Exclude<RelieveState, 'open' | 'taken'>,
): Promise<number> {
  const ended = await ctx.db
    .update(relieves)
    .set({ state, endedAt: now })
    .where(open)
    .returning({ id: relieves.id, claimId: relieves.claimId, askedBy: relieves.askedBy });
  if (ended.length === 0) return 0;
  const holders = await ctx.db
    .select({ id: claims.id, accountId: claims.accountId })
    .from(claims)
    .where(
      inArray(
        claims.id,
        ended.map(({ claimId }) => claimId),
      ),
    );
  const doer = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  for (const relieve of ended) {
    const holder = holders.find(({ id }) => id === relieve.claimId)?.accountId;
    await tell(ctx, now, {
      kind: 'relieve-settled',
      accountIds: [relieve.askedBy, holder].filter(
        (id) => id !== undefined && id !== null && id !== doer,
      ) as string[],
      matter: `relieve-settled:${relieve.id}`,
      facts: { relieveId: relieve.id, claimId: relieve.claimId, state },
    });
  }
  return ended.length;
}
