import { requests } from '@linli/db/requests/tables';
import { and, asc, eq, lte } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';

const DAY = 86_400_000;
/** So long a resident may take to rate what they confirmed, before it is closed without stars. */
export const rateWithinDays = 7;
// More than become due in an hour anywhere; what is left is found by the next look.
const most = 500;

/**
 * Closes what was confirmed a week ago and not rated, each in a transaction of its own.
 * @returns how many were closed @throws the first failure, after all were tried
 */
export async function closeConfirmed(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - rateWithinDays * DAY);
  const isDue = and(eq(requests.state, 'confirmed'), lte(requests.stateSince, since));
  const due = await ctx.db
    .select({ id: requests.id })
    .from(requests)
    .where(isDue)
    .orderBy(asc(requests.stateSince), asc(requests.id))
    .limit(most);
  const failures: unknown[] = [];
  let closed = 0;
  for (const { id } of due)
    try {
      await inTransaction(ctx, async (inner) => {
        const request = await loadRequest(inner, id, true);
        // Somebody rated it, or said it is not solved, since it was found.
        if (request.state !== 'confirmed') return;
        await moveRequest(inner, now, request, 'closed', { what: 'closed' });
        await record(inner, now, {
          action: 'requests.close-confirmed',
          subjectKind: 'request',
          subjectId: id,
          areaPath: request.areaPath,
        });
        closed++;
      });
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return closed;
}
