import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { invalid, Problem } from '@linli/contracts/problem';
import type { LineState } from '@linli/contracts/requests/labels';
import { requestLines } from '@linli/db/requests/tables';
import { typedLine } from '@linli/domain/requests/typed-text';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { handsOf, tellSome } from './tell-involved.ts';
import { residentsOf } from './tell-resident.ts';

type Line = typeof requestLines.$inferSelect;

/** A line of a request, held by the request's lock. @throws Problem not-found */
async function loadLine(ctx: Ctx, requestId: string, lineId: string): Promise<Line> {
  const [line] = await ctx.db
    .select()
    .from(requestLines)
    .where(and(eq(requestLines.id, lineId), eq(requestLines.requestId, requestId)));
  if (!line) throw new Problem('not-found');
  return line;
}

const write = (ctx: Ctx, now: Date, line: Line, state: LineState, insteadCipher: Buffer | null) =>
  ctx.db
    .update(requestLines)
    .set({ state, insteadCipher, changedAt: now })
    .where(eq(requestLines.id, line.id));

/**
 * The helper ticks a line, did not find it, asks whether another will do, or takes that back. Nothing is replaced without
 * asking: what was agreed to and then bought stays marked as another one. Harmless to repeat.
 * @throws Problem not-found, not-allowed, illegal-transition; invalid-input when asking about nothing
 */
export async function markLine(
  ctx: Ctx,
  { requestId, lineId, outcome, instead }: ParsedInputOf<'POST /requests/mark-line'>,
): Promise<ReplyOf<'POST /requests/mark-line'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  demandAct(await loadInvolvement(ctx, request), 'mark-lines', now);
  const line = await loadLine(ctx, requestId, lineId);
  if (outcome !== 'asked') {
    // Bought is what was agreed on.
    if (!(outcome === 'got' && line.state === 'replaced')) await write(ctx, now, line, outcome, null);
    return { done: true };
  }
  const other = typedLine(instead);
  if (other === '') throw invalid('/instead', 'missing');
  const asked = line.insteadCipher && ctx.vault.openText(uses.requestLine, line.insteadCipher);
  if (line.state === 'asked' && asked === other) return { done: true };
  await write(ctx, now, line, 'asked', ctx.vault.seal(uses.requestLine, other));
  const mark = `line:${line.id}:${now.getTime()}`;
  await tellSome(ctx, now, request, 'request-answer', await residentsOf(ctx, request), mark);
  return { done: true };
}

/**
 * The resident says whether another will do; the helper hears of it.
 * @throws Problem not-found, not-allowed; illegal-transition when nothing is asked about this line any more
 */
export async function answerReplacement(
  ctx: Ctx,
  { requestId, lineId, agrees }: ParsedInputOf<'POST /requests/answer-replacement'>,
): Promise<ReplyOf<'POST /requests/answer-replacement'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const line = await loadLine(ctx, requestId, lineId);
  const answer = agrees ? 'replaced' : 'declined';
  if (line.state === answer && involvement.as === 'resident') return { done: true };
  demandAct(involvement, 'answer-replacement', now);
  if (line.state !== 'asked') throw new Problem('illegal-transition');
  await write(ctx, now, line, answer, line.insteadCipher);
  const workers = await handsOf(ctx, request.id, ['helper', 'lead']);
  await tellSome(ctx, now, request, 'request-answer', workers, `line:${line.id}:${answer}:${now.getTime()}`);
  return { done: true };
}
