import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import { Problem } from '@linli/contracts/problem';
import type { FormDefinition } from '@linli/contracts/reports/form';
import { temperatureRanges } from '@linli/contracts/reports/labels';
import type { RiskLevel } from '@linli/contracts/reports/values';
import { areas } from '@linli/db/people/tables';
import { roundSlots, rounds } from '@linli/db/reports/tables';
import { isWithin } from '@linli/domain/identity/rights';
import { answerResults } from '@linli/domain/reports/answer-results';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { reach } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import { areaWithin } from '../people/area-view.ts';
import { coversOpening, newestOf } from './expected.ts';
import { inRange } from './in-range.ts';
import { loadForm } from './load-form.ts';

type Row = { question: string; value: string | null; count: number };

/** More expected reports than these are not gone through for one page; a slot or a smaller area is. */
const mostReports = 1_500_000;

const tooMany = {
  zh: '这么多填报一次数不完，请选其中一次，或者选小一点的片区',
  en: 'Too many reports to count at once; choose one slot or a smaller area',
};

/**
 * Answers by question in one slot or in all that have opened, of people who lived in the area when each slot opened. Each
 * person counts once a slot, with the newest version. Counts only: nothing anybody wrote leaves.
 * @throws Problem not-allowed, not-found; rule-refused when it is too much to count
 */
export async function showResults(
  ctx: Ctx,
  { roundId, slotId, areaId }: ParsedInputOf<'GET /reports/results'>,
): Promise<ReplyOf<'GET /reports/results'>> {
  const paths = reach(ctx, 'reports.read');
  const [round] = await ctx.db
    .select({ formId: rounds.formId, areaId: rounds.areaId, path: areas.path })
    .from(rounds)
    .innerJoin(areas, eq(areas.id, rounds.areaId))
    .where(eq(rounds.id, roundId));
  if (!round) throw new Problem('not-found');
  const path = await areaToCount(ctx, round, areaId, paths);
  const slots = await ctx.db
    .select({ id: roundSlots.id, opensAt: roundSlots.opensAt })
    .from(roundSlots)
    .where(
      and(
        eq(roundSlots.roundId, roundId),
        slotId === undefined ? lte(roundSlots.opensAt, ctx.clock.now()) : eq(roundSlots.id, slotId),
      ),
    )
    .orderBy(roundSlots.opensAt);
  if (slotId !== undefined && slots.length === 0) throw new Problem('not-found');
  const [expected] = await ctx.db.execute<{ people: number }>(sql`
    select count(*)::int as people from round_members span
    where span.round_id = ${roundId}::uuid and ${inRange(sql`span.area_path`, sql`${path}::text::ltree`)}`);
  if ((expected?.people ?? 0) * slots.length > mostReports)
    throw new Problem('rule-refused', { detail: tooMany });
  const form = await loadForm(ctx, round.formId);
  const rows = await ctx.db.execute<Row>(answersGiven(roundId, slots, path, form));
  const count = (question: string) => rows.find((row) => row.question === question)?.count ?? 0;
  return {
    slots: slots.length,
    reports: count('#reports'),
    households: count('#households'),
    levels: (['normal', 'notice', 'alert', 'danger'] satisfies RiskLevel[]).map((level) => ({
      level,
      reports: rows.find((row) => row.question === '#level' && row.value === level)?.count ?? 0,
    })),
    questions: answerResults(
      form,
      rows.map(({ question, value, count: given }) => ({ questionId: question, value, count: given })),
      temperatureRanges,
    ),
  };
}

/** The area asked for, else what the round and the caller have in common. */
async function areaToCount(
  ctx: Ctx,
  round: { path: string },
  areaId: string | undefined,
  paths: readonly string[],
): Promise<string> {
  const touches = (path: string) => isWithin(path, round.path) || isWithin(round.path, path);
  if (!paths.some(touches)) throw new Problem('not-found');
  if (areaId !== undefined) {
    const { path } = await areaWithin(ctx, areaId, paths);
    if (!touches(path)) throw new Problem('not-found');
    return path;
  }
  const path = paths.some((each) => isWithin(round.path, each))
    ? round.path
    : paths.find((each) => isWithin(each, round.path));
  if (path === undefined) throw new Problem('not-found');
  return path;
}

/** Query of `question, value, count`; `#…` are counts that belong to no question. */
function answersGiven(
  roundId: string,
  slots: readonly { id: string; opensAt: Date }[],
  path: string,
  form: FormDefinition,
): SQL {
  const kinds = JSON.stringify(form.questions.map(({ id, kind, of }) => ({ id, kind, of })));
  const newest = slots.map(
    (slot) => sql`(
      select given.slot_id, given.person_id, given.submission_id, given.answers, given.level
      from round_members span
      cross join lateral (${newestOf(sql`span`, slot.id)}) given
      where span.round_id = ${roundId}::uuid and ${inRange(sql`span.area_path`, sql`${path}::text::ltree`)}
        and ${coversOpening(sql`span`, slot.opensAt)})`,
  );
  const said =
    newest.length === 0
      ? sql`select slot_id, person_id, submission_id, answers, level from person_reports where false`
      : sql.join(newest, sql` union all `);
  return sql`
    with asked as (select * from jsonb_to_recordset(${kinds}::text::jsonb) as q(id text, kind text, "of" text)),
    said as materialized (${said}),
    homes as materialized (
      select distinct on (sent.slot_id, sent.household_id) sent.household_id, sent.household_answers as answers
      from submissions sent where sent.id in (select submission_id from said)
      order by sent.slot_id, sent.household_id, sent.id desc),
    answered as (
      select asked.id, asked.kind, said.answers -> asked.id as answer from said join asked on asked."of" = 'person'
      where said.answers ? asked.id
      union all
      select asked.id, asked.kind, homes.answers -> asked.id from homes join asked on asked."of" = 'household'
      where homes.answers ? asked.id)
    select answered.id as question, part.value, count(*)::int as count
    from answered cross join lateral (
      select null::text as value
      union all
      select case answered.kind
        when 'temperature' then (answer ->> 'at') || ' ' || round((answer ->> 'celsius')::numeric, 1)
        when 'number' then floor((answer #>> '{}')::numeric)::text
        else answer #>> '{}' end
      where answered.kind in ('yes-no', 'one-of', 'number', 'temperature', 'date')
      union all
      select jsonb_array_elements_text(answer) where answered.kind = 'many-of') part
    group by answered.id, part.value
    union all select '#level', level, count(*)::int from said group by level
    union all select '#reports', null, count(*)::int from said
    union all select '#households', null, count(distinct household_id)::int from homes`;
}
