import { ladders } from '@linli/db/escalation/tables';
import { shippedLadders } from '@linli/domain/escalation/shipped-ladders';
import type { Ctx } from '../context.ts';

/**
 * Publishes the ladders that come with the product where their key is not known yet. Harmless to repeat and by several
 * processes at once. @returns keys that are new
 */
export async function shipLadders(ctx: Pick<Ctx, 'db' | 'clock' | 'ids'>): Promise<string[]> {
  const publishedAt = ctx.clock.now();
  const shipped = await ctx.db
    .insert(ladders)
    .values(
      Object.entries(shippedLadders).map(([key, definition]) => ({
        id: ctx.ids.next(),
        key,
        version: 1,
        definition,
        publishedAt,
      })),
    )
    .onConflictDoNothing()
    .returning({ key: ladders.key });
  return shipped.map(({ key }) => key);
}
