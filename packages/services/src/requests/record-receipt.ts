import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requestReceipts } from '@linli/db/requests/tables';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { attachPhoto } from './attach-photo.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { tellSome } from './tell-involved.ts';
import { residentsOf } from './tell-resident.ts';

/** More shops than one errand goes to. */
const most = 20;
const tooMany = { zh: '这件事的小票已经够多了', en: 'There are enough receipts on this request' };

/**
 * What was paid for the resident, with a photo of the receipt. The money is between the two: it is written down and never
 * handled, and the helper takes nothing for it (volunteer regulations).
 * @throws Problem not-found, not-allowed, illegal-transition; invalid-input for a photo that is not the helper's;
 * rule-refused after twenty
 */
export async function recordReceipt(
  ctx: Ctx,
  { requestId, amountFen, photoId }: ParsedInputOf<'POST /requests/record-receipt'>,
): Promise<ReplyOf<'POST /requests/record-receipt'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  demandAct(involvement, 'record-receipt', now);
  const receipts = await ctx.db.$count(requestReceipts, eq(requestReceipts.requestId, request.id));
  if (receipts >= most) throw new Problem('rule-refused', { detail: tooMany });
  if (photoId !== null) await attachPhoto(ctx, request, photoId);
  const receiptId = ctx.ids.next();
  await ctx.db.insert(requestReceipts).values({
    id: receiptId,
    requestId: request.id,
    amountFen,
    photoId,
    recordedBy: involvement.accountId,
    recordedAt: now,
  });
  await tellSome(
    ctx,
    now,
    request,
    'request-answer',
    await residentsOf(ctx, request),
    `receipt:${receiptId}`,
  );
  await record(ctx, now, {
    action: 'requests.record-receipt',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { withPhoto: photoId !== null },
  });
  return { receiptId };
}
