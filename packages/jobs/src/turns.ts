import type { Db } from '@linli/db/client';
import { jobTurns } from '@linli/db/outbox/tables';
import { lte, sql } from 'drizzle-orm';
import { catalog, type RecurringName, recurringNames } from './catalog.ts';
import { after } from './perform.ts';

/**
 * The recurring jobs whose time has come and the milliseconds until the next one's, at most `mostMs`; by a read
 * that changes nothing.
 */
export async function dueTurns(
  db: Db,
  now: Date,
  mostMs: number,
): Promise<{ due: RecurringName[]; restMs: number }> {
  const rows = await db.select().from(jobTurns);
  const nextAt = new Map(rows.map((row) => [row.name, row.nextAt.getTime()]));
  const time = now.getTime();
  const due = recurringNames.filter((name) => (nextAt.get(name) ?? 0) <= time);
  const nexts = recurringNames.map((name) =>
    due.includes(name) ? time + catalog[name].everySeconds * 1000 : (nextAt.get(name) ?? time),
  );
  return { due, restMs: Math.min(mostMs, ...nexts.map((next) => next - time)) };
}

/** Takes the turn of a recurring job. @returns false when another worker was faster. */
export async function claimTurn(db: Db, name: RecurringName, now: Date): Promise<boolean> {
  const nextAt = after(now, catalog[name].everySeconds * 1000);
  const claimed = await db
    .insert(jobTurns)
    .values({ name, nextAt })
    .onConflictDoUpdate({
      target: jobTurns.name,
      set: { nextAt: sql`excluded.next_at` },
      setWhere: lte(jobTurns.nextAt, now),
    })
    .returning({ name: jobTurns.name });
  return claimed.length > 0;
}
