import { requestKinds } from '@linli/db/requests/tables';
import { shippedKinds } from '@linli/domain/requests/shipped-kinds/shipped-kinds';
import type { Ctx } from '../context.ts';

/**
 * Publishes the kinds of help that come with the product where their key is not known yet; what a community published
 * stays. Harmless to repeat and by several processes at once. @returns keys that are new
 */
export async function shipKinds(ctx: Pick<Ctx, 'db' | 'clock' | 'ids'>): Promise<string[]> {
  const publishedAt = ctx.clock.now();
  const shipped = await ctx.db
    .insert(requestKinds)
    .values(
      Object.entries(shippedKinds).map(([key, definition]) => ({
        id: ctx.ids.next(),
        key,
        version: 1,
        definition,
        publishedAt,
      })),
    )
    .onConflictDoNothing()
    .returning({ key: requestKinds.key });
  return shipped.map(({ key }) => key);
}
