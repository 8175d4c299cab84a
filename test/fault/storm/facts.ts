import type { Sql } from '@linli/db/client';
import type { Model, Proof } from './model.ts';

/** How often what was acknowledged is there, by what kind of thing it is; `f` is the fact. */
const proofs: Readonly<Record<Proof, string>> = {
  report: `select count(*) from submissions t where t.id = f.id and t.account_id = f.who and t.client_id = f.of
    and exists (select from person_reports said where said.submission_id = t.id)`,
  request:
    'select count(*) from requests t where t.id = f.id and t.account_id = f.who and t.client_id = f.of',
  message:
    'select count(*) from request_messages t where t.id = f.id and t.account_id = f.who and t.client_id = f.of',
  place:
    'select count(*) from claims t where t.id = f.id and t.account_id = f.who and t.shift_id::text = f.of',
  'place-given-back': `select count(*) from claims t where t.id = f.id and t.account_id = f.who and t.state = 'cancelled'`,
  'checked-in': `select count(*) from claims t join duty_log line on line.shift_id = t.shift_id
    and line.account_id = t.account_id and line.what = 'checked-in' where t.id = f.id and t.checked_in_at is not null`,
  'checked-out': `select count(*) from claims t join duty_log line on line.shift_id = t.shift_id
    and line.account_id = t.account_id and line.what = 'checked-out' where t.id = f.id and t.checked_out_at is not null`,
  // These may happen again to the same case; how often is held against the audit.
  helper: `select least(1, count(*)) from request_hands t where t.request_id = f.id and t.account_id = f.who and t.role = 'helper'`,
  lead: `select least(1, count(*)) from request_hands t where t.request_id = f.id and t.account_id = f.who and t.role = 'lead'`,
  event: `select least(1, count(*)) from case_events t where t.case_id = f.id and t.account_id = f.who and t.what = f.of`,
};

/** Rows that somebody's own id names: there are as many as were acknowledged, and none that was refused. */
const byOwnId: Partial<Record<Proof, string>> = {
  report: 'submissions',
  request: 'requests',
  message: 'request_messages',
};

export interface Missing {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/** Holds the database against what was acknowledged: what is not there, and what is there more often than it was done. */
export async function holdAgainst(sql: Sql, model: Model): Promise<Missing> {
  const lost: string[] = [];
  const doubled: string[] = [...model.differing];
  for (const [proof, found] of Object.entries(proofs) as [Proof, string][]) {
    const facts = model.facts.filter((fact) => fact.proof === proof);
    const rows = await sql.unsafe<{ n: number; found: number }[]>(
      `select f.n, (${found})::int as found from jsonb_to_recordset($1::text::jsonb) as f(n int, id uuid, who uuid, of text)`,
      [JSON.stringify(facts.map((fact, n) => ({ ...fact, who: fact.who || null, n })))],
    );
    for (const { n, found: count } of rows) {
      if (count === 0) lost.push(`${proof} ${JSON.stringify(facts[n])}`);
      if (count > 1) doubled.push(`${proof} ${count} times ${JSON.stringify(facts[n])}`);
    }
    const table = byOwnId[proof];
    if (table === undefined) continue;
    const told = new Set(facts.map(({ id }) => id));
    for (const { id } of await sql.unsafe<{ id: string }[]>(`select id from ${table}`))
      if (!told.has(id)) doubled.push(`${proof} ${id} that nobody was told of`);
  }
  const traces = [...model.traces.values()];
  const audited = await sql.unsafe<{ n: number; found: number; otherwise: boolean }[]>(
    `select t.n, (select count(*) from audit_entries entry where entry.action = t.action and entry.account_id = t.who
      and entry.subject_id = t.subject)::int as found,
      exists (select from audit_entries entry where t.action like 'shifts.check-in%' and entry.action like 'shifts.check-in%'
        and entry.subject_id = t.subject) as otherwise
     from jsonb_to_recordset($1::text::jsonb) as t(n int, action text, who uuid, subject uuid)`,
    [JSON.stringify(traces.map(({ action, who, subject }, n) => ({ action, who, subject, n })))],
  );
  for (const { n, found, otherwise } of audited) {
    const trace = traces[n];
    if (!trace) continue;
    // Some may be repeated by another key without doing anything; a report is one each.
    const least = trace.action === 'reports.submit' ? trace.acknowledged : Math.min(1, trace.acknowledged);
    // Who is checked in by the lead is there already when they scan the code, and the other way round.
    if (found < least && !otherwise) lost.push(`audit, ${found} found: ${JSON.stringify(trace)}`);
    if (found > trace.tried) doubled.push(`audit, ${found} found: ${JSON.stringify(trace)}`);
  }
  return { lost, doubled };
}
