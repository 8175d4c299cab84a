import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { RosterRow } from '@linli/contracts/rosters/endpoints';
import { rosterGaps, rosterPeople, rosterPlaces, rosters } from '@linli/db/rosters/tables';
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Ctx } from '../context.ts';
import { describeRoster, scoreOf } from './describe-roster.ts';
import { inState, loadRoster, type RosterFound } from './load-roster.ts';
import { storedQuality } from './roster-row.ts';
import { legsOf, loadPlace, type Move, type WeighedChange, weighChange } from './weigh-change.ts';

type Input = ParsedInputOf<'POST /rosters/edit'>;
type Lock = Extract<Input['edit'], { kind: 'lock' }>;

/**
 * Changes a proposal by hand, or locks a place of it so that no later plan moves it. A change that a rule is against is refused
 * with the rule.
 * @throws Problem lost-race when the proposal changed since it was read; not-found, illegal-transition, not-allowed
 */
export async function editRoster(
  ctx: Ctx,
  { rosterId, version, edit }: Input,
): Promise<ReplyOf<'POST /rosters/edit'>> {
  const now = ctx.clock.now();
  const found = await loadRoster(ctx, rosterId, 'rosters.plan', { lock: true });
  inState(found, 'proposed');
  if (found.roster.version !== version) throw new Problem('lost-race');
  if (edit.kind === 'lock') return lock(ctx, now, found, edit);
  const change = await weighChange(ctx, now, found, edit);
  if (change.reasons.length > 0) return { outcome: 'refused', reasons: [...change.reasons] };
  const score = await write(ctx, found, edit, change);
  await raise(ctx, now, found, edit, score);
  return { outcome: 'changed', reasons: [], ...change.quality, version: version + 1 };
}

async function lock(
  ctx: Ctx,
  now: Date,
  found: RosterFound,
  edit: Lock,
): Promise<ReplyOf<'POST /rosters/edit'>> {
  const { id, score, version } = found.roster;
  await loadPlace(ctx, id, edit);
  await ctx.db
    .update(rosterPlaces)
    .set({ locked: edit.locked })
    .where(placeOf(id, edit.shiftId, edit.accountId));
  await raise(ctx, now, found, edit, null);
  const quality = storedQuality(score);
  return { outcome: 'changed', reasons: [], before: quality, after: quality, version: version + 1 };
}

const placeOf = (rosterId: string, shiftId: string, accountId: string) =>
  and(
    eq(rosterPlaces.rosterId, rosterId),
    eq(rosterPlaces.shiftId, shiftId),
    eq(rosterPlaces.accountId, accountId),
  );

/** Writes the places, the gaps of the shifts they touched, and the figures of the people. @returns the new score */
async function write(
  ctx: Ctx,
  { roster }: RosterFound,
  edit: Move,
  { facts, made, after, rows, cost, touched }: WeighedChange,
): Promise<NonNullable<RosterRow['score']>> {
  const rosterId = roster.id;
  const legs = legsOf(edit);
  const byHand = new Set(rows.filter((row) => row.byHand).map((row) => `${row.shiftId} ${row.accountId}`));
  for (const { to, accountId } of legs) if (to !== null) byHand.add(`${to} ${accountId}`);
  const told = await describeRoster({ facts, made, settled: after, byHand, among: touched });
  for (const { from, to, accountId } of legs) {
    if (from !== null) await ctx.db.delete(rosterPlaces).where(placeOf(rosterId, from, accountId));
    const put = told.places.find((place) => place.shiftId === to && place.accountId === accountId);
    if (put) await ctx.db.insert(rosterPlaces).values({ rosterId, ...put });
  }
  await ctx.db
    .delete(rosterGaps)
    .where(and(eq(rosterGaps.rosterId, rosterId), inArray(rosterGaps.shiftId, [...touched])));
  const gaps = told.gaps.map((gap) => ({ id: ctx.ids.next(), rosterId, ...gap }));
  if (gaps.length > 0) await ctx.db.insert(rosterGaps).values(gaps);
  for (const { accountId } of legs) {
    const figures = told.people.get(accountId);
    if (!figures) continue;
    await ctx.db
      .insert(rosterPeople)
      .values({ rosterId, accountId, figures })
      .onConflictDoUpdate({ target: [rosterPeople.rosterId, rosterPeople.accountId], set: { figures } });
  }
  const score = scoreOf({ facts, made, settled: after }, told.people, { cost, bound: null });
  // What no roster could beat when it was planned: an edit does not move it.
  const { atMost } = (roster.score ?? { atMost: null }) as { atMost: number | null };
  return { ...score, atMost: atMost === null ? null : Math.max(atMost, score.total) };
}

async function raise(
  ctx: Ctx,
  now: Date,
  { roster, area }: RosterFound,
  edit: Input['edit'],
  score: RosterRow['score'],
): Promise<void> {
  await ctx.db
    .update(rosters)
    .set({ version: roster.version + 1, ...(score ? { score } : {}) })
    .where(eq(rosters.id, roster.id));
  await record(ctx, now, {
    action: 'rosters.edit',
    subjectKind: 'roster',
    subjectId: roster.id,
    areaPath: area.path,
    facts: { ...edit },
  });
}
