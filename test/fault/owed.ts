import type { Sql } from '@linli/db/client';

export interface Owed extends Record<string, unknown> {
  /** Why tries of due jobs failed. */
  readonly failures: readonly string[];
}

/** What is owed when everything that is due was done. */
export const nothingOwed = {
  failures: [],
  jobs: 0,
  turns: 0,
  climbs: 0,
  plans: 0,
  shifts: 0,
  places: 0,
  notices: 0,
  messages: 0,
};

/** What is due at this moment and was not done; undefined while the database is away. */
export async function owedAt(sql: Sql, moment: Date): Promise<Owed | undefined> {
  const now = moment.toISOString();
  const [left] = await sql<Owed[]>`select
    (select count(*)::int from outbox where dead_at is null and run_at <= ${now}) as jobs,
    (select count(*)::int from job_turns where next_at <= ${now}) as turns,
    (select count(*)::int from climbs where state = 'running' and due_at <= ${now}) as climbs,
    (select count(*)::int from match_turns where due_at <= ${now}) as plans,
    (select count(*)::int from shifts where due_at <= ${now}) as shifts,
    (select count(*)::int from claims where state = 'offered' and confirm_by <= ${now}) as places,
    (select count(*)::int from notices where state = 'queued' and due_at <= ${now}) as notices,
    (select count(*)::int from messages where state = 'sending' or state = 'waiting' and due_at <= ${now}) as messages,
    array(select format('%s: %s', name, failure) from outbox
      where failure is not null and dead_at is null and run_at <= ${now}) as failures`.catch(() => []);
  return left;
}
