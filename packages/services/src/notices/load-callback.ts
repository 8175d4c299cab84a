import { Problem } from '@linli/contracts/problem';
import { callbacks } from '@linli/db/notices/tables';
import { areas } from '@linli/db/people/tables';
import { eq } from 'drizzle-orm';
import { demand } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

/** A line of the call list, for who phones there. @throws Problem not-found, not-allowed; already-done */
export async function loadCallback(ctx: Ctx, callbackId: string) {
  const [line] = await ctx.db
    .select({
      accountId: callbacks.accountId,
      attempts: callbacks.attempts,
      doneAt: callbacks.doneAt,
      areaPath: areas.path,
    })
    .from(callbacks)
    .innerJoin(areas, eq(areas.id, callbacks.areaId))
    .where(eq(callbacks.id, callbackId));
  if (!line) throw new Problem('not-found');
  demand(ctx, 'notices.call-back', line.areaPath);
  if (line.doneAt !== null) throw new Problem('already-done');
  return line;
}

/** The number of the account, else the one in the register; null when neither knows any. */
export function numberOf(
  ctx: Ctx,
  known: { phone_cipher: Buffer | null; register_cipher: Buffer | null },
): string | null {
  if (known.phone_cipher !== null) return ctx.vault.openText(uses.accountPhone, known.phone_cipher);
  return known.register_cipher === null ? null : ctx.vault.openText(uses.personPhone, known.register_cipher);
}
