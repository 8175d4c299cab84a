import type { Db } from '@linli/db/client';
import { jobTurns } from '@linli/db/outbox/tables';
import { gt, lte, sql } from 'drizzle-orm';
import { catalog, type RecurringName, recurringNames } from './catalog.ts';
import { after } from './perform.ts';

/** The recurring jobs whose time has come, by a read that changes nothing. */
export async function dueTurns(db: Db, now: Date): Promise<RecurringName[]> {
  const waiting = await db.select({ name: jobTurns.name }).from(jobTurns).where(gt(jobTurns.nextAt, now));
  const names = new Set(waiting.map(({ name }) => name));
  return recurringNames.filter((name) => !names.has(name));
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
