import { hourCorrections, serviceHours } from '@linli/db/hours/tables';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { writeDifference } from './write-difference.ts';

export interface PutRight {
  /** The source of the entry, such as the claim of a shift, and its kind. */
  readonly sourceId: string;
  readonly kind: 'errand' | 'shift';
  /** What the record shall say. */
  readonly minutes: number;
  readonly areaId: string;
  /** What the person said, and when. */
  readonly reason: string;
  readonly askedAt: Date;
  readonly answer: string;
  readonly decidedBy: string;
}

/**
 * Puts an entry right that was disputed where it was made and decided there: a correction that is asked and granted at once.
 * @throws Error when there is no such entry; that is a defect of the caller
 */
export async function putRight(ctx: Ctx, now: Date, right: PutRight): Promise<void> {
  const [entry] = await ctx.db
    .select()
    .from(serviceHours)
    .where(and(eq(serviceHours.sourceId, right.sourceId), eq(serviceHours.kind, right.kind)));
  if (!entry) throw new Error('there are no hours to put right');
  const correctionId = ctx.ids.next();
  const { accountId, fromAt } = entry;
  const { minutes, areaId, decidedBy } = right;
  await ctx.db.insert(hourCorrections).values({
    id: correctionId,
    accountId,
    entryId: entry.id,
    areaId,
    fromAt,
    minutes,
    reasonCipher: ctx.vault.seal(uses.hourReason, right.reason),
    askedAt: right.askedAt,
    decided: 'granted',
    decidedBy,
    decidedAt: now,
    answerCipher: ctx.vault.seal(uses.hourReason, right.answer),
  });
  await writeDifference(ctx, now, {
    correctionId,
    accountId,
    entryId: entry.id,
    fromAt,
    minutes,
    areaId,
    decidedBy,
  });
}
