import type { Answers } from '@linli/contracts/reports/form';
import type { SubmissionView } from '@linli/contracts/reports/report-endpoints';
import { arrayLiteral } from '@linli/db/array-literal';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { slotViewOfRow } from './load-slot.ts';

type Row = Parameters<typeof slotViewOfRow>[0] & {
  id: string;
  basis: SubmissionView['basis'];
  reporter_name: string;
  captured_at: string;
  received_at: string;
  on_time: boolean;
  replaces_id: string | null;
  replaced: boolean;
  parallel: boolean;
  household_answers: Answers;
  persons: SubmissionView['persons'];
};

/** Which submissions are wanted. */
export interface Wanted {
  readonly householdId: string;
  /** Members the reader may see; what was said of others is left out, and so are submissions about others only. */
  readonly personIds: readonly string[];
  /** What was said of the household as a whole. */
  readonly withHousehold: boolean;
  /** Further condition on alias `sent`. */
  readonly where: SQL;
  readonly limit: number;
}

/** Submissions of a household with what was said of some members, newest first. */
export async function submissionViews(ctx: Ctx, wanted: Wanted): Promise<SubmissionView[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select sent.id, sent.basis, coalesce(nullif(account.display_name, ''), reporter.name, '') as reporter_name, sent.captured_at, sent.received_at,
      sent.replaces_id, sent.household_answers, said.persons,
      slot.id as slot_id, slot.round_id, slot.day::text, slot.part, slot.opens_at, slot.closes_at,
      -- A correction is on time when what it corrects was.
      sent.received_at < slot.closes_at or (sent.replaces_id is not null and exists (
        select from person_reports mine join person_reports first
          on first.slot_id = mine.slot_id and first.person_id = mine.person_id and first.seq = 1
        where mine.submission_id = sent.id and first.reported_at < slot.closes_at)) as on_time,
      exists (select from submissions later where later.replaces_id = sent.id) as replaced,
      exists (
        select from person_reports mine
        join person_reports theirs on theirs.slot_id = mine.slot_id and theirs.person_id = mine.person_id
          and theirs.submission_id <> mine.submission_id
        where mine.submission_id = sent.id
          and not exists (select from submissions later where later.replaces_id in (sent.id, theirs.submission_id))
      ) as parallel
    from submissions sent
    join round_slots slot on slot.id = sent.slot_id
    join accounts account on account.id = sent.account_id
    left join persons reporter on reporter.account_id = account.id
    cross join lateral (
      select json_agg(json_build_object('personId', person.id, 'name', person.name, 'seq', report.seq,
        'answers', report.answers, 'level', report.level) order by person.id) as persons
      from person_reports report join persons person on person.id = report.person_id
      where report.submission_id = sent.id
        and report.person_id = any(${arrayLiteral(wanted.personIds)}::uuid[])
    ) said
    where sent.household_id = ${wanted.householdId}::uuid and said.persons is not null and ${wanted.where}
    order by sent.id desc
    limit ${wanted.limit}`);
  return rows.map((row) => ({
    submissionId: row.id,
    slot: slotViewOfRow(row),
    basis: row.basis,
    reporterName: row.reporter_name,
    capturedAt: new Date(row.captured_at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    onTime: row.on_time,
    replacesId: row.replaces_id,
    replaced: row.replaced,
    parallel: row.parallel,
    householdAnswers: wanted.withHousehold ? row.household_answers : {},
    persons: row.persons,
  }));
}
