import { randomBytes } from 'node:crypto';
import type { ParsedInputOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { RecheckView } from '@linli/contracts/reports/result-endpoints';
import { recheckSamples } from '@linli/db/reports/recheck-tables';
import { isWithin } from '@linli/domain/identity/rights';
import { sql } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { orTaken } from '../taken.ts';
import { coversOpening, newestOf } from './expected.ts';
import { inRange } from './in-range.ts';
import { loadArea } from './load-area.ts';
import { loadRecheck } from './load-recheck.ts';
import { loadSlot, type Slot } from './load-slot.ts';

const nothingToDraw = {
  zh: '这一片还没有人填报，或者都抽过了',
  en: 'Nobody here has reported in this slot, or all were drawn before',
};

/**
 * Draws households that reported in a slot, to be asked a second time: those with the least SHA-256 of `seed:householdId`,
 * so that anybody who knows the seed finds the same ones. What stood in their reports at this moment is what is compared.
 * @throws Problem not-allowed, not-found; rule-refused when there is none to draw; lost-race when two draw the same
 */
export async function drawRecheck(
  ctx: Ctx,
  input: ParsedInputOf<'POST /reports/draw-recheck'>,
): Promise<RecheckView> {
  const now = ctx.clock.now();
  const area = await loadArea(ctx, 'rounds.open', input.areaId);
  const slot = await loadSlot(ctx, input.slotId);
  if (!isWithin(area.path, slot.roundPath) && !isWithin(slot.roundPath, area.path))
    throw new Problem('not-found');
  const seed = input.seed ?? randomBytes(8).toString('hex');
  const sampleId = ctx.ids.next();
  await ctx.db.insert(recheckSamples).values({
    id: sampleId,
    slotId: slot.id,
    areaId: area.id,
    seed,
    drawnBy: signedIn(ctx).accountId,
    drawnAt: now,
  });
  const drawn = await orTaken(draw(ctx, { sampleId, slot, path: area.path, seed, most: input.households }), {
    recheck_households_once: () => new Problem('lost-race'),
  });
  if (drawn === 0) throw new Problem('rule-refused', { detail: nothingToDraw });
  await record(ctx, now, {
    action: 'reports.draw-recheck',
    subjectKind: 'recheck',
    subjectId: sampleId,
    areaPath: area.path,
    facts: { slot: slot.id, seed, households: drawn },
  });
  const { view } = await loadRecheck(ctx, [area.path], sampleId);
  return view;
}

/** Writes the households of a sample with their people. @returns how many households */
async function draw(
  ctx: Ctx,
  {
    sampleId,
    slot,
    path,
    seed,
    most,
  }: { sampleId: string; slot: Slot; path: string; seed: string; most: number },
): Promise<number> {
  const [drawn] = await ctx.db.execute<{ households: number }>(sql`
    with reported as materialized (
      select given.person_id, given.seq, given.submission_id, home.id as household_id
      from round_members span
      cross join lateral (${newestOf(sql`span`, slot.id)}) given
      join households home on home.id = span.household_id and home.closed_at is null
      where span.round_id = ${slot.roundId}::uuid and ${inRange(sql`span.area_path`, sql`${path}::text::ltree`)}
        and ${coversOpening(sql`span`, slot.opensAt)}),
    homes as (
      select household_id, (array_agg(submission_id order by submission_id desc))[1] as submission_id,
        sha256(convert_to(${seed}::text || ':' || household_id, 'UTF8')) as lot
      from reported
      where not exists (select from recheck_households before
        where before.slot_id = ${slot.id}::uuid and before.household_id = reported.household_id)
      group by household_id
      order by lot, household_id
      limit ${most}),
    chosen as (
      insert into recheck_households (sample_id, household_id, slot_id, number, submission_id)
      select ${sampleId}::uuid, household_id, ${slot.id}::uuid, row_number() over (order by lot, household_id), submission_id
      from homes
      returning household_id),
    people as (
      insert into recheck_persons (sample_id, person_id, household_id, seq)
      select ${sampleId}::uuid, reported.person_id, reported.household_id, reported.seq
      from reported join chosen using (household_id)
      returning person_id)
    select (select count(*) from chosen)::int as households, (select count(*) from people)::int as people`);
  return drawn?.households ?? 0;
}
