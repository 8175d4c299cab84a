import { isDeepStrictEqual } from 'node:util';
import { Problem } from '@linli/contracts/problem';
import { idempotencyKeys } from '@linli/db/identity/tables';
import { and, eq } from 'drizzle-orm';
import { signedInOrToken } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/**
 * Runs `work` once for an account and key, and gives a repeat the answer of the first time. Two at once: the second
 * waits on the key row until the first has committed. `ctx.db` must be the transaction the work writes in, so that a
 * key is kept exactly when its work is.
 *
 * @param request endpoint and hash of the body; the key with another of either is Problem `key-reused`.
 */
export async function answerOnce<R>(
  ctx: Ctx,
  key: string,
  request: { endpoint: string; bodyHash: Buffer },
  work: () => Promise<R>,
): Promise<R> {
  const { accountId } = signedInOrToken(ctx);
  const mine = and(eq(idempotencyKeys.accountId, accountId), eq(idempotencyKeys.key, key));
  const [taken] = await ctx.db
    .insert(idempotencyKeys)
    .values({ accountId, key, ...request, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
    .prepare('kept')
    .execute();
  if (taken) {
    const reply = await work();
    await ctx.db.update(idempotencyKeys).set({ reply }).where(mine).prepare('kept').execute();
    return reply;
  }
  const [before] = await ctx.db.select().from(idempotencyKeys).where(mine);
  if (!before) throw new Problem('lost-race');
  if (before.endpoint !== request.endpoint || !isDeepStrictEqual(before.bodyHash, request.bodyHash))
    throw new Problem('key-reused');
  return before.reply as R;
}
