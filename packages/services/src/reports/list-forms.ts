import type { ReplyOf } from '@linli/contracts/catalog';
import type { FormDefinition } from '@linli/contracts/reports/form';
import { forms } from '@linli/db/reports/tables';
import { desc } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';

/** Forms a round can use: the newest version of each key. @throws Problem not-allowed */
export async function listForms(ctx: Ctx): Promise<ReplyOf<'GET /reports/forms'>> {
  reach(ctx, 'rounds.view');
  const newest = await ctx.db
    .selectDistinctOn([forms.key], {
      formId: forms.id,
      key: forms.key,
      version: forms.version,
      definition: forms.definition,
    })
    .from(forms)
    .orderBy(forms.key, desc(forms.version));
  return { items: newest.map((form) => ({ ...form, definition: form.definition as FormDefinition })) };
}
