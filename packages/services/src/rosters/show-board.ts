import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Id } from '@linli/contracts/values';
import { accounts } from '@linli/db/identity/tables';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { addDays } from '@linli/domain/civil-time';
import { heldStates } from '@linli/domain/shifts/life';
import { and, asc, between, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { page, readCursorOf } from '../paging.ts';
import { shiftColumns, shiftRow } from '../shifts/shift-row.ts';
import { within } from '../within.ts';
import { movableClaims } from './load-plan-facts.ts';
import { loadRoster, type RosterFound } from './load-roster.ts';

type Board = ReplyOf<'GET /rosters/:rosterId/board'>;
type RosterPlace = Board['items'][number]['shifts'][number]['places'][number];

/** Some days of a proposal by checkpoint and shift. @throws Problem not-found, not-allowed, invalid-input */
export async function showBoard(
  ctx: Ctx,
  { rosterId, fromDay, days, cursor, limit }: ParsedInputOf<'GET /rosters/:rosterId/board'>,
): Promise<Board> {
  const { roster, area } = await loadRoster(ctx, rosterId, 'rosters.view');
  const after = readCursorOf(cursor, z.tuple([z.string(), Id]));
  const from = [fromDay, roster.fromDay].sort().at(-1) ?? fromDay;
  const until = [addDays(fromDay, days - 1), roster.untilDay].sort()[0] ?? fromDay;
  const there = and(within(shifts.areaPath, [area.path]), between(shifts.day, from, until));
  const name = sql`${checkpoints.name} collate by_number`;
  const gates = await ctx.db
    .select({ id: checkpoints.id, name: checkpoints.name })
    .from(checkpoints)
    .where(
      and(
        sql`exists (select from ${shifts} where ${shifts.checkpointId} = ${checkpoints.id} and ${there})`,
        after === null
          ? undefined
          : sql`(${name}, ${checkpoints.id}) > (${after[0]} collate by_number, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(name, asc(checkpoints.id))
    .limit(limit + 1);
  const shown = gates.slice(0, limit).map(({ id }) => id);
  const rows =
    shown.length === 0
      ? []
      : await ctx.db
          .select(shiftColumns)
          .from(shifts)
          .innerJoin(checkpoints, eq(checkpoints.id, shifts.checkpointId))
          .where(and(inArray(shifts.checkpointId, shown), between(shifts.day, from, until)))
          .orderBy(asc(shifts.startsAt), asc(shifts.id));
  const places = await placesOf(
    ctx,
    roster,
    rows.map(({ shift }) => shift.id),
  );
  return page(
    gates,
    limit,
    (gate) => [gate.name, gate.id],
    (gate) => ({
      checkpointId: gate.id,
      name: gate.name,
      shifts: rows
        .filter(({ shift }) => shift.checkpointId === gate.id)
        .map((row) => ({ ...shiftRow(row), places: places.get(row.shift.id) ?? [] })),
    }),
  );
}

async function placesOf(
  ctx: Ctx,
  roster: RosterFound['roster'],
  shiftIds: readonly string[],
): Promise<Map<string, RosterPlace[]>> {
  const byShift = new Map<string, RosterPlace[]>();
  if (shiftIds.length === 0) return byShift;
  const movable = await movableClaims(ctx, roster, shiftIds);
  const rows = await ctx.db
    .select({ place: rosterPlaces, name: accounts.displayName, claimId: claims.id })
    .from(rosterPlaces)
    .innerJoin(accounts, eq(accounts.id, rosterPlaces.accountId))
    .leftJoin(
      claims,
      and(
        eq(claims.shiftId, rosterPlaces.shiftId),
        eq(claims.accountId, rosterPlaces.accountId),
        inArray(claims.state, [...heldStates]),
      ),
    )
    .where(and(eq(rosterPlaces.rosterId, roster.id), inArray(rosterPlaces.shiftId, [...shiftIds])))
    .orderBy(asc(accounts.displayName), asc(accounts.id));
  for (const { place, name, claimId } of rows) {
    const { accountId, locked, byHand, kept } = place;
    const held = claimId !== null && !movable.has(claimId);
    const reasons = place.reasons as RosterPlace['reasons'];
    byShift.set(place.shiftId, [
      ...(byShift.get(place.shiftId) ?? []),
      { accountId, name, locked, byHand, kept, held, reasons },
    ]);
  }
  return byShift;
}
