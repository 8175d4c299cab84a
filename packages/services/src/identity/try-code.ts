import { signInCodes } from '@linli/db/identity/tables';
import { type CodeOutcome, decideCode } from '@linli/domain/identity/one-time-code';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blindUses, type Vault } from '../vault.ts';

const codeUse = 'sign-in code';
const codeText = (id: string, code: string) => `${id} ${code}`;

/** What rests of a code; bound to its row, so that equal codes look different. */
export const codeHash = (vault: Vault, id: string, code: string): Buffer =>
  vault.hash(codeUse, codeText(id, code));

/**
 * Tries a code against the newest one sent to the phone, under a lock on its row: of two tries at once with the right
 * code one wins. A wrong try is counted and is an answer, not a failure, so that it is committed.
 */
export async function tryCode(ctx: Ctx, now: Date, phone: string, code: string): Promise<CodeOutcome> {
  const [newest] = await ctx.db
    .select()
    .from(signInCodes)
    .where(inArray(signInCodes.phoneBlind, ctx.vault.blinds(blindUses.phone, phone)))
    .orderBy(desc(signInCodes.createdAt), desc(signInCodes.id))
    .limit(1)
    .for('update');
  const matches =
    newest !== undefined && ctx.vault.isHash(codeUse, codeText(newest.id, code), newest.codeHash);
  const outcome = decideCode(newest ?? null, matches, now);
  if (newest !== undefined && outcome.outcome !== 'expired') {
    await ctx.db
      .update(signInCodes)
      .set(outcome.outcome === 'right' ? { usedAt: now } : { attempts: sql`${signInCodes.attempts} + 1` })
      .where(eq(signInCodes.id, newest.id));
  }
  return outcome;
}
