import { joins } from '@linli/db/people/tables';
import { requestMerges, requests } from '@linli/db/requests/tables';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { tell } from '../notices/tell.ts';
import type { LoadedRequest } from './load-request.ts';

/** Bases on which a request was written down by staff, who need not hear of it. */
const byStaff: readonly string[] = ['phone', 'visit', 'paper'];

/** Accounts on the resident's side: who asked, and who else is let into the household; of a discreet matter who asked alone. */
export async function residentsOf(
  ctx: Pick<Ctx, 'db'>,
  request: Pick<LoadedRequest, 'id' | 'accountId' | 'householdId' | 'kind'>,
): Promise<string[]> {
  const [asked] = await ctx.db
    .select({ basis: requests.basis })
    .from(requests)
    .where(eq(requests.id, request.id));
  const asker = asked && byStaff.includes(asked.basis) ? [] : [request.accountId];
  const members = request.kind.discreet
    ? []
    : await ctx.db
        .select({ accountId: joins.accountId })
        .from(joins)
        .where(
          and(
            eq(joins.householdId, request.householdId),
            eq(joins.state, 'confirmed'),
            isNull(joins.endedAt),
          ),
        );
  // Who asked for the same and was merged in waits for this one now.
  const merged = await ctx.db
    .select({ accountId: requests.accountId, basis: requests.basis })
    .from(requestMerges)
    .innerJoin(requests, eq(requests.id, requestMerges.fromId))
    .where(and(eq(requestMerges.intoId, request.id), isNull(requestMerges.undoneAt)));
  const others = merged.filter(({ basis }) => !byStaff.includes(basis));
  return [...new Set([...asker, ...[...members, ...others].map(({ accountId }) => accountId)])];
}

/**
 * Tells the resident's side that something changed; once for each `mark`, and not who did it. `moveRequest` calls it for
 * every step worth telling.
 *
 * @param mark what changed, such as the state and version it came to, or the id of a pause
 */
export async function tellResident(
  ctx: Ctx,
  now: Date,
  request: Pick<LoadedRequest, 'id' | 'accountId' | 'householdId' | 'kind' | 'state'>,
  mark: string,
): Promise<void> {
  const own = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  await tell(ctx, now, {
    kind: request.state === 'done' ? 'request-confirm' : 'request-moved',
    accountIds: (await residentsOf(ctx, request)).filter((id) => id !== own),
    matter: `request:${request.id}:${mark}`,
    facts: { requestId: request.id, state: request.state },
  });
}
