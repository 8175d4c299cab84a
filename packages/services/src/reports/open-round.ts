import type { ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import { areas } from '@linli/db/people/tables';
import { forms, gapSteps, roundSlots, rounds } from '@linli/db/reports/tables';
import { ladderOf } from '@linli/domain/reports/gap-ladder';
import { eq, sql } from 'drizzle-orm';
import { loadSetting } from '../audit/load-setting.ts';
import { record } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { announce } from '../doors/announce.ts';
import { planRound, type RoundInput, type RoundPlan, roundAudience } from './plan-round.ts';
import { reportTimes } from './report-times.ts';
import { roundColumns, roundView } from './round-view.ts';
import { wakeLadder } from './wake-ladder.ts';

/**
 * Opens a round: its slots with their ladders, and the ledger of who is expected, fixed by one INSERT … SELECT over the
 * register (a district of 382,000 people takes some seconds).
 *
 * @throws Problem not-allowed, not-found, invalid-input; rule-refused when an open round already asks the same form of
 * some of the same people in these days: nobody is asked twice.
 */
export async function openRound(ctx: Ctx, input: RoundInput): Promise<ReplyOf<'POST /reports/open-round'>> {
  const now = ctx.clock.now();
  const plan = await planRound(ctx, input, now);
  await refuseSecondRound(ctx, input, plan);
  const roundId = ctx.ids.next();
  await ctx.db.insert(rounds).values({
    id: roundId,
    formId: input.formId,
    areaId: plan.area.id,
    audience: input.audience,
    slots: input.slots,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    legalBasis: input.legalBasis,
    purpose: input.purpose,
    dataAfterwards: input.dataAfterwards,
    openedBy: signedIn(ctx).accountId,
    openedAt: now,
  });
  const times = await loadSetting(ctx, reportTimes, plan.area.path);
  const slots = plan.slots.map((slot) => ({ ...slot, id: ctx.ids.next(), roundId }));
  await ctx.db.insert(roundSlots).values(slots);
  await ctx.db
    .insert(gapSteps)
    .values(slots.flatMap((slot) => ladderOf(slot, times).map((rung) => ({ slotId: slot.id, ...rung }))));
  // In the order of the tree, so that the people of an area lie side by side on disk.
  const { count: persons } = await ctx.db.execute(sql`
    insert into round_members (round_id, person_id, from_at, household_id, area_path)
    select ${roundId}::uuid, m.person_id, ${now.toISOString()}::timestamptz, m.household_id, a.path
    ${roundAudience(plan.area.path, input.audience.tags)}
    order by a.path, m.household_id`);
  await wakeLadder(ctx, roundId);
  await record(ctx, now, {
    action: 'reports.open-round',
    subjectKind: 'round',
    subjectId: roundId,
    areaPath: plan.area.path,
    reason: input.legalBasis,
    facts: { form: plan.form.key, persons, slots: slots.length, dataAfterwards: input.dataAfterwards },
  });
  const { startsOn, endsOn } = input;
  await announce(ctx, now, {
    event: 'report_round.opened',
    areaPath: plan.area.path,
    data: async () => ({ roundId, form: plan.form.key, areaId: plan.area.id, startsOn, endsOn, persons }),
  });
  const [row] = await ctx.db
    .select(roundColumns)
    .from(rounds)
    .innerJoin(forms, eq(forms.id, rounds.formId))
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, roundId));
  if (!row) throw new Error('the round just opened is not there');
  return { ...roundView(row), persons };
}

async function refuseSecondRound(ctx: Ctx, input: RoundInput, { area, form }: RoundPlan): Promise<void> {
  // Two that open at once are looked at one after the other.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`round ${form.key}`}, 0))`);
  const others = await ctx.db.execute<{ name: string; tags: string[] }>(sql`
    select place.name, r.audience -> 'tags' as tags
    from rounds r
    join forms f on f.id = r.form_id and f.key = ${form.key}
    join areas place on place.id = r.area_id
    where r.closed_at is null
      and r.starts_on <= ${input.endsOn}::date and r.ends_on >= ${input.startsOn}::date
      and (place.path <@ ${area.path}::text::ltree or place.path @> ${area.path}::text::ltree)
    order by r.opened_at`);
  const tags: readonly string[] = input.audience.tags;
  const same = others.find(
    (other) => tags.length === 0 || other.tags.length === 0 || other.tags.some((tag) => tags.includes(tag)),
  );
  if (!same) return;
  throw new Problem('rule-refused', {
    detail: {
      zh: `「${same.name}」已有同一张表的轮次在进行，同样的人不重复填报`,
      en: `An open round in ${same.name} asks the same form of the same people; nobody is asked twice`,
    },
  });
}
