import { Problem } from '@linli/contracts/problem';
import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { rosterPlaces } from '@linli/db/rosters/tables';
import type { PlanFacts } from '@linli/domain/rosters/facts';
import { isAway } from '@linli/domain/rosters/free-for';
import { againstPairs } from '@linli/domain/rosters/pairs';
import { qualityOf } from '@linli/domain/rosters/score';
import { type PlannedPlace, type Settled, settle } from '@linli/domain/rosters/settle';
import { againstAsking, mayStand } from '@linli/domain/shifts/may-stand';
import { costOf } from '@linli/planner/rosters/cost-parts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { numbered } from './describe-roster.ts';
import { loadPlanFacts } from './load-plan-facts.ts';
import { inState, type RosterFound } from './load-roster.ts';
import { type MadeProblem, makeProblem } from './make-problem.ts';

export type PlaceRow = typeof rosterPlaces.$inferSelect;
/** An edit that moves somebody; locking moves nobody. */
export type Move = Exclude<RosterEdit, { kind: 'lock' }>;

/** What an edit does to a proposal as things are now; with reasons, it may not be done. */
export interface WeighedChange {
  readonly facts: PlanFacts;
  readonly made: MadeProblem;
  readonly reasons: readonly ShiftReasonView[];
  readonly rows: readonly PlaceRow[];
  readonly after: Settled;
  readonly cost: number;
  /** Quality before and after. */
  readonly quality: { readonly before: number; readonly after: number };
  readonly touched: ReadonlySet<string>;
}

/**
 * Weighs an edit by hand: hard rules are decided as a claim would be, with the other places the person has in the proposal
 * counted; days away and pairs that never stand at the same time are hard as well. What somebody only prefers (times, wishes,
 * together, own building) moves the score and binds nobody: they are asked, and may say no.
 * @throws Problem not-found (place or person), illegal-transition (place held by a claim or locked, or no proposal any more)
 */
export async function weighChange(
  ctx: Ctx,
  now: Date,
  found: RosterFound,
  edit: Move,
): Promise<WeighedChange> {
  inState(found, 'proposed');
  const loaded = await loadPlanFacts(ctx, now, found.roster);
  if (!loaded) throw new Problem('not-found');
  const { facts } = loaded;
  const [from, to] = endsOf(edit);
  const touched = new Set([from, to].flatMap((shiftId) => shiftId ?? []));
  const made = await makeProblem(facts, touched);
  const rows = await ctx.db
    .select()
    .from(rosterPlaces)
    .where(eq(rosterPlaces.rosterId, found.roster.id))
    .orderBy(asc(rosterPlaces.shiftId), asc(rosterPlaces.accountId));
  const claimed = new Set(facts.claims.map(keyOf));
  // A place that was held when it was planned and is held no more has nobody.
  const wanted: PlannedPlace[] = rows.filter((row) => !row.kept || claimed.has(keyOf(row)));
  const before = settle(facts, wanted);
  if (from !== null) assertGivable(facts, rows, { shiftId: from, accountId: edit.accountId });
  const without = wanted.filter((place) => !(place.shiftId === from && place.accountId === edit.accountId));
  const base = from === null ? before : settle(facts, without);
  const reasons = to === null ? [] : againstPut(facts, base, { shiftId: to, accountId: edit.accountId });
  const after =
    to === null || reasons.length > 0
      ? base
      : settle(facts, [...without, { shiftId: to, accountId: edit.accountId }]);
  const costs = (settled: Settled) => costOf(made.problem, numbered(facts, settled.places));
  const quality = (cost: number) => qualityOf(cost + made.lost, made.scale);
  const cost = costs(after);
  return {
    facts,
    made,
    reasons,
    rows,
    after,
    cost,
    quality: { before: quality(costs(before)), after: quality(cost) },
    touched,
  };
}

const keyOf = ({ shiftId, accountId }: PlannedPlace): string => `${shiftId} ${accountId}`;

/** Shift somebody leaves and shift they come to. */
export function endsOf(edit: Move): [string | null, string | null] {
  switch (edit.kind) {
    case 'put':
      return [null, edit.shiftId];
    case 'take':
      return [edit.shiftId, null];
    case 'move':
      return [edit.fromShiftId, edit.toShiftId];
  }
}

/** @throws Problem not-found, illegal-transition */
function assertGivable(facts: PlanFacts, rows: readonly PlaceRow[], place: PlannedPlace): void {
  const row = rows.find((each) => keyOf(each) === keyOf(place));
  if (!row) throw new Problem('not-found');
  const claim = facts.claims.find((each) => keyOf(each) === keyOf(place));
  // A claim is given back or taken off, with its own rules; a proposal does not do it.
  if (row.locked || (claim !== undefined && !claim.movable)) throw new Problem('illegal-transition');
}

function againstPut(facts: PlanFacts, base: Settled, place: PlannedPlace): ShiftReasonView[] {
  const person = base.people.get(place.accountId);
  const shift = base.shifts.get(place.shiftId);
  const planned = facts.shifts.find((each) => each.facts.id === place.shiftId);
  const known = facts.people.find(({ standing }) => standing.accountId === place.accountId);
  if (!person || !shift || !planned || !known) throw new Problem('not-found');
  const rules = facts.rulesAt(shift.areaPath);
  const reasons = againstAsking(mayStand(person, shift, rules, facts.now));
  // Begun, called off, or sooner than anybody can be asked.
  if (!planned.planned) return reasons.length > 0 ? reasons : [{ reason: 'started', facts: {} }];
  return [
    ...reasons,
    ...(isAway(known.availability, planned.wall) ? [{ reason: 'day-away' as const, facts: {} }] : []),
    ...againstPairs(
      facts.pairs,
      place.accountId,
      shift,
      (accountId) => base.people.get(accountId)?.held ?? [],
    ),
  ];
}

/** The row of a place. @throws Problem not-found */
export async function loadPlace(
  ctx: Pick<Ctx, 'db'>,
  rosterId: string,
  { shiftId, accountId }: PlannedPlace,
): Promise<PlaceRow> {
  const [row] = await ctx.db
    .select()
    .from(rosterPlaces)
    .where(
      and(
        eq(rosterPlaces.rosterId, rosterId),
        eq(rosterPlaces.shiftId, shiftId),
        eq(rosterPlaces.accountId, accountId),
      ),
    );
  if (!row) throw new Problem('not-found');
  return row;
}
