import type { ReplyOf } from '@linli/contracts/catalog';
import { serviceHours } from '@linli/db/hours/tables';
import type { Ctx } from '../context.ts';

export interface Served {
  readonly accountId: string;
  readonly kind: ReplyOf<'GET /hours/mine'>['items'][number]['kind'];
  /** The hand of a request, the claim of a shift, or the correction it comes from. */
  readonly sourceId: string;
  readonly fromAt: Date;
  /** Without the way; only a correction takes back. */
  readonly minutes: number;
  readonly nightMinutes: number;
  /** Where, for shifts. */
  readonly areaId?: string | null;
  readonly place?: string | null;
  /** The entry a correction puts right. */
  readonly correctsId?: string | null;
  /** The second party; null where the step that proves it says who (a request that was confirmed). */
  readonly confirmedBy: string | null;
}

/**
 * Adds to a record of service: the one place where hours are written, in the transaction of who confirms them. One entry a
 * source and kind; a repeat adds nothing.
 */
export async function writeHours(ctx: Ctx, now: Date, served: Served): Promise<void> {
  await ctx.db
    .insert(serviceHours)
    .values({ id: ctx.ids.next(), recordedAt: now, ...served })
    .onConflictDoNothing({ target: [serviceHours.sourceId, serviceHours.kind] });
}
