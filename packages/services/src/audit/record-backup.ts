import type { Ctx } from '../context.ts';
import { record } from './record.ts';

/** Notes in the audit that everything was copied at `takenAt`: who runs the machine is told how old the newest backup is. */
export async function recordBackup(
  ctx: Pick<Ctx, 'db' | 'ids'>,
  takenAt: Date,
  facts: { tables: number; rows: number },
): Promise<void> {
  await record({ ...ctx, actor: { kind: 'system' } }, takenAt, {
    action: 'audit.take-backup',
    subjectKind: 'backup',
    subjectId: null,
    facts,
  });
}
