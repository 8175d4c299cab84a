import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import { handoverNotes } from '@linli/db/shifts/duty-tables';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { ownClaim } from './load-claim.ts';
import { logDuty } from './log-duty.ts';
import { equipmentOf } from './note-views.ts';

type Input = ParsedInputOf<'POST /shifts/write-note'>;

/**
 * Writes what the next shift must know: open matters, what was counted, keys. Everything the checkpoint should have is
 * counted, once. Written anew, the older note stays; whoever comes reads the newest.
 * @throws Problem not-found, not-allowed, second-factor-needed; invalid-input for what is not counted or counted twice;
 *   illegal-transition for who is not on duty and did not just leave
 */
export async function writeNote(
  ctx: Ctx,
  { claimId, matters, equipment, keys }: Input,
): Promise<ReplyOf<'POST /shifts/write-note'>> {
  const now = ctx.clock.now();
  const { claim, shift, checkpoint } = await ownClaim(ctx, claimId, { lock: true });
  if (claim.state !== 'on-duty' && claim.state !== 'left') throw new Problem('illegal-transition');
  const wanted = equipmentOf(checkpoint);
  const fields = countProblems(wanted, equipment);
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const noteId = ctx.ids.next();
  await ctx.db.insert(handoverNotes).values({
    id: noteId,
    shiftId: shift.id,
    checkpointId: checkpoint.id,
    writtenBy: claim.accountId,
    writtenAt: now,
    mattersCipher: ctx.vault.seal(uses.handoverNote, matters),
    equipment,
    keys,
  });
  const short = wanted.filter(({ name, count }) =>
    equipment.some((counted) => counted.name === name && counted.count < count),
  ).length;
  await logDuty(ctx, now, {
    shift,
    what: 'note-written',
    accountId: claim.accountId,
    subjectId: noteId,
    facts: { short },
  });
  await record(ctx, now, {
    action: 'shifts.write-note',
    subjectKind: 'shift',
    subjectId: shift.id,
    areaPath: shift.areaPath,
    facts: { noteId, short },
  });
  return { noteId };
}

function countProblems(wanted: Input['equipment'], counted: Input['equipment']): FieldProblem[] {
  const names = counted.map(({ name }) => name);
  if (wanted.some(({ name }) => !names.includes(name))) return [{ pointer: '/equipment', code: 'missing' }];
  return names.flatMap((name, at): FieldProblem[] =>
    names.indexOf(name) === at ? [] : [{ pointer: `/equipment/${at}/name`, code: 'not-unique' }],
  );
}
