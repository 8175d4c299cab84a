import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '../context.ts';

/**
 * Sets alarms for moments at which something is due: one a second, however many cases share it. What an alarm misses the
 * sweep finds. In the order of time, so that two who set several do not wait for each other in a circle.
 */
export async function wakeClimbs(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ids'>,
  moments: readonly (Date | null)[],
): Promise<void> {
  const times = new Set(moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()])));
  for (const time of [...times].sort((a, b) => a - b)) {
    const runAt = new Date(time);
    await enqueue(ctx, 'escalation.tick-due', {}, { runAt, dedupeKey: runAt.toISOString() });
  }
}
