import { requestHands } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whoever is in charge now may not hand the request back: the second level named them (field.md, Requests; 首接负责). */
export async function bindLead(ctx: Pick<Ctx, 'db'>, requestId: string): Promise<void> {
  await ctx.db
    .update(requestHands)
    .set({ binding: true })
    .where(
      and(eq(requestHands.requestId, requestId), eq(requestHands.role, 'lead'), isNull(requestHands.untilAt)),
    );
}
