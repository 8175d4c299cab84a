import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { dutyCheckpoint } from './duty-checkpoint.ts';
import { codeAt } from './duty-code.ts';

/**
 * The changing code of a checkpoint, for who leads there and who is on duty there now: whoever comes next scans it from
 * their screen. It says nothing about its reader, and opens nothing but one's own place.
 * @throws Problem not-allowed, second-factor-needed; not-found for others, and once the checkpoint is closed
 */
export async function showCode(
  ctx: Ctx,
  { checkpointId }: ParsedInputOf<'GET /shifts/code/:checkpointId'>,
): Promise<ReplyOf<'GET /shifts/code/:checkpointId'>> {
  const now = ctx.clock.now();
  const { checkpoint, leads, stands } = await dutyCheckpoint(ctx, now, checkpointId);
  if ((!leads && !stands?.onDuty) || checkpoint.closedAt !== null) throw new Problem('not-found');
  const { text, until } = codeAt(ctx.vault.open(uses.codeKey, checkpoint.codeKeyCipher), checkpointId, now);
  return { text, validUntil: until.toISOString(), name: checkpoint.name };
}
