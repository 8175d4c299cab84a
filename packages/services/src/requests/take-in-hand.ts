import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { requests } from '@linli/db/requests/tables';
import { refusalOf } from '@linli/domain/requests/may-do';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { changeRequest } from './change-request.ts';
import { climbBinds } from './climb-binds.ts';
import { demandAct, loadInvolvement } from './load-involvement.ts';
import { loadRequest } from './load-request.ts';
import { moveRequest } from './move-request.ts';
import { openHand } from './open-hand.ts';
import { ownPost } from './posts-at.ts';

/**
 * Answers for a request from now on 主办: who holds a post there, or was told by the ladder. What staff or a team do is
 * taken with that; for the rest a helper is looked for. Who was told from the level on that its ladder says may not hand it
 * back 首接负责. Harmless to repeat for who has it.
 * @throws Problem not-found, not-allowed, second-factor-needed; lost-race when somebody else is in charge;
 *   illegal-transition once it is done or over
 */
export async function takeInHand(
  ctx: Ctx,
  { requestId, note }: ParsedInputOf<'POST /requests/take-in-hand'>,
): Promise<ReplyOf<'POST /requests/take-in-hand'>> {
  const now = ctx.clock.now();
  const request = await loadRequest(ctx, requestId, true);
  const involvement = await loadInvolvement(ctx, request);
  const { reader, matter, accountId } = involvement;
  if (reader.hands.includes('lead')) return { done: true };
  const couldElse = refusalOf('take-in-hand', reader, { ...matter, hasLead: false }, now) === null;
  if (matter.hasLead && couldElse) throw new Problem('lost-race');
  demandAct(involvement, 'take-in-hand', now);
  const post = ownPost(ctx, request.areaPath)?.role ?? null;
  const binding = await climbBinds(ctx, request.id, accountId);
  const hand = { accountId, role: 'lead', post, how: 'post', binding } as const;
  const handId = await openHand(ctx, now, request.id, hand);
  const answered = {
    answeredAt: sql`coalesce(${requests.answeredAt}, ${now.toISOString()}::timestamptz)`,
  };
  const event = { what: 'in-hand', reason: note, facts: { post } } as const;
  const isFree = request.state === 'submitted' || request.state === 'accepted' || request.state === 'offered';
  if (request.kind.handledBy !== 'volunteers' && isFree)
    await moveRequest(ctx, now, request, 'taken', event, answered);
  else if (request.state === 'submitted') await moveRequest(ctx, now, request, 'accepted', event, answered);
  else await changeRequest(ctx, now, request, event, { set: answered, mark: `in-hand:${handId}` });
  await record(ctx, now, {
    action: 'requests.take-in-hand',
    subjectKind: 'request',
    subjectId: request.id,
    areaPath: request.areaPath,
    facts: { post },
  });
  return { done: true };
}
