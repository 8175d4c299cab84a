import type { DutyRole } from '@linli/contracts/shifts/labels';
import { RoleDemand } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { dayOf } from '@linli/domain/civil-time';
import { heldStates } from '@linli/domain/shifts/life';
import type { Holder, ShiftFacts } from '@linli/domain/shifts/standing';
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type ShiftFound, shiftColumns } from './shift-row.ts';

const Roles = z.array(RoleDemand);

/** A shift with what decides about it, and as lists show it. */
export interface ShiftLoaded extends ShiftFound {
  readonly facts: ShiftFacts;
}

// A role counts by what was agreed and by what somebody has learnt since; only asked where the shift wants roles.
const holders = sql<(Omit<Holder, 'roles'> & { roles: DutyRole[] })[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('claimId', held.id, 'accountId', held.account_id, 'roles',
    case when ${shifts.roles} = '[]' then '[]' else to_jsonb(held.roles || coalesce(
      (select cleared.trained from clearances cleared join areas community on community.id = cleared.community_id
        where cleared.account_id = held.account_id and community.path @> ${shifts.areaPath} limit 1), '{}')) end)), '[]')
  from claims held where held.shift_id = ${shifts.id} and held.state = any(${arrayLiteral(heldStates)}::text[]))`;

/**
 * Shifts with everything the decision looks at, by one statement that Postgres keeps: `where` has one of a few texts, with lists
 * bound as one value.
 * @param rest order and limit, where it is a page
 */
export async function loadShiftFacts(
  ctx: Pick<Ctx, 'db' | 'settings'>,
  where: SQL | undefined,
  rest: { order?: SQL; limit?: number } = {},
): Promise<ShiftLoaded[]> {
  const rows = await ctx.db
    .select({ ...shiftColumns, riskVersion: checkpoints.riskVersion, holders })
    .from(shifts)
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(where)
    .orderBy(rest.order ?? sql`${shifts.startsAt}, ${shifts.id}`)
    .limit(rest.limit ?? 1000)
    .prepare('kept')
    .execute();
  return rows.map(({ riskVersion, holders, ...found }) => ({
    ...found,
    facts: {
      id: found.shift.id,
      checkpointId: found.shift.checkpointId,
      areaPath: found.shift.areaPath,
      startsAt: found.shift.startsAt,
      endsAt: found.shift.endsAt,
      day: found.shift.day,
      lastDay: dayOf(new Date(found.shift.endsAt.getTime() - 1), ctx.settings.zone),
      minutes: found.shift.minutes,
      nightMinutes: found.shift.nightMinutes,
      open: found.shift.state === 'open',
      people: found.shift.people,
      taken: found.shift.taken,
      roles: Roles.parse(found.shift.roles),
      riskVersion,
      holders,
    },
  }));
}

/** Condition that picks shifts by id, however many, in one text. */
export const shiftsAmong = (ids: readonly string[]): SQL =>
  sql`${shifts.id} = any(${arrayLiteral(ids)}::uuid[])`;

/** One of them. */
export async function loadOneShift(
  ctx: Pick<Ctx, 'db' | 'settings'>,
  shiftId: string,
): Promise<ShiftLoaded | null> {
  const [found] = await loadShiftFacts(ctx, eq(shifts.id, shiftId), { limit: 1 });
  return found ?? null;
}
