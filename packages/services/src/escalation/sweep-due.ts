import type { Ctx } from '../context.ts';
import { tickDue } from './tick-due.ts';

/** Finds cases and supervisions whose alarm was missed, and does what is due. @throws the first failure, after all were tried */
export async function sweepDue(ctx: Ctx): Promise<void> {
  await tickDue(ctx);
}
