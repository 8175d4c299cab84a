import { accounts } from '@linli/db/identity/tables';
import type { Ctx } from '../context.ts';

/** Makes the account under which another system is recorded. It has no phone and no identity: nobody can sign in to it. */
export async function accountOfSystem(ctx: Ctx, now: Date, displayName: string): Promise<string> {
  const id = ctx.ids.next();
  await ctx.db.insert(accounts).values({ id, displayName, createdAt: now });
  return id;
}
