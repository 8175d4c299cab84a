import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { handoverNotes, handoverReadings } from '@linli/db/shifts/duty-tables';
import { shifts } from '@linli/db/shifts/tables';
import { and, eq, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { ownClaim } from './load-claim.ts';
import { logDuty } from './log-duty.ts';

/**
 * The actor has read what a shift before theirs left. An older note of it counts as well; a newer one is to be read again.
 * Harmless to repeat.
 * @throws Problem not-allowed, second-factor-needed; not-found for notes of other checkpoints and of later shifts;
 *   illegal-transition for a place that is not held any more
 */
export async function readNote(
  ctx: Ctx,
  { claimId, noteId }: ParsedInputOf<'POST /shifts/read-note'>,
): Promise<ReplyOf<'POST /shifts/read-note'>> {
  const now = ctx.clock.now();
  const { claim, shift } = await ownClaim(ctx, claimId);
  if (claim.state !== 'claimed' && claim.state !== 'on-duty' && claim.state !== 'left')
    throw new Problem('illegal-transition');
  const [note] = await ctx.db
    .select({ id: handoverNotes.id })
    .from(handoverNotes)
    .innerJoin(shifts, eq(shifts.id, handoverNotes.shiftId))
    .where(
      and(
        eq(handoverNotes.id, noteId),
        eq(handoverNotes.checkpointId, shift.checkpointId),
        lt(shifts.startsAt, shift.startsAt),
      ),
    );
  if (!note) throw new Problem('not-found');
  const fresh = await ctx.db
    .insert(handoverReadings)
    .values({ noteId, accountId: claim.accountId, readAt: now })
    .onConflictDoNothing()
    .returning({ noteId: handoverReadings.noteId });
  if (fresh.length > 0)
    await logDuty(ctx, now, { shift, what: 'note-read', accountId: claim.accountId, subjectId: noteId });
  return { done: true };
}
