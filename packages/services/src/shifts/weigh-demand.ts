import { createHash } from 'node:crypto';
import { invalid, Problem } from '@linli/contracts/problem';
import { type DemandChange, RoleDemand, type ShiftRules } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { checkpoints, shifts } from '@linli/db/shifts/tables';
import { addDays, dayOf } from '@linli/domain/civil-time';
import { checkPattern } from '@linli/domain/shifts/demand/check-pattern';
import { diffShifts, type ShiftDiff, type StandingShift } from '@linli/domain/shifts/demand/diff-shifts';
import { type Demand, expandDays } from '@linli/domain/shifts/demand/expand-day';
import { type Fate, settlePeople } from '@linli/domain/shifts/demand/settle-people';
import { and, asc, between, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { loadCalendar } from '../requests/load-calendar.ts';
import type { CheckpointFound } from './load-checkpoint.ts';
import { horizonOf, loadDemand } from './load-demand.ts';
import { loadBusy, loadPlaces, type NamedPlace } from './load-places.ts';
import { loadRules } from './load-rules.ts';
import { type ShiftFound, shiftColumns, shiftRow } from './shift-row.ts';

type Standing = StandingShift & { readonly found: ShiftFound };

/** What a change of demand does, and all it takes to do it. */
export interface WeighedDemand {
  readonly rules: ShiftRules;
  readonly diff: ShiftDiff<Standing>;
  readonly fates: readonly Fate[];
  /** Shifts stand until the end of this day afterwards. */
  readonly plannedUntil: string;
  readonly effect: {
    added: number;
    removed: number;
    changed: number;
    people: {
      claimId: string;
      name: string;
      shift: ReturnType<typeof shiftRow>;
      state: NamedPlace['state'];
      effect: Fate['effect'];
      startsAt: string | null;
      endsAt: string | null;
    }[];
    seen: string;
  };
}

const Roles = z.array(RoleDemand);
/** Nobody plans demand further ahead than this; a date beyond it is a slip. */
const mostDaysAhead = 400;

/**
 * What a change of demand would do to the shifts of a checkpoint that stand, and to the people on them. Preview and change
 * ask the same function; `lock` holds the rows of the shifts, so that nobody claims while it is done.
 * @throws Problem invalid-input with pointers into the change
 */
export async function weighDemand(
  ctx: Ctx,
  now: Date,
  { checkpoint, areaPath }: CheckpointFound,
  change: DemandChange,
  { lock = false } = {},
): Promise<WeighedDemand> {
  const { zone } = ctx.settings;
  const today = dayOf(now, zone);
  checkChange(change, today);
  const { rules } = await loadRules(ctx, areaPath);
  const before = await loadDemand(ctx, checkpoint.id, today);
  const plannedUntil = checkpoint.plannedUntil ?? horizonOf(today);
  const [from, until] = daysOf(change, before, plannedUntil);
  const standing = await loadStanding(ctx, checkpoint.id, from, until, lock);
  const calendar = await loadCalendar(ctx);
  const planned = expandDays(from, until, demandAfter(before, change), { calendar, night: rules });
  const diff = diffShifts(standing, planned, now);
  const touched = [...diff.removed, ...diff.changed.map((each) => each.from)];
  const places = await loadPlaces(
    ctx,
    touched.map(({ shiftId }) => shiftId),
  );
  const fates = settlePeople(diff, places, await busyOf(ctx, diff, places));
  const nameOf = new Map(places.map(({ claimId, name }) => [claimId, name]));
  const foundOf = new Map(touched.map(({ shiftId, found }) => [shiftId, found]));
  const people = fates
    .flatMap(({ place, effect, startsAt, endsAt }) => {
      const found = foundOf.get(place.shiftId);
      if (!found) return [];
      return [
        {
          claimId: place.claimId,
          name: nameOf.get(place.claimId) ?? '',
          shift: shiftRow(found),
          state: place.state,
          effect,
          startsAt: startsAt?.toISOString() ?? null,
          endsAt: endsAt?.toISOString() ?? null,
        },
      ];
    })
    .toSorted((a, b) => (a.shift.startsAt + a.claimId < b.shift.startsAt + b.claimId ? -1 : 1));
  const effect = {
    added: diff.added.length,
    removed: diff.removed.length,
    changed: diff.changed.length,
    people,
  };
  return {
    rules,
    diff,
    fates,
    plannedUntil,
    effect: { ...effect, seen: seenOf(checkpoint.id, change, diff, fates) },
  };
}

function checkChange(change: DemandChange, today: string): void {
  const [day, pointer] =
    change.kind === 'pattern' ? [change.fromDay, '/change/fromDay'] : [change.day, '/change/day'];
  if (day < today) throw invalid(pointer, 'in-the-past');
  if (day > addDays(today, mostDaysAhead)) throw invalid(pointer, 'impossible');
  if (change.kind === 'lift') return;
  const fields = checkPattern(change.pattern).map((field) => ({
    ...field,
    pointer: `/change/pattern${field.pointer}`,
  }));
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
}

/** First and last day a change speaks of, as far as shifts stand. */
function daysOf(change: DemandChange, { patterns }: Demand, plannedUntil: string): [string, string] {
  const cut = (day: string) => (day < plannedUntil ? day : plannedUntil);
  if (change.kind !== 'pattern') return [change.day, cut(change.day)];
  const next = patterns.find(({ fromDay }) => fromDay > change.fromDay);
  return [change.fromDay, next ? cut(addDays(next.fromDay, -1)) : plannedUntil];
}

function demandAfter({ patterns, exceptions }: Demand, change: DemandChange): Demand {
  if (change.kind === 'pattern')
    return {
      patterns: [...patterns.filter(({ fromDay }) => fromDay !== change.fromDay), change],
      exceptions,
    };
  const others = exceptions.filter(({ day }) => day !== change.day);
  return { patterns, exceptions: change.kind === 'lift' ? others : [...others, change] };
}

async function loadStanding(
  ctx: Ctx,
  checkpointId: string,
  fromDay: string,
  untilDay: string,
  lock: boolean,
): Promise<Standing[]> {
  const query = ctx.db
    .select(shiftColumns)
    .from(shifts)
    .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
    .where(and(eq(shifts.checkpointId, checkpointId), between(shifts.day, fromDay, untilDay)))
    .orderBy(asc(shifts.id));
  const found = await (lock ? query.for('no key update', { of: shifts }) : query);
  const served = await ctx.db.execute<{ shift_id: string }>(sql`
    select distinct shift_id from claims
    where shift_id = any(${arrayLiteral(found.map(({ shift }) => shift.id))}::uuid[])
      and state in ('on-duty', 'left', 'done')`);
  const isServed = new Set(served.map(({ shift_id }) => shift_id));
  return found.map((each) => ({
    ...each.shift,
    shiftId: each.shift.id,
    roles: Roles.parse(each.shift.roles),
    open: each.shift.state === 'open',
    served: isServed.has(each.shift.id),
    found: each,
  }));
}

async function busyOf(ctx: Ctx, { changed, removed }: ShiftDiff<Standing>, places: readonly NamedPlace[]) {
  const moved = changed.filter((each) => each.moved);
  const [first] = moved;
  if (!first) return [];
  const leaving = [...moved.map(({ from }) => from.shiftId), ...removed.map(({ shiftId }) => shiftId)];
  const isMoved = new Set(moved.map(({ from }) => from.shiftId));
  return loadBusy(
    ctx,
    places.filter(({ shiftId }) => isMoved.has(shiftId)).map(({ accountId }) => accountId),
    {
      from: new Date(Math.min(...moved.map(({ to }) => to.startsAt.getTime()))),
      until: new Date(Math.max(...moved.map(({ to }) => to.endsAt.getTime()))),
      beside: leaving,
    },
  );
}

/** Digest of what a change does: where it is another one by the time it is done, what was looked at no longer holds. */
function seenOf(
  checkpointId: string,
  change: DemandChange,
  diff: ShiftDiff<Standing>,
  fates: readonly Fate[],
): string {
  const told = [
    checkpointId,
    change,
    diff.added,
    diff.removed.map(({ shiftId }) => shiftId),
    diff.changed.map(({ from, to }) => [from.shiftId, from.people, from.startsAt, from.endsAt, to]),
    fates.map(({ place, effect, startsAt, endsAt }) => [
      place.claimId,
      place.state,
      effect,
      startsAt,
      endsAt,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}
