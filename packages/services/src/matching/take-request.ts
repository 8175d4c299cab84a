import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { record } from '../audit/record.ts';
import { reach, signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { giveErrand } from '../requests/give-errand.ts';
import { demandAct, loadInvolvement } from '../requests/load-involvement.ts';
import { loadRequest } from '../requests/load-request.ts';
import { takeTurn } from './take-turn.ts';
import { demandFit } from './weigh-person.ts';

/**
 * Takes an open request that nobody is asked about.
 * @throws Problem not-allowed, second-factor-needed, not-found; illegal-transition when somebody has it or is asked;
 * rule-refused when the actor may not do such things
 */
export async function takeRequest(
  ctx: Ctx,
  { requestId }: ParsedInputOf<'POST /matching/take'>,
): Promise<ReplyOf<'POST /matching/take'>> {
  const now = ctx.clock.now();
  reach(ctx, 'requests.help');
  const { accountId } = signedIn(ctx);
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'take', now);
  // Before it is counted what they have: of two they take at once the second sees the first.
  await takeTurn(ctx, accountId);
  await demandFit(ctx, now, request, accountId);
  await giveErrand(ctx, now, request, { accountId, how: 'own', bundleId: null, stop: 0 });
  await record(ctx, now, {
    action: 'matching.take',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
  });
  return { done: true };
}
