import { Problem } from '@linli/contracts/problem';
import type { FormDefinition } from '@linli/contracts/reports/form';
import { forms } from '@linli/db/reports/tables';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

// A published form never changes, so what was read once stays true; the least lately used goes first.
const kept = new Map<string, FormDefinition>();
const most = 50;

/** A published form by id, from memory where it was read before. @throws Problem not-found */
export async function loadForm(ctx: Pick<Ctx, 'db'>, formId: string): Promise<FormDefinition> {
  const known = kept.get(formId);
  if (known) {
    kept.delete(formId);
    kept.set(formId, known);
    return known;
  }
  const [row] = await ctx.db.select({ definition: forms.definition }).from(forms).where(eq(forms.id, formId));
  if (!row) throw new Problem('not-found');
  const form = row.definition as FormDefinition;
  kept.set(formId, form);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return form;
}
