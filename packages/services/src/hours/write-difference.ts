import { serviceHours } from '@linli/db/hours/tables';
import { eq, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { nightOf } from './night-of.ts';
import { writeHours } from './write-hours.ts';

type HoursRow = typeof serviceHours.$inferSelect;

/** An entry with what was put right since: what it says now. Held, so that two corrections come one after the other. */
export async function entryNow(
  ctx: Ctx,
  entryId: string,
): Promise<{ entry: HoursRow; minutes: number; nightMinutes: number } | null> {
  const [entry] = await ctx.db.select().from(serviceHours).where(eq(serviceHours.id, entryId)).for('update');
  if (!entry) return null;
  const [sums] = await ctx.db
    .select({
      minutes: sql<number>`sum(${serviceHours.minutes})::int`,
      nightMinutes: sql<number>`sum(${serviceHours.nightMinutes})::int`,
    })
    .from(serviceHours)
    .where(or(eq(serviceHours.id, entryId), eq(serviceHours.correctsId, entryId)));
  return { entry, minutes: sums?.minutes ?? 0, nightMinutes: sums?.nightMinutes ?? 0 };
}

interface Right {
  /** The correction it comes from. */
  readonly correctionId: string;
  readonly accountId: string;
  /** Null: nothing was written so far. */
  readonly entryId: string | null;
  readonly fromAt: Date;
  /** What the record shall say. */
  readonly minutes: number;
  readonly areaId: string;
  readonly decidedBy: string;
}

/**
 * Puts a record right by a new entry with the difference; what was written stays (志愿服务条例). Of the night counts as large a
 * part as before. Nothing is added where the record says so already.
 */
export async function writeDifference(ctx: Ctx, now: Date, right: Right): Promise<void> {
  const { entryId, minutes } = right;
  const was = entryId === null ? null : await entryNow(ctx, entryId);
  const nightMinutes = was
    ? Math.round((was.entry.nightMinutes * minutes) / Math.max(1, was.entry.minutes))
    : nightOf(ctx, right.fromAt, minutes);
  const difference = minutes - (was?.minutes ?? 0);
  if (difference === 0) return;
  await writeHours(ctx, now, {
    accountId: right.accountId,
    kind: 'correction',
    sourceId: right.correctionId,
    fromAt: was?.entry.fromAt ?? right.fromAt,
    minutes: difference,
    nightMinutes: Math.min(nightMinutes, minutes) - (was?.nightMinutes ?? 0),
    areaId: was ? was.entry.areaId : right.areaId,
    place: was?.entry.place ?? null,
    correctsId: entryId,
    confirmedBy: right.decidedBy,
  });
}
