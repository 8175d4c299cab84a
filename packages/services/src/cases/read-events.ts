import type { CaseEventView } from '@linli/contracts/cases/endpoints';
import type { CaseMoment } from '@linli/contracts/cases/labels';
import type { Role } from '@linli/contracts/identity/roles';
import { caseEvents } from '@linli/db/cases/tables';
import { accounts } from '@linli/db/identity/tables';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { uses } from '../vault.ts';

export type CaseEventRow = z.infer<typeof CaseEventView>;

/** How far somebody may read the timeline of a case. */
export interface EventSight {
  /** What is among staff as well. */
  readonly asStaff: boolean;
  /** What was said, and by whom; of a discreet case those who do not handle it see only that something happened. */
  readonly words: boolean;
}

// Saying no, or nothing, costs nothing: outside the staff nobody learns who it was.
const unnamed: ReadonlySet<CaseMoment> = new Set([
  'offered',
  'offer-declined',
  'offer-expired',
  'offer-withdrawn',
]);

/** The timeline of a case, newest first, from before `before` (id of an event) on; who may read it is the caller's to check. */
export async function readEvents(
  ctx: Pick<Ctx, 'db' | 'vault'>,
  caseId: string,
  sight: EventSight,
  { before, limit }: { before?: string; limit: number },
): Promise<CaseEventRow[]> {
  const rows = await ctx.db
    .select({ event: caseEvents, name: accounts.displayName })
    .from(caseEvents)
    .leftJoin(accounts, eq(accounts.id, caseEvents.accountId))
    .where(
      and(
        eq(caseEvents.caseId, caseId),
        sight.asStaff ? undefined : eq(caseEvents.shownTo, 'everyone'),
        before === undefined ? undefined : lt(caseEvents.id, before),
      ),
    )
    .orderBy(desc(caseEvents.id))
    .limit(limit);
  return rows.map(({ event, name }) => {
    const what = event.what as CaseMoment;
    const hidden = !sight.words || (!sight.asStaff && unnamed.has(what));
    return {
      eventId: event.id,
      at: event.at.toISOString(),
      what,
      by: hidden ? null : name,
      role: event.role as Role | null,
      reason:
        hidden || event.reasonCipher === null
          ? null
          : ctx.vault.openText(uses.caseReason, event.reasonCipher),
      facts: event.facts as CaseEventRow['facts'],
    };
  });
}
