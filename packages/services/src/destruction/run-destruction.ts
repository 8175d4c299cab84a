import { destructions } from '@linli/db/destruction/tables';
import type { Payload } from '@linli/jobs/catalog';
import { enqueue } from '@linli/jobs/outbox';
import { eq } from 'drizzle-orm';
import { type Ctx, inTransaction } from '../context.ts';
import { destroyBatch } from './destroy-part.ts';
import { keepDestroyedList } from './destroyed-list.ts';
import { finishDestruction } from './finish-destruction.ts';
import { keepFigures } from './keep-figures.ts';
import { type Destruction, type EndingRound, findRound } from './load-round.ts';
import { parts } from './parts.ts';
import { countAll } from './show-destruction.ts';

/** Rows at a time: nobody waits for a lock longer than it takes to delete so many. */
const rowsAtOnce = 2000;
/** Then the job asks for another run, so that others get their turn. */
const batchesARun = 250;

/** Something was still there when all was done. The sweep and the alarm of dead jobs bring it back. */
export class DataLeft extends Error {
  override name = 'DataLeft';
}

/**
 * Destroys batch by batch, each in a transaction of its own that writes down how far it came: whoever kills it loses nothing and
 * counts nothing twice. At the end everything is counted again.
 * @throws DataLeft when that finds anything
 */
export async function runDestruction(
  ctx: Ctx,
  { destructionId }: Payload<'destruction.run'>,
  signal?: AbortSignal,
  limit = rowsAtOnce,
): Promise<void> {
  for (let batches = 0; batches < batchesARun && !signal?.aborted; batches++) {
    const came = await inTransaction(ctx, (inner) => nextBatch(inner, destructionId, limit));
    if (came === 'over') return keepDestroyedList(ctx);
    if (came === 'left') throw new DataLeft(`data are left after destruction ${destructionId}`);
  }
  await enqueue(ctx, 'destruction.run', { destructionId }, { dedupeKey: destructionId });
}

async function nextBatch(ctx: Ctx, id: string, limit: number): Promise<'on' | 'over' | 'left'> {
  // Two workers at the same take turns.
  const [standing] = await ctx.db.select().from(destructions).where(eq(destructions.id, id)).for('update');
  if (!standing || (standing.state !== 'running' && standing.state !== 'again')) return 'over';
  const round = await findRound(ctx, standing.subjectId);
  if (!round) {
    await finishDestruction(ctx, standing, undefined);
    return 'over';
  }
  const now = ctx.clock.now();
  if (standing.part === 0 && (await keepFigures(ctx, round, now))) return 'on';
  const part = parts[standing.part];
  if (!part) return lookAgain(ctx, standing, round);
  const batch = await destroyBatch(ctx, round, part, standing.after as string[] | null, limit);
  const counts = standing.counts as Record<string, number>;
  await ctx.db
    .update(destructions)
    .set({
      touchedAt: now,
      counts: batch.rows === 0 ? counts : { ...counts, [part.name]: (counts[part.name] ?? 0) + batch.rows },
      part: batch.after === null ? standing.part + 1 : standing.part,
      after: batch.after,
    })
    .where(eq(destructions.id, id));
  return 'on';
}

/** The second pass: it has to find nothing. What it finds is told, and gone through again from the beginning. */
async function lookAgain(ctx: Ctx, standing: Destruction, round: EndingRound): Promise<'over' | 'left'> {
  const left = await countAll(ctx, round);
  if (left.length === 0) {
    await finishDestruction(ctx, standing, round);
    return 'over';
  }
  const remaining = left.reduce((sum, { rows }) => sum + rows, 0);
  ctx.log.error({ destructionId: standing.id, left }, 'data are left after a destruction');
  await ctx.db
    .update(destructions)
    .set({ remaining, part: 0, after: null, touchedAt: ctx.clock.now() })
    .where(eq(destructions.id, standing.id));
  return 'left';
}
