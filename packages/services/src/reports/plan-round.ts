import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { FormDefinition } from '@linli/contracts/reports/form';
import { arrayLiteral } from '@linli/db/array-literal';
import { forms } from '@linli/db/reports/tables';
import { dayOf } from '@linli/domain/civil-time';
import {
  checkRoundDates,
  type PlannedSlot,
  plannedSlots,
  slotsAhead,
} from '@linli/domain/reports/round-slots';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadArea } from './load-area.ts';

export type RoundInput = ParsedInputOf<'POST /reports/open-round'>;

export interface RoundPlan {
  readonly area: { readonly id: string; readonly path: string };
  readonly form: { readonly id: string; readonly key: string; readonly definition: FormDefinition };
  readonly slots: PlannedSlot[];
}

/** People of the register a round is for, as `from … where …` with aliases m, h, a and p. */
export const roundAudience = (areaPath: string, tags: readonly string[]): SQL => sql`
  from memberships m
  join households h on h.id = m.household_id and h.closed_at is null
  join areas a on a.id = h.area_id
  join persons p on p.id = m.person_id
  where m.until_at is null and a.path <@ ${areaPath}::text::ltree
    ${tags.length === 0 ? sql`` : sql`and p.tags && ${arrayLiteral(tags)}::text[]`}`;

/**
 * What a round would be, checked: whoever may only preview it sees the same refusals.
 * @throws Problem not-allowed, not-found (area or form), invalid-input
 */
export async function planRound(ctx: Ctx, input: RoundInput, now: Date): Promise<RoundPlan> {
  const area = await loadArea(ctx, 'rounds.open', input.areaId);
  const [form] = await ctx.db
    .select({ id: forms.id, key: forms.key, definition: forms.definition })
    .from(forms)
    .where(eq(forms.id, input.formId));
  if (!form) throw new Problem('not-found');
  const { zone } = ctx.settings;
  const fields = checkRoundDates(input, dayOf(now, zone));
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const slots = slotsAhead(plannedSlots(input.slots, input.startsOn, input.endsOn, zone), now);
  if (slots.length === 0)
    throw new Problem('invalid-input', { fields: [{ pointer: '/endsOn', code: 'in-the-past' }] });
  return { area, form: { ...form, definition: form.definition as FormDefinition }, slots };
}
