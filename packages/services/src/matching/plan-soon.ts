import { matchTurns } from '@linli/db/matching/tables';
import { enqueue } from '@linli/jobs/outbox';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { communityOf } from '../people/community-of.ts';

/**
 * Something changed at a place: its community is planned anew as soon as this commits. Writing the row also keeps a plan
 * that begins now waiting until it sees the change.
 */
export async function planSoon(ctx: Ctx, now: Date, areaPath: string): Promise<void> {
  const community = await communityOf(ctx, areaPath);
  if (community) await planAt(ctx, community.id, now);
}

/** Wants a plan of a community at a moment, or earlier when one is wanted earlier. */
export async function planAt(ctx: Ctx, communityId: string, at: Date): Promise<void> {
  await ctx.db
    .insert(matchTurns)
    .values({ communityId, dueAt: at })
    .onConflictDoUpdate({
      target: matchTurns.communityId,
      set: { dueAt: sql`least(${matchTurns.dueAt}, excluded.due_at)` },
    });
  await enqueue(ctx, 'matching.plan-community', { communityId }, { runAt: at, dedupeKey: communityId });
}
