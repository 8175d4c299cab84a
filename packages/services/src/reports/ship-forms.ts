import { forms } from '@linli/db/reports/tables';
import { shippedForms } from '@linli/domain/reports/shipped-forms/shipped-forms';
import type { Ctx } from '../context.ts';

/**
 * Publishes the forms that come with the product where their key is not known yet; what a community published under the
 * same key stays. Harmless to repeat and by several processes at once. @returns keys that are new
 */
export async function shipForms(ctx: Pick<Ctx, 'db' | 'clock' | 'ids'>): Promise<string[]> {
  const publishedAt = ctx.clock.now();
  const shipped = await ctx.db
    .insert(forms)
    .values(
      Object.entries(shippedForms).map(([key, definition]) => ({
        id: ctx.ids.next(),
        key,
        version: 1,
        definition,
        publishedAt,
      })),
    )
    .onConflictDoNothing({ target: [forms.key, forms.version] })
    .returning({ key: forms.key });
  return shipped.map(({ key }) => key);
}
