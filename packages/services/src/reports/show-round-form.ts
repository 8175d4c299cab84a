import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { Ctx } from '../context.ts';
import { loadForm } from './load-form.ts';
import { showRound } from './show-round.ts';

/** The form of a round, for everybody who may see the round. @throws Problem not-signed-in, not-found */
export async function showRoundForm(
  ctx: Ctx,
  input: ParsedInputOf<'GET /reports/rounds/:roundId/form'>,
): Promise<ReplyOf<'GET /reports/rounds/:roundId/form'>> {
  const { formId } = await showRound(ctx, input);
  return { formId, definition: await loadForm(ctx, formId) };
}
