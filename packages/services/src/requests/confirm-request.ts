import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { typedText } from '@linli/domain/requests/typed-text';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { demandAct, demandReader, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';
import { handsOf, tellSome } from './tell-involved.ts';

const another = {
  zh: '同样的事又有了新的求助，请在那一件里继续',
  en: 'A newer request of the same matter is open; please go on there',
};

/**
 * The resident says whether it is solved, or staff who called back do, never of their own work. Not solved: the same
 * request goes on, up to a week after it was closed, and whoever answers for it hears of it. Harmless to repeat.
 * @throws Problem not-found, second-factor-needed; not-allowed (whose word it is); illegal-transition when there is nothing
 * to confirm; rule-refused when the same matter has been asked for anew
 */
export async function confirmRequest(
  ctx: Ctx,
  { requestId, solved, basis, reason }: ParsedInputOf<'POST /requests/confirm'>,
): Promise<ReplyOf<'POST /requests/confirm'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  demandReader(involvement);
  // Nobody gives the resident's own word for them, and nobody calls back themselves.
  if ((basis === 'self') !== involvement.reader.isResident) throw new Problem('not-allowed');
  if (solved && request.state === 'confirmed') return { done: true };
  demandAct(involvement, 'confirm', now);
  const said = typedText(reason);
  const facts = { basis };
  if (solved) {
    if (request.state !== 'done') throw new Problem('illegal-transition');
    await moveRequest(
      ctx,
      now,
      request,
      'confirmed',
      { what: 'confirmed', reason: said, facts },
      { solved: true },
    );
  } else {
    const again = await orTaken(
      moveRequest(
        ctx,
        now,
        request,
        'accepted',
        { what: 'not-solved', reason: said, facts },
        { solved: false, stars: null, endingCipher: null },
      ),
      { requests_same_matter: () => new Problem('rule-refused', { detail: another }) },
    );
    const hands = await handsOf(ctx, request.id);
    await tellSome(ctx, now, request, 'request-answer', hands, `not-solved:${again.version}`);
  }
  await record(ctx, now, {
    action: 'requests.confirm',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { basis, solved },
  });
  return { done: true };
}
