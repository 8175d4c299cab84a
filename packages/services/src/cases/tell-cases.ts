import { caseEvents } from '@linli/db/cases/tables';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';
import type { CaseEvent } from './followers.ts';
import { caseChannel } from './tell-case.ts';

/**
 * What the clock did to many cases, as `tellCase` does for one: written by one statement, in the order given. Followers are
 * told of each.
 */
export async function tellCases(ctx: Ctx, now: Date, events: readonly CaseEvent[]): Promise<void> {
  if (events.length === 0) return;
  await ctx.db.insert(caseEvents).values(
    events.map(({ caseKind, caseId, areaPath, what, reason, facts, shownTo }) => ({
      id: ctx.ids.next(),
      caseKind,
      caseId,
      at: now,
      what,
      accountId: null,
      role: null,
      areaPath,
      reasonCipher: reason ? ctx.vault.seal(uses.caseReason, reason) : null,
      facts: facts ?? {},
      shownTo: shownTo ?? ('everyone' as const),
    })),
  );
  const moves = events.map(({ caseKind, caseId, areaPath, what }) => ({
    kind: caseKind,
    id: caseId,
    path: areaPath,
    what,
  }));
  await ctx.db.execute(sql`
    select pg_notify(${caseChannel}, move::text)
    from jsonb_array_elements(${JSON.stringify(moves)}::jsonb) as move`);
  for (const event of events)
    for (const follower of ctx.caseFollowers) await follower.caseMoved(ctx, now, event);
}
