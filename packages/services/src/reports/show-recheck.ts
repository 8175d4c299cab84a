import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { sql } from 'drizzle-orm';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadForm } from './load-form.ts';
import { loadRecheck } from './load-recheck.ts';
import { loadAskedAgain } from './recheck-answers.ts';

/** A sample holds this many households at most (`draw-recheck`). */
const mostHouseholds = 200;

/** One sample and how far second answers agree with first ones, in the reader's areas. @throws Problem not-allowed, not-found */
export async function showRecheck(
  ctx: Ctx,
  { sampleId }: ParsedInputOf<'GET /reports/rechecks/:sampleId'>,
): Promise<ReplyOf<'GET /reports/rechecks/:sampleId'>> {
  const paths = reach(ctx, 'reports.read');
  const { view, formId } = await loadRecheck(ctx, paths, sampleId);
  const form = await loadForm(ctx, formId);
  const homes = await loadAskedAgain(ctx, form, {
    sampleId,
    paths,
    accountId: signedIn(ctx).accountId,
    where: sql`again.state = 'checked'`,
    limit: mostHouseholds,
  });
  const compared = homes.flatMap((home) => home.compared);
  const questions = form.questions.flatMap(({ id, text }) => {
    const own = compared.filter(({ question }) => question.id === id);
    const same = own.filter((each) => each.same).length;
    return own.length === 0 ? [] : [{ questionId: id, text, compared: own.length, same }];
  });
  return {
    ...view,
    compared: compared.length,
    same: compared.filter((each) => each.same).length,
    questions,
  };
}
