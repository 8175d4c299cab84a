import { createHash, randomUUID } from 'node:crypto';
import type { Sql } from '@linli/db/client';
import { answers } from './answers.ts';
import type { Reporter } from './fill-accounts.ts';

/**
 * The yardstick: the rows a report leaves behind (submission, one report a person, audit), written by plain SQL over the
 * same driver in one transaction a household, without HTTP, rights, rules or anything read before.
 */
export async function insertRaw(
  sql: Sql,
  slot: { id: string; roundId: string },
  reporter: Reporter,
  areaPath: string,
): Promise<void> {
  const id = randomUUID();
  const clientId = randomUUID();
  const bodyHash = createHash('sha256').update(clientId).digest();
  const now = new Date().toISOString();
  const reply = JSON.stringify({
    state: 'accepted',
    submissionId: id,
    receivedAt: now,
    onTime: true,
    advice: [],
    parallel: false,
  });
  const persons = JSON.stringify(reporter.personIds.map((person_id) => ({ person_id, answers })));
  await sql.begin(async (tx) => {
    await Promise.all([
      tx`insert into submissions (id, account_id, client_id, body_hash, round_id, slot_id, household_id, basis,
          captured_at, received_at, household_answers, reply)
        values (${id}, ${reporter.accountId}, ${clientId}, ${bodyHash}, ${slot.roundId}, ${slot.id}, ${reporter.householdId},
          'self', ${now}, ${now}, '{}', ${reply}::text::json)`,
      tx`insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
        select ${slot.id}, given.person_id, 1, ${id}, given.answers, 'normal', ${now}
        from json_to_recordset(${persons}::text::json) as given(person_id uuid, answers jsonb)`,
      tx`insert into audit_entries (id, at, account_id, action, subject_kind, subject_id, area_path, facts)
        values (uuidv7(), ${now}, ${reporter.accountId}, 'reports.submit', 'household', ${reporter.householdId},
          ${areaPath}::text::ltree, '{"basis": "self"}')`,
    ]);
  });
}
