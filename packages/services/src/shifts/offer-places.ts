import { Problem } from '@linli/contracts/problem';
import type { ClaimWay } from '@linli/contracts/shifts/labels';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { arrayLiteral } from '@linli/db/array-literal';
import { claims, shiftWaits } from '@linli/db/shifts/tables';
import { againstAsking, mayStand, rolesAt } from '@linli/domain/shifts/may-stand';
import { type ShiftFacts, type Standing, withPlace } from '@linli/domain/shifts/standing';
import { and, eq, sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { queueNotices } from '../notices/queue-notices.ts';
import { placeTaken } from '../taken.ts';
import { holdPeople, holdShifts } from './hold-places.ts';
import { loadRulesOf } from './load-rules.ts';
import { loadShiftFacts, shiftsAmong } from './load-shift-facts.ts';
import { loadStanding } from './load-standing.ts';
import { claimRow } from './place-claim.ts';
import { ringOffers } from './ring-offers.ts';

interface Wanted {
  readonly shiftId: string;
  readonly accountId: string;
}

export interface Offering {
  /** Until when they are asked; never longer than until the start of the shift. */
  readonly confirmBy: Date;
  readonly way: ClaimWay;
  /** Who offers; null: the clock. */
  readonly by: string | null;
}

export interface Offered {
  readonly offered: readonly (Wanted & { readonly claimId: string })[];
  /** Those who were on that shift already: asking again changes nothing. */
  readonly already: readonly (Wanted & { readonly claimId: string })[];
  readonly skipped: readonly (Wanted & { readonly reasons: readonly ShiftReasonView[] })[];
}

// Rows of one statement.
const chunk = 500;

/**
 * Offers many places at once, in the order of the rows, each decided by the limits with those before it counted. Whoever only
 * has to read the risks is asked. One message a person, however many shifts.
 * @throws Problem lost-race when somebody changed a place without holding it
 */
export async function offerPlaces(
  ctx: Ctx,
  now: Date,
  rows: readonly Wanted[],
  offering: Offering,
): Promise<Offered> {
  const offered: (Wanted & { claimId: string })[] = [];
  const already: (Wanted & { claimId: string })[] = [];
  const skipped: (Wanted & { reasons: ShiftReasonView[] })[] = [];
  if (rows.length === 0) return { offered, already, skipped };
  const { people, shiftsById } = await holdAll(ctx, now, rows);
  const rulesAt = await loadRulesOf(
    ctx,
    [...shiftsById.values()].map(({ areaPath }) => areaPath),
  );
  const fresh: ReturnType<typeof claimRow>[] = [];
  for (const { shiftId, accountId } of rows) {
    const person = people.get(accountId);
    const shift = shiftsById.get(shiftId);
    if (!person || !shift) {
      skipped.push({ shiftId, accountId, reasons: [{ reason: 'outside-reach', facts: {} }] });
      continue;
    }
    const mine = person.held.find((place) => place.shiftId === shiftId);
    if (mine) {
      already.push({ shiftId, accountId, claimId: mine.claimId });
      continue;
    }
    const reasons = againstAsking(mayStand(person, shift, rulesAt(shift.areaPath), now));
    if (reasons.length > 0) {
      skipped.push({ shiftId, accountId, reasons });
      continue;
    }
    const confirmBy = new Date(Math.min(offering.confirmBy.getTime(), shift.startsAt.getTime()));
    const row = claimRow(ctx, now, { person, shift, way: offering.way, by: offering.by, confirmBy });
    const next = withPlace(person, shift, {
      claimId: row.id,
      accountId,
      roles: rolesAt(person, shift),
    });
    people.set(accountId, next.person);
    shiftsById.set(shiftId, next.shift);
    fresh.push(row);
    offered.push({ shiftId, accountId, claimId: row.id });
  }
  await write(ctx, now, fresh, offering, shiftsById);
  return { offered, already, skipped };
}

/** Holds everybody, then every shift, and reads them. */
async function holdAll(
  ctx: Ctx,
  now: Date,
  rows: readonly Wanted[],
): Promise<{ people: Map<string, Standing>; shiftsById: Map<string, ShiftFacts> }> {
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const shiftIds = [...new Set(rows.map(({ shiftId }) => shiftId))];
  await holdPeople(ctx, accountIds);
  await holdShifts(ctx, shiftIds);
  const loaded: ShiftFacts[] = [];
  for (let from = 0; from < shiftIds.length; from += chunk)
    loaded.push(
      ...(await loadShiftFacts(ctx, shiftsAmong(shiftIds.slice(from, from + chunk)))).map(
        ({ facts }) => facts,
      ),
    );
  const moments = loaded.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  const people =
    loaded.length === 0
      ? new Map<string, Standing>()
      : await loadStanding(ctx, now, accountIds, {
          startsAt: new Date(Math.min(...moments)),
          endsAt: new Date(Math.max(...moments)),
        });
  return { people, shiftsById: new Map(loaded.map((shift) => [shift.id, shift])) };
}

async function write(
  ctx: Ctx,
  now: Date,
  fresh: readonly ReturnType<typeof claimRow>[],
  { way, by }: Offering,
  shiftsById: ReadonlyMap<string, ShiftFacts>,
): Promise<void> {
  const [first] = fresh;
  if (!first) return;
  for (let from = 0; from < fresh.length; from += chunk) {
    const some = fresh.slice(from, from + chunk);
    try {
      await ctx.db.insert(claims).values([...some]);
    } catch (error) {
      throw placeTaken(error) ? new Problem('lost-race') : error;
    }
    await ctx.db
      .update(shiftWaits)
      .set({ state: 'asked', claimId: sql`claim.id` })
      .from(sql`claims claim`)
      .where(
        and(
          sql`claim.id = any(${arrayLiteral(some.map(({ id }) => id))}::uuid[])`,
          sql`claim.shift_id = ${shiftWaits.shiftId} and claim.account_id = ${shiftWaits.accountId}`,
          eq(shiftWaits.state, 'waiting'),
        ),
      );
  }
  await record(ctx, now, {
    action: 'shifts.offer',
    subjectKind: 'shift',
    subjectId: fresh.length === 1 ? first.shiftId : null,
    areaPath: shiftsById.get(first.shiftId)?.areaPath ?? null,
    facts: { way, places: fresh.length, by },
  });
  const until = new Map<string, { claimId: string; shifts: number; until: Date }>();
  for (const { id, accountId, confirmBy } of fresh) {
    const before = until.get(accountId);
    if (confirmBy === null) continue;
    until.set(accountId, {
      claimId: before?.claimId ?? id,
      shifts: (before?.shifts ?? 0) + 1,
      until: before && before.until < confirmBy ? before.until : confirmBy,
    });
  }
  const told = [...until].map(([account_id, { claimId, shifts: count, until: by_ }]) => ({
    account_id,
    matter: `shift-offered:${claimId}`,
    facts: { claimId, shifts: count, until: by_.toISOString() },
  }));
  await queueNotices(
    ctx,
    now,
    'shift-offered',
    sql`select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told(account_id uuid, matter text, facts jsonb)`,
  );
  for (const at of new Set(fresh.map(({ confirmBy }) => confirmBy?.getTime() ?? 0)))
    if (at > 0) await ringOffers(ctx, new Date(at));
}
