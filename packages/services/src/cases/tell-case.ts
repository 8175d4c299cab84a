import { caseEvents } from '@linli/db/cases/tables';
import { may } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { accountOf, type Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { CaseEvent } from './followers.ts';
import { writeMove } from './watch-cases.ts';

/** The channel on which a commit tells the API processes that a case moved. */
export const caseChannel = 'linli_cases';

/**
 * Writes what happened into the timeline of a case and tells the slices that follow cases, in the transaction of the verb.
 * Desks that are open hear of it when that commits.
 */
export async function tellCase(ctx: Ctx, now: Date, event: CaseEvent): Promise<void> {
  const actor = ctx.actor.kind === 'account' ? ctx.actor : null;
  const post = actor?.posts.find(({ areaPath, role }) =>
    may([{ role, areaPath }], 'areas.view', event.areaPath),
  );
  const id = ctx.ids.next();
  const written = await ctx.db
    .insert(caseEvents)
    .values({
      id,
      caseKind: event.caseKind,
      caseId: event.caseId,
      at: now,
      what: event.what,
      accountId: accountOf(ctx.actor),
      role: post?.role ?? null,
      areaPath: event.areaPath,
      reasonCipher: event.reason ? ctx.vault.seal(uses.caseReason, event.reason) : null,
      facts: event.facts ?? {},
      shownTo: event.shownTo ?? 'everyone',
    })
    .returning({ seq: caseEvents.seq });
  for (const { seq } of written) {
    const { caseKind, caseId, areaPath } = event;
    const move = writeMove({ seq, caseKind, caseId, areaPath });
    await ctx.db.execute(sql`select pg_notify(${caseChannel}, ${move})`);
  }
  for (const follower of ctx.caseFollowers) await follower.caseMoved(ctx, now, event);
}
