import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { withheldQuestions } from '@linli/domain/reports/visible-questions';
import type { Ctx } from '../context.ts';
import { askedOfHousehold, askedOfMember } from './asked-of.ts';
import { loadForm } from './load-form.ts';
import { loadToRecheck } from './load-to-recheck.ts';

/**
 * The form for asking a household of a sample again. What was answered first is not in it, so that it leads nobody.
 * @throws Problem as `loadToRecheck` does
 */
export async function showRecheckSheet(
  ctx: Ctx,
  input: ParsedInputOf<'GET /reports/rechecks/:sampleId/sheet'>,
): Promise<ReplyOf<'GET /reports/rechecks/:sampleId/sheet'>> {
  const { reporting, members } = await loadToRecheck(ctx, input);
  const form = await loadForm(ctx, reporting.slot.formId);
  return {
    form,
    day: reporting.slot.day,
    address: reporting.household.address,
    filledHousehold: askedOfHousehold(form, reporting, 'phone').filled,
    persons: members.map((member) => {
      const asked = askedOfMember(form, reporting, member, 'phone');
      return {
        personId: member.personId,
        name: member.name,
        relation: member.relation,
        age: asked.age,
        filled: asked.filled,
        withheld: withheldQuestions(form, 'person', asked),
      };
    }),
  };
}
