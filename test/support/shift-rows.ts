import { claims, shifts, shiftWaits } from '@linli/db/shifts/tables';
import { asc, eq } from 'drizzle-orm';
import type { Stage } from './stage.ts';

/** Claims of a shift in the order in which they were made. */
export const claimsOn = ({ db }: Pick<Stage, 'db'>, { id }: { id: string }) =>
  db.select().from(claims).where(eq(claims.shiftId, id)).orderBy(asc(claims.createdAt), asc(claims.id));

/** Who waits or waited for a shift, in the order they came. */
export const waitsOn = ({ db }: Pick<Stage, 'db'>, { id }: { id: string }) =>
  db
    .select()
    .from(shiftWaits)
    .where(eq(shiftWaits.shiftId, id))
    .orderBy(asc(shiftWaits.joinedAt), asc(shiftWaits.id));

/** A shift as it is now. */
export async function shiftNow({ db }: Pick<Stage, 'db'>, { id }: { id: string }) {
  const [row] = await db.select().from(shifts).where(eq(shifts.id, id));
  if (!row) throw new Error('no shift');
  return row;
}

/** Puts somebody on the waitlist of a shift. */
export async function waitFor(
  { db, ids, clock }: Pick<Stage, 'db' | 'ids' | 'clock'>,
  who: { accountId: string },
  { id }: { id: string },
): Promise<void> {
  await db
    .insert(shiftWaits)
    .values({ id: ids.next(), shiftId: id, accountId: who.accountId, joinedAt: clock.now() });
}
