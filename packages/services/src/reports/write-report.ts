import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { RiskLevel } from '@linli/contracts/reports/values';
import { prepared } from '@linli/db/prepared';
import { auditValues } from '../audit/record.ts';
import { signedIn } from '../authorise.ts';
import type { Ctx } from '../context.ts';
import type { ReportedMember, Reporting } from './load-reporting.ts';

/** A report that stands, ready to be written. */
export interface Writing {
  readonly submissionId: string;
  readonly bodyHash: Buffer;
  readonly now: Date;
  readonly reporting: Reporting;
  /** In the order of the report. */
  readonly members: readonly ReportedMember[];
  readonly input: ParsedInputOf<'POST /reports/submit'>;
  readonly levels: readonly RiskLevel[];
  readonly reply: ReplyOf<'POST /reports/submit'>;
}

/** Constraints that a report runs into when somebody else reported or corrected the same people since they were read. */
export const writtenMeanwhile: ReadonlySet<string> = new Set([
  'person_reports_slot_id_person_id_seq_pk',
  'submissions_replaces',
]);

const statement = `
with sent as (
  insert into submissions (id, account_id, client_id, body_hash, round_id, slot_id, household_id, basis,
    captured_at, received_at, replaces_id, household_answers, reply)
  values ($1::uuid, $2::uuid, $3::text, $4::bytea, $5::uuid, $6::uuid, $7::uuid, $8::text,
    least($9::timestamptz, $10::timestamptz), $10::timestamptz, $11::uuid, $12::jsonb, $13::json)
  on conflict (account_id, client_id) do nothing
  returning id),
audited as (
  insert into audit_entries (id, at, account_id, action, subject_kind, subject_id, area_path, reason, facts)
  select $15::uuid, $16::timestamptz, $17::uuid, $18::text, $19::text, $20::uuid, $21::text::ltree, $22::text, $23::jsonb
  from sent)
insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
select $6::uuid, given.person_id, given.seq, sent.id, given.answers, given.level, $10::timestamptz
from sent cross join jsonb_to_recordset($14::jsonb) as given(person_id uuid, seq smallint, answers jsonb, level text)
returning seq`;

/**
 * Writes submission, person reports and audit by one statement, which is all that most reports need: no transaction
 * around it, and half the round trips.
 * @returns false when the client id was taken since it was looked for
 * @throws a violation of `writtenMeanwhile` when a person has a newer version than was read
 */
export async function writeReport(ctx: Ctx, writing: Writing): Promise<boolean> {
  const { submissionId, bodyHash, now, reporting, members, input, levels, reply } = writing;
  const persons = members.map(({ personId, reports }, i) => ({
    person_id: personId,
    seq: (reports.at(-1)?.seq ?? 0) + 1,
    answers: input.persons[i]?.answers ?? {},
    level: levels[i] ?? 'normal',
  }));
  const written = await prepared<{ seq: number }>(ctx.db, statement, [
    submissionId,
    signedIn(ctx).accountId,
    input.clientId,
    bodyHash,
    reporting.slot.roundId,
    input.slotId,
    input.householdId,
    input.basis,
    input.capturedAt,
    now.toISOString(),
    input.replacesId,
    JSON.stringify(input.householdAnswers),
    JSON.stringify(reply),
    JSON.stringify(persons),
    ...auditValues(ctx, now, {
      action: 'reports.submit',
      subjectKind: 'household',
      subjectId: input.householdId,
      areaPath: reporting.household.areaPath,
      facts: { basis: input.basis, persons: persons.length },
    }),
  ]);
  return written.length > 0;
}
