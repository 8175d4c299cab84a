import type { ParsedInputOf } from '@linli/contracts/catalog';
import { type FieldProblem, Problem } from '@linli/contracts/problem';
import type { Answers, FormDefinition } from '@linli/contracts/reports/form';
import { photos } from '@linli/db/reports/tables';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Photos among answers, with pointers below `base`. */
const photosIn = (form: FormDefinition, answers: Answers, base: string) =>
  form.questions.flatMap(({ id, kind }) => {
    const answer = kind === 'photo' && Object.hasOwn(answers, id) ? answers[id] : undefined;
    return typeof answer === 'string' ? [{ photoId: answer, pointer: `${base}/${id}` }] : [];
  });

/** That every photo of a report was uploaded for its household. @throws Problem invalid-input */
export async function checkPhotos(
  ctx: Ctx,
  form: FormDefinition,
  input: ParsedInputOf<'POST /reports/submit'>,
): Promise<void> {
  const named = [
    ...photosIn(form, input.householdAnswers, '/householdAnswers'),
    ...input.persons.flatMap(({ answers }, i) => photosIn(form, answers, `/persons/${i}/answers`)),
  ];
  if (named.length === 0) return;
  const there = await ctx.db
    .select({ id: photos.id })
    .from(photos)
    .where(
      and(
        eq(photos.householdId, input.householdId),
        inArray(
          photos.id,
          named.map(({ photoId }) => photoId),
        ),
      ),
    );
  const ids = new Set(there.map(({ id }) => id));
  const fields = named
    .filter(({ photoId }) => !ids.has(photoId.toLowerCase()))
    .map(({ pointer }): FieldProblem => ({ pointer, code: 'unknown' }));
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
}
