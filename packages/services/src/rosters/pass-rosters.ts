import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whoever hears that a plan is made, and sees it as theirs, is another one. Who started it stands in the audit. */
export async function passRosters(
  ctx: Pick<Ctx, 'db'>,
  { rosterIds, toAccountId }: { rosterIds: readonly string[]; toAccountId: string },
): Promise<void> {
  await ctx.db.execute(sql`
    update rosters set created_by = ${toAccountId}::uuid
    where id = any(${arrayLiteral(rosterIds)}::uuid[]) and state in ('waiting', 'planning', 'proposed')`);
}
