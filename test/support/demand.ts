import type { DemandChange, DemandPattern } from '@linli/contracts/shifts/values';
import { notices } from '@linli/db/notices/tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { timeOf } from '@linli/domain/civil-time';
import { changeDemand } from '@linli/services/shifts/change-demand';
import { previewDemand } from '@linli/services/shifts/preview-demand';
import { and, asc, eq } from 'drizzle-orm';
import type { gate } from './shifts.ts';

// Monday, 16 November 2026, 09:00.
export const monday = '2026-11-16';
export const tuesday = '2026-11-17';

export const pattern = (...spans: (readonly [string, string, number?])[]): DemandPattern => ({
  shifts: spans.map(([from, until, people = 2]) => ({ from, until, days: 'every', people, roles: [] })),
  changeOverMinutes: 10,
});
export const common = pattern(['06:30', '11:30'], ['11:30', '17:30'], ['17:30', '01:00'], ['01:00', '06:30']);
export const from = (fromDay: string, wanted: DemandPattern): DemandChange => ({
  kind: 'pattern',
  fromDay,
  pattern: wanted,
});
export const only = (day: string, wanted: DemandPattern): DemandChange => ({
  kind: 'exception',
  day,
  pattern: wanted,
  reason: '停电检修',
});

/** Who changes the demand of checkpoints, and what became of it. */
export function demandDesk({ on, secretary, checkpoint }: Awaited<ReturnType<typeof gate>>) {
  /** Looks and does it, as the page does. */
  async function change(checkpointId: string, what: DemandChange, who = secretary) {
    const { seen } = await who.do(previewDemand, { checkpointId, change: what });
    return who.do(changeDemand, { checkpointId, change: what, seen });
  }
  const open = (checkpointId: string) =>
    on.db
      .select()
      .from(shifts)
      .where(and(eq(shifts.checkpointId, checkpointId), eq(shifts.state, 'open')))
      .orderBy(asc(shifts.startsAt));
  const times = async (checkpointId: string, day: string) =>
    (await open(checkpointId))
      .filter((shift) => shift.day === day)
      .map(({ startsAt, endsAt, people }) => [
        timeOf(startsAt, 'Asia/Shanghai'),
        timeOf(endsAt, 'Asia/Shanghai'),
        people,
      ]);
  const claimOf = async (id: string) => {
    const [row] = await on.db.select().from(claims).where(eq(claims.id, id));
    if (!row) throw new Error('no claim');
    return row;
  };
  const told = async (who: { accountId: string }) =>
    (
      await on.db.select({ kind: notices.kind }).from(notices).where(eq(notices.accountId, who.accountId))
    ).map(({ kind }) => kind);

  /** A checkpoint with the common day from Monday on. */
  async function busyGate() {
    const at = await checkpoint();
    await change(at.id, from(monday, common));
    const on_ = async (day: string, time: string) => {
      const shift = (await open(at.id)).find(
        (each) => each.day === day && timeOf(each.startsAt, 'Asia/Shanghai') === time,
      );
      if (!shift) throw new Error('no shift');
      return shift;
    };
    return { at, on: on_ };
  }
  return { change, open, times, claimOf, told, busyGate };
}
