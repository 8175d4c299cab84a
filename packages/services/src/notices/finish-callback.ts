import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { callbacks, messages } from '@linli/db/notices/tables';
import { afterCallback, restMinutes } from '@linli/domain/notices/callback-outcome';
import { and, eq, isNull } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { loadCallback } from './load-callback.ts';

/**
 * Keeps what came of a call: the line ends and its messages say so, or it comes back after a rest.
 * @throws Problem not-found, not-allowed; already-done; lost-race when somebody else's call was written down meanwhile
 */
export async function finishCallback(
  ctx: Ctx,
  { callbackId, outcome }: ParsedInputOf<'POST /notices/finish-callback'>,
): Promise<ReplyOf<'POST /notices/finish-callback'>> {
  const now = ctx.clock.now();
  const line = await loadCallback(ctx, callbackId);
  const attempts = line.attempts + 1;
  const state = afterCallback(outcome, attempts);
  const written = await ctx.db
    .update(callbacks)
    .set({
      attempts,
      outcome,
      notBefore: new Date(now.getTime() + restMinutes * 60_000),
      ...(state === null ? {} : { doneAt: now, doneBy: signedIn(ctx).accountId }),
    })
    .where(and(eq(callbacks.id, callbackId), isNull(callbacks.doneAt), eq(callbacks.attempts, line.attempts)))
    .returning({ id: callbacks.id });
  if (written.length === 0) throw new Problem('lost-race');
  if (state !== null)
    await ctx.db
      .update(messages)
      .set({ state, settledAt: now })
      .where(and(eq(messages.callbackId, callbackId), eq(messages.state, 'to-call')));
  await record(ctx, now, {
    action: 'notices.finish-callback',
    subjectKind: 'account',
    subjectId: line.accountId,
    areaPath: line.areaPath,
    facts: { callbackId, outcome, attempts },
  });
  return { open: state === null };
}
