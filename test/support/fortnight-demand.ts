import type { DemandChange, DemandPattern } from '@linli/contracts/shifts/values';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { publishRoster } from '@linli/services/rosters/publish-roster';
import { showRoster } from '@linli/services/rosters/show-roster';
import { changeDemand } from '@linli/services/shifts/change-demand';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { showTemplates } from '@linli/services/shifts/show-templates';
import { and, eq } from 'drizzle-orm';
import type { community } from './fortnight.ts';
import { firstDay } from './rosters.ts';

/** The same on every day: shifts by so many people, from and until a time. */
export const patternOf = (rows: readonly (readonly [string, string])[], people = 2): DemandPattern => ({
  shifts: rows.map(([from, until]) => ({ from, until, days: 'every', people, roles: [] })),
  changeOverMinutes: 0,
});

/** What the secretary of the fortnight does before anybody stands anywhere. */
export function planning({
  on,
  area,
  main,
  side,
  worker,
  secretary,
  ask,
  ...place
}: Awaited<ReturnType<typeof community>>) {
  const preview = (checkpointId: string, change: DemandChange) =>
    secretary.do(previewDemand, { checkpointId, change });
  /** Looks at a change and does it, as the page does. */
  async function carryOut(checkpointId: string, change: DemandChange) {
    const { seen } = await preview(checkpointId, change);
    return secretary.do(changeDemand, { checkpointId, change, seen });
  }

  /** The four shipped shifts at the main gate by two people; at the other three hours by day, by one: what an elder may do. */
  async function demand(): Promise<void> {
    const { items } = await secretary.do(showTemplates, { areaId: area.grid.id });
    const pattern = patternOf(items.map(({ from, until }) => [from, until]));
    await carryOut(main.checkpointId, { kind: 'pattern', fromDay: firstDay, pattern });
    const byDay = patternOf([['09:00', '12:00']], 1);
    await carryOut(side.checkpointId, { kind: 'pattern', fromDay: firstDay, pattern: byDay });
  }

  /** Whom a proposal puts where and when. */
  const proposed = (rosterId: string) =>
    on.db
      .select({
        accountId: rosterPlaces.accountId,
        shiftId: rosterPlaces.shiftId,
        startsAt: shifts.startsAt,
        endsAt: shifts.endsAt,
      })
      .from(rosterPlaces)
      .innerJoin(shifts, eq(shifts.id, rosterPlaces.shiftId))
      .where(eq(rosterPlaces.rosterId, rosterId));

  /** Has a roster planned and publishes it; everybody says yes. @returns its id */
  async function agreedRoster(more: Parameters<typeof ask>[0] = {}): Promise<string> {
    const rosterId = await ask(more);
    await worker.runUntilIdle();
    const { version } = await secretary.do(showRoster, { rosterId });
    await secretary.do(publishRoster, { rosterId, version, confirmHours: 24 });
    const asked = await on.db.select().from(claims).where(eq(claims.state, 'offered'));
    for (const { id, accountId } of asked) await place.saysYes(place.callerOf(accountId), id);
    return rosterId;
  }

  /** Places that came from a roster, of one person. */
  const fromRoster = ({ accountId }: { accountId: string }) =>
    on.db
      .select()
      .from(claims)
      .where(and(eq(claims.accountId, accountId), eq(claims.way, 'roster')));

  return { preview, carryOut, demand, proposed, agreedRoster, fromRoster };
}
