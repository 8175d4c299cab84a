import { Problem } from '@linli/contracts/problem';
import type { RosterEdit } from '@linli/contracts/rosters/endpoints';
import type { ShiftReasonView } from '@linli/contracts/shifts/values';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { againstPut, placedIn, withPut } from '@linli/domain/rosters/against-put';
import type { PlanFacts } from '@linli/domain/rosters/facts';
import { qualityOf } from '@linli/domain/rosters/score';
import { type PlannedPlace, type Settled, settle } from '@linli/domain/rosters/settle';
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
  const legs = legsOf(edit);
  const touched = new Set(legs.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()));
  const made = await makeProblem(facts, touched);
  const rows = await loadPlaces(ctx, found.roster.id);
  const wanted = placesHeld(facts, rows);
  const before = settle(facts, wanted);
  const leaves = legs.flatMap(({ from, accountId }) => (from === null ? [] : [{ shiftId: from, accountId }]));
  for (const place of leaves) assertGivable(facts, rows, place);
  const left = new Set(leaves.map(keyOf));
  const without = wanted.filter((place) => !left.has(keyOf(place)));
  const base = leaves.length === 0 ? before : settle(facts, without);
  const puts = legs.flatMap(({ to, accountId }) => (to === null ? [] : [{ shiftId: to, accountId }]));
  let at = placedIn(base);
  const reasons: ShiftReasonView[] = [];
  for (const place of puts) {
    const against = againstPut(facts, at, place);
    if (against === null) throw new Problem('not-found');
    reasons.push(...against);
    at = withPut(at, place);
  }
  const after = puts.length === 0 || reasons.length > 0 ? base : settle(facts, [...without, ...puts]);
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

export const keyOf = ({ shiftId, accountId }: PlannedPlace): string => `${shiftId} ${accountId}`;

/** One person's part in an edit: the shift they leave and the shift they come to. */
interface Leg {
  readonly accountId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** @throws Problem illegal-transition for a swap with oneself or within one shift */
export function legsOf(edit: Move): Leg[] {
  const { accountId } = edit;
  switch (edit.kind) {
    case 'put':
      return [{ accountId, from: null, to: edit.shiftId }];
    case 'take':
      return [{ accountId, from: edit.shiftId, to: null }];
    case 'move':
      return [{ accountId, from: edit.fromShiftId, to: edit.toShiftId }];
    case 'swap':
      if (edit.shiftId === edit.withShiftId || accountId === edit.withAccountId)
        throw new Problem('illegal-transition');
      return [
        { accountId, from: edit.shiftId, to: edit.withShiftId },
        { accountId: edit.withAccountId, from: edit.withShiftId, to: edit.shiftId },
      ];
  }
}

/** Places of a proposal in one order. */
export const loadPlaces = (ctx: Pick<Ctx, 'db'>, rosterId: string): Promise<PlaceRow[]> =>
  ctx.db
    .select()
    .from(rosterPlaces)
    .where(eq(rosterPlaces.rosterId, rosterId))
    .orderBy(asc(rosterPlaces.shiftId), asc(rosterPlaces.accountId));

/** Those that count: a place that was held when it was planned and is held no more has nobody. */
export function placesHeld(facts: PlanFacts, rows: readonly PlaceRow[]): PlaceRow[] {
  const claimed = new Set(facts.claims.map(keyOf));
  return rows.filter((row) => !row.kept || claimed.has(keyOf(row)));
}

/** Whether a proposal may give a place to somebody else: a claim is given back or taken off, with its own rules. */
export function isGivable(facts: PlanFacts, row: PlaceRow): boolean {
  const claim = facts.claims.find((each) => keyOf(each) === keyOf(row));
  return !row.locked && (claim === undefined || claim.movable);
}

/** @throws Problem not-found, illegal-transition */
export function assertGivable(facts: PlanFacts, rows: readonly PlaceRow[], place: PlannedPlace): void {
  const row = rows.find((each) => keyOf(each) === keyOf(place));
  if (!row) throw new Problem('not-found');
  if (!isGivable(facts, row)) throw new Problem('illegal-transition');
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
