import type { ParsedInputOf, ReplyOf } from '@linli/contracts/catalog';
import type { RiskLevel } from '@linli/contracts/reports/values';
import type { Db } from '@linli/db/client';
import { gathered } from '@linli/db/gather';
import { prepared } from '@linli/db/prepared';
import type { AuditEntry } from '../audit/record.ts';
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
with given as materialized (
  select * from jsonb_to_recordset($1::jsonb) as given(id uuid, account_id uuid, client_id text, body_hash text,
    round_id uuid, slot_id uuid, household_id uuid, basis text, captured_at timestamptz, received_at timestamptz,
    replaces_id uuid, household_answers jsonb, reply text, persons jsonb, audit jsonb)),
sent as (
  insert into submissions (id, account_id, client_id, body_hash, round_id, slot_id, household_id, basis,
    captured_at, received_at, replaces_id, household_answers, reply)
  select id, account_id, client_id, decode(body_hash, 'hex'), round_id, slot_id, household_id, basis,
    least(captured_at, received_at), received_at, replaces_id, household_answers, reply::json
  from given
  on conflict (account_id, client_id) do nothing
  returning id),
audited as (
  insert into audit_entries (id, at, account_id, action, subject_kind, subject_id, area_path, facts)
  select (audit ->> 'id')::uuid, received_at, account_id, audit ->> 'action', audit ->> 'subjectKind',
    (audit ->> 'subjectId')::uuid, (audit ->> 'areaPath')::ltree, audit -> 'facts'
  from given join sent using (id)),
reported as (
  insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
  select given.slot_id, one.person_id, one.seq, given.id, one.answers, one.level, given.received_at
  from given join sent using (id)
  cross join jsonb_to_recordset(given.persons) as one(person_id uuid, seq smallint, answers jsonb, level text))
select id from sent`;

const insertTogether = gathered(
  async (db: Db, rows: readonly { id: string }[]): Promise<boolean[]> => {
    const written = await prepared<{ id: string }>(db, statement, [JSON.stringify(rows)]);
    const ids = new Set(written.map(({ id }) => id));
    return rows.map(({ id }) => ids.has(id));
  },
  { abreast: 2, most: 50 },
);

/**
 * Writes submission, person reports and audit by one statement, which is all that most reports need: no transaction
 * around it. Reports that come while another is being written are written together, by one statement and one commit.
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
  return insertTogether(ctx.db, {
    id: submissionId,
    account_id: signedIn(ctx).accountId,
    client_id: input.clientId,
    body_hash: bodyHash.toString('hex'),
    round_id: reporting.slot.roundId,
    slot_id: input.slotId,
    household_id: input.householdId,
    basis: input.basis,
    captured_at: input.capturedAt,
    received_at: now.toISOString(),
    replaces_id: input.replacesId,
    household_answers: input.householdAnswers,
    reply: JSON.stringify(reply),
    persons,
    audit: {
      id: ctx.ids.next(),
      action: 'reports.submit',
      subjectKind: 'household',
      subjectId: input.householdId,
      areaPath: reporting.household.areaPath,
      facts: { basis: input.basis, persons: persons.length },
    } satisfies AuditEntry & { id: string },
  } as { id: string });
}
