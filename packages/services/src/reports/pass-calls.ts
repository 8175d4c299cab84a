import { Problem } from '@linli/contracts/problem';
import { arrayLiteral } from '@linli/db/array-literal';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Calls somebody still has to make are another one's, with the attempts there were. The caller has decided that they may.
 * @throws Problem lost-race when one of them was made, or given to somebody else, meanwhile
 */
export async function passCalls(
  ctx: Pick<Ctx, 'db'>,
  {
    callIds,
    fromAccountId,
    toAccountId,
  }: { callIds: readonly string[]; fromAccountId: string; toAccountId: string },
): Promise<void> {
  const passed = await ctx.db.execute(sql`
    update calls set caller_id = ${toAccountId}::uuid
    where id = any(${arrayLiteral(callIds)}::uuid[]) and state = 'open' and caller_id = ${fromAccountId}::uuid`);
  if (passed.count !== callIds.length) throw new Problem('lost-race');
}
