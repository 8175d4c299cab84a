import { Problem } from '@linli/contracts/problem';
import { requestHands } from '@linli/db/requests/tables';
import type { CaseEvent } from '../cases/followers.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveRequest, tellRequest } from './move-request.ts';

export interface Errand {
  readonly accountId: string;
  /** Taken from an offer, by oneself, or given by somebody who asked on the phone. */
  readonly how: 'offer' | 'own' | 'by-hand';
  /** Requests taken together share it; null for a single one. */
  readonly bundleId: string | null;
  /** Place in the order of the way, from 0. */
  readonly stop: number;
}

/**
 * Makes somebody the helper of a request that has none: it is taken from now on, or stays so where somebody is in charge of
 * it already. The caller holds the request's lock and has decided that this person may.
 * @throws Problem illegal-transition when it is not open for help; lost-race when somebody else became its helper meanwhile
 */
export async function giveErrand(
  ctx: Ctx,
  now: Date,
  request: LoadedRequest,
  { accountId, how, bundleId, stop }: Errand,
  event: Pick<CaseEvent, 'reason' | 'facts'> = {},
): Promise<LoadedRequest> {
  // The hand first: who follows the step finds whose it is.
  const hand = ctx.db.insert(requestHands).values({
    id: ctx.ids.next(),
    requestId: request.id,
    accountId,
    role: 'helper',
    how,
    bundleId,
    stop,
    fromAt: now,
  });
  await orTaken(hand, { request_hands_helper: () => new Problem('lost-race') });
  const taken = { what: 'taken' as const, ...event, facts: { ...event.facts, how } };
  if (request.state !== 'taken') return moveRequest(ctx, now, request, 'taken', taken);
  await tellRequest(ctx, now, request, taken);
  return request;
}
