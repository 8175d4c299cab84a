import { enqueue } from '@linli/jobs/outbox';
import type { Ctx } from '../context.ts';
import { deliverSome } from './deliver-due.ts';
import { deliverPosts } from './deliver-posts.ts';

/** Few, so that a sweep ends soon: the queue carries the load. */
const mostPeople = 100;

/** Finds what an alarm missed: notices, messages and posts of robots that are due, and tries a worker left behind. */
export async function sweepDue(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const served = await deliverSome(ctx, { urgent: false, most: mostPeople }, signal);
  if (served === mostPeople)
    await enqueue(ctx, 'notices.deliver-due', { urgent: false }, { dedupeKey: 'sweep' });
  await deliverPosts(ctx, signal);
}
