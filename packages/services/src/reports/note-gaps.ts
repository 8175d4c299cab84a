import type { GapReason } from '@linli/contracts/reports/labels';
import { alerts, gapNotes } from '@linli/db/reports/tables';
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { settleLedger, these } from './settle-ledger.ts';

export interface GapNote {
  readonly roundId: string;
  readonly personIds: readonly string[];
  readonly reason: GapReason;
  /** Last day it holds; null: until somebody lifts it. */
  readonly untilDay: string | null;
  readonly note: string;
}

/**
 * Notes why people have not reported in a round, in the place of what was noted before, which stays in the history.
 * Away and exempt end the expectation from now on, anything else lets it begin again. Rights are the caller's to check.
 */
export async function noteGaps(ctx: Ctx, now: Date, gap: GapNote): Promise<void> {
  if (gap.personIds.length === 0) return;
  const { roundId, reason, untilDay, note } = gap;
  const saidBy = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  // One order for all, so that two who note the same household do not wait for each other in a circle.
  const personIds = [...gap.personIds].sort();
  await ctx.db
    .update(gapNotes)
    .set({ liftedAt: now })
    .where(
      and(eq(gapNotes.roundId, roundId), inArray(gapNotes.personId, personIds), isNull(gapNotes.liftedAt)),
    );
  // What somebody else noted at the same moment is replaced in place.
  await ctx.db
    .insert(gapNotes)
    .values(
      personIds.map((personId) => ({
        id: ctx.ids.next(),
        roundId,
        personId,
        reason,
        untilDay,
        note,
        saidBy,
        saidAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [gapNotes.roundId, gapNotes.personId],
      targetWhere: isNull(gapNotes.liftedAt),
      set: {
        reason: sql`excluded.reason`,
        untilDay: sql`excluded.until_day`,
        note: sql`excluded.note`,
        saidBy: sql`excluded.said_by`,
        saidAt: sql`excluded.said_at`,
      },
    });
  const ends = reason === 'away' || reason === 'exempt' ? reason : null;
  const why = ends ?? 'away';
  await settleLedger(ctx, now, these(personIds.map((personId) => ({ personId, why }))), roundId);
  if (ends === null) return;
  // Whoever is known to be away is not silent.
  await ctx.db
    .update(alerts)
    .set({ state: 'resolved', resolvedAt: now, resolvedBy: saidBy, outcome: ends })
    .where(
      and(
        inArray(alerts.personId, personIds),
        eq(alerts.kind, 'no-answer-alone'),
        eq(alerts.roundId, roundId),
        ne(alerts.state, 'resolved'),
      ),
    );
}
