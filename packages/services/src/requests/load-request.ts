import { Problem } from '@linli/contracts/problem';
import type { KindDefinition, Limits } from '@linli/contracts/requests/kind';
import type { RequestState, Urgency } from '@linli/contracts/requests/labels';
import { areas } from '@linli/db/people/tables';
import { requestKinds, requests } from '@linli/db/requests/tables';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A request with its place and its kind; nothing of its sealed content. */
export interface LoadedRequest {
  readonly id: string;
  readonly number: number;
  readonly accountId: string;
  readonly householdId: string;
  readonly personId: string | null;
  readonly areaId: string;
  readonly areaPath: string;
  readonly kindKey: string;
  readonly kind: KindDefinition;
  readonly state: RequestState;
  readonly urgency: Urgency;
  readonly limits: Limits;
  readonly clock: KindDefinition['clock'];
  readonly submittedAt: Date;
  readonly deadlineAt: Date;
  /** First time somebody answered for it. */
  readonly answeredAt: Date | null;
  readonly answerDueAt: Date | null;
  readonly doneAt: Date | null;
  readonly closedAt: Date | null;
  readonly reopened: number;
  readonly version: number;
}

/**
 * A request by id, whoever asks: the verb decides who may. With `lock` its row is held until the transaction ends, so that
 * steps of one request come one after another; take that lock before any other.
 * @throws Problem not-found
 */
export async function loadRequest(
  ctx: Pick<Ctx, 'db'>,
  requestId: string,
  lock = false,
): Promise<LoadedRequest> {
  const [found] = await loadRequests(ctx, [requestId], lock);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Several at once, those that exist, by id. Locks are taken in that order, so that two who want some of the same do not wait in a circle. */
export async function loadRequests(
  ctx: Pick<Ctx, 'db'>,
  requestIds: readonly string[],
  lock = false,
): Promise<LoadedRequest[]> {
  const query = ctx.db
    .select({ request: requests, areaPath: areas.path, kind: requestKinds.definition })
    .from(requests)
    .innerJoin(areas, eq(areas.id, requests.areaId))
    .innerJoin(requestKinds, eq(requestKinds.id, requests.kindId))
    .where(inArray(requests.id, [...requestIds]))
    .orderBy(asc(requests.id));
  return (await (lock ? query.for('update', { of: requests }) : query)).map(loaded);
}

function loaded({
  request,
  areaPath,
  kind,
}: {
  request: typeof requests.$inferSelect;
  areaPath: string;
  kind: unknown;
}): LoadedRequest {
  return {
    id: request.id,
    number: request.number,
    accountId: request.accountId,
    householdId: request.householdId,
    personId: request.personId,
    areaId: request.areaId,
    areaPath,
    kindKey: request.kindKey,
    kind: kind as KindDefinition,
    state: request.state as RequestState,
    urgency: request.urgency as Urgency,
    limits: request.limits as Limits,
    clock: request.clock as KindDefinition['clock'],
    submittedAt: request.submittedAt,
    deadlineAt: request.deadlineAt,
    answeredAt: request.answeredAt,
    answerDueAt: request.answerDueAt,
    doneAt: request.doneAt,
    closedAt: request.closedAt,
    reopened: request.reopened,
    version: request.version,
  };
}
