import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import { recheckHouseholds, recheckPersons } from '@linli/db/reports/recheck-tables';
import { checkAnswers } from '@linli/domain/reports/check-answers';
import { and, eq, ne } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { askedOfHousehold, askedOfMember } from './asked-of.ts';
import { loadForm } from './load-form.ts';
import { loadToRecheck, type ToRecheck } from './load-to-recheck.ts';

type Input = ParsedInputOf<'POST /reports/record-recheck'>;
type Reply = ReplyOf<'POST /reports/record-recheck'>;

/**
 * Records what a household of a sample answered the second time, or that it could not be asked, which may be tried again.
 * The report stays as it is: what has to be corrected is corrected by the household, or reported for it.
 * @throws Problem not-found, not-allowed; rule-refused as `loadToRecheck` says; invalid-input; already-done
 */
export async function recordRecheck(ctx: Ctx, input: Input): Promise<Reply> {
  const now = ctx.clock.now();
  const asked = await loadToRecheck(ctx, input);
  const advice = input.outcome === 'checked' ? await checked(ctx, asked, input) : [];
  const { sampleId, householdId, outcome } = input;
  const written = await ctx.db
    .update(recheckHouseholds)
    .set({
      state: outcome,
      basis: input.basis,
      note: input.note,
      answers: outcome === 'checked' ? input.householdAnswers : null,
      checkedBy: signedIn(ctx).accountId,
      checkedAt: now,
    })
    .where(
      and(
        eq(recheckHouseholds.sampleId, sampleId),
        eq(recheckHouseholds.householdId, householdId),
        ne(recheckHouseholds.state, 'checked'),
      ),
    )
    .returning({ state: recheckHouseholds.state });
  if (written.length === 0) throw new Problem('already-done');
  if (outcome === 'checked')
    for (const { personId, answers } of input.persons)
      await ctx.db
        .update(recheckPersons)
        .set({ answers })
        .where(and(eq(recheckPersons.sampleId, sampleId), eq(recheckPersons.personId, personId)));
  await record(ctx, now, {
    action: 'reports.record-recheck',
    subjectKind: 'recheck',
    subjectId: sampleId,
    areaPath: asked.reporting.household.areaPath,
    facts: { household: householdId, outcome, persons: input.persons.length },
  });
  return { advice };
}

/** Second answers, held to the same rules as first ones. @returns what they call for */
async function checked(ctx: Ctx, { reporting, members }: ToRecheck, input: Input): Promise<Reply['advice']> {
  const found = input.persons.map(({ personId }) => members.find((member) => member.personId === personId));
  const fields: FieldProblem[] = found.flatMap((member, i): FieldProblem[] => {
    const pointer = `/persons/${i}/personId`;
    if (!member) return [{ pointer, code: 'not-allowed-here' }];
    return found.indexOf(member) < i ? [{ pointer, code: 'not-unique' }] : [];
  });
  if (input.persons.length === 0) fields.push({ pointer: '/persons', code: 'missing' });
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  const form = await loadForm(ctx, reporting.slot.formId);
  const { problems, risks } = checkAnswers(form, {
    household: { asked: askedOfHousehold(form, reporting, input.basis), answers: input.householdAnswers },
    persons: found.flatMap((member, i) =>
      member
        ? [
            {
              personId: member.personId,
              asked: askedOfMember(form, reporting, member, input.basis),
              answers: input.persons[i]?.answers ?? {},
            },
          ]
        : [],
    ),
  });
  if (problems.length > 0) throw new Problem('invalid-input', { fields: problems });
  return risks.map(({ personId, level, advice }) => ({ personId, level, text: advice }));
}
