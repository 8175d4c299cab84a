import { arrayLiteral } from '@linli/db/array-literal';
import { accounts } from '@linli/db/identity/tables';
import { shifts } from '@linli/db/shifts/tables';
import { asc, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Among some ids, bound as one value. */
const among = (id: SQLWrapper, ids: readonly string[]): SQL => sql`${id} = any(${arrayLiteral(ids)}::uuid[])`;

/**
 * Holds people until the transaction ends, so that what one takes comes one after another. Whoever changes places holds people
 * first and shifts after them, several of either by id: nobody waits in a circle.
 */
export async function holdPeople(ctx: Pick<Ctx, 'db'>, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await ctx.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(among(accounts.id, accountIds))
    .orderBy(asc(accounts.id))
    .for('no key update')
    .prepare('kept')
    .execute();
}

/** Holds shifts until the transaction ends; what is counted after it stays so. */
export async function holdShifts(ctx: Pick<Ctx, 'db'>, shiftIds: readonly string[]): Promise<void> {
  if (shiftIds.length === 0) return;
  await ctx.db
    .select({ id: shifts.id })
    .from(shifts)
    .where(among(shifts.id, shiftIds))
    .orderBy(asc(shifts.id))
    .for('no key update')
    .prepare('kept')
    .execute();
}

/** Of some people, those nobody else holds; they are held from then on. Waits for nobody. */
export async function holdFree(ctx: Pick<Ctx, 'db'>, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const free = await ctx.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(among(accounts.id, accountIds))
    .orderBy(asc(accounts.id))
    .for('no key update', { skipLocked: true })
    .prepare('kept')
    .execute();
  return new Set(free.map(({ id }) => id));
}
