import { readFile } from 'node:fs/promises';
import { atTheEnd } from '@linli/test/support/database';
import { reportOf, roundOf, send, slotOf, well } from '@linli/test/support/rounds';
import { workplace } from '@linli/test/support/work';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';

const at = await workplace();
const { on, area } = at;
const { sql } = on;

/** What reporting tools were promised: columns are only added to it. */
const promised: Readonly<Record<string, string>> = {
  alerts: 'alert_id kind level state round_id created_at taken_at resolved_at community_id grid_id',
  areas:
    'area_id parent_id kind name compound depth district_id street_id community_id grid_id created_at closed_at',
  case_steps: 'step_no case_kind case_id at what role ladder_step community_id',
  posts: 'post_id role area_id area_kind from_at until_at seconded community_id',
  report_coverage: 'slot_id community_id grid_id expected reported on_time',
  report_slots:
    'slot_id round_id form form_title round_area_id starts_on ends_on round_closed_at day part opens_at closes_at',
  requests:
    'request_id number kind kind_name basis urgency state state_since submitted_at answer_due_at answered_at taken_at done_at deadline_at closed_at solved stars reopened community_id grid_id',
  service_hours: 'kind day entries volunteers minutes night_minutes community_id',
  shifts:
    'shift_id checkpoint_id day starts_at ends_at people taken state came absent confirmed_minutes community_id grid_id',
};

describe('the views for reporting tools', () => {
  it('have the columns that were promised, in their order', async () => {
    const columns = await sql<{ view: string; columns: string }[]>`
      select table_name as view, string_agg(column_name, ' ' order by ordinal_position) as columns
      from information_schema.columns where table_schema = 'reporting' group by 1 order by 1`;
    expect(Object.fromEntries(columns.map(({ view, columns: names }) => [view, names]))).toEqual(promised);
  });

  it('touch no sealed, hashed or free text, no phone, door or name of anybody', async () => {
    const used = await sql<{ column: string }[]>`
      select distinct table_name || '.' || column_name as column from information_schema.view_column_usage
      where view_schema = 'reporting' and table_schema = 'public' order by 1`;
    const personal =
      /cipher|blind|hash|phone|name|door|address|account|person|household|reason|note|facts|answers|outcome|purpose|basis|content|text|by$|secret|token/;
    expect(
      used.map(({ column }) => column).filter((column) => personal.test(column.split('.')[1] ?? '')),
    ).toEqual([
      // Names of areas and kinds; whose report and whose hours is only counted; of the facts the number of a step.
      'areas.name',
      'case_events.facts',
      'person_reports.person_id',
      'requests.basis',
      'round_members.person_id',
      'service_hours.account_id',
    ]);
    const [tables] = await sql<{ names: string[] }[]>`
      select array_agg(distinct table_name::text) as names from information_schema.view_table_usage where view_schema = 'reporting'`;
    for (const closed of ['accounts', 'persons', 'households', 'memberships', 'submissions'])
      expect(tables?.names).not.toContain(closed);
  });

  it('tell of a request its state and grid, of a discreet one only that there is one', async () => {
    const [open, discreet] = [await at.asked(), await at.asked({ kind: { discreet: true } })];
    const rows =
      await sql`select request_id, kind, kind_name, state, community_id, grid_id from reporting.requests`;
    const community_id = area.community.id;
    expect(rows.find(({ request_id }) => request_id === open)).toMatchObject({
      kind_name: '买菜',
      state: 'accepted',
      community_id,
      grid_id: area.grid.id,
    });
    expect(rows.find(({ request_id }) => request_id === discreet)).toMatchObject({
      kind: 'discreet',
      kind_name: 'discreet',
      community_id,
      grid_id: null,
    });
  });

  it('count of a slot who was expected, reported and was on time, by grid', async () => {
    const { roundId, secretary } = await roundOf(on, area.community);
    const slot = await slotOf(on, roundId, '2026-11-16', 'evening');
    on.clock.set(new Date(slot.opensAt.getTime() + 60_000));
    const [person] = await sql<{ person_id: string }[]>`
      select person_id from round_members where round_id = ${roundId} and household_id = ${at.household.id} limit 1`;
    if (!person) throw new Error('nobody is expected');
    await send(at.resident, reportOf(on, slot, at.household, { [person.person_id]: well() }));
    const [counted] =
      await sql`select * from reporting.report_coverage where slot_id = ${slot.id} and grid_id = ${area.grid.id}`;
    const [members] = await sql<
      { n: number }[]
    >`select count(*)::int as n from round_members where round_id = ${roundId}`;
    expect(counted).toMatchObject({
      community_id: area.community.id,
      expected: members?.n,
      reported: 1,
      on_time: 1,
    });
    const [listed] =
      await sql`select form, round_area_id from reporting.report_slots where slot_id = ${slot.id}`;
    expect(listed).toEqual({ form: 'daily-health', round_area_id: area.community.id });
    const posts = await sql<
      { role: string }[]
    >`select role from reporting.posts where area_id = ${area.community.id}`;
    expect(posts.map(({ role }) => role)).toContain('secretary');
    expect(secretary.accountId).not.toBe('');
  });

  it('answer, all of them, with nothing there', async () => {
    for (const view of Object.keys(promised)) await sql.unsafe(`select * from reporting.${view} limit 5`);
  });
});

it('the role of the instructions reads the views, and nothing else, and writes nothing', async () => {
  const document = await readFile(new URL('../reporting.md', import.meta.url), 'utf8');
  const [, instructions = ''] = /```sql\n([\s\S]+?)```/.exec(document) ?? [];
  const role = `reporting_${crypto.randomUUID().slice(0, 8)}`;
  await sql.unsafe(instructions.replaceAll('linli_reporting', role));
  const { host, pathname } = new URL(on.url);
  const tool = postgres(`postgres://${role}:change%20me@${host}${pathname}`, {
    max: 1,
    onnotice: () => undefined,
  });
  atTheEnd(async () => {
    await tool.end();
    await sql.unsafe(`drop owned by ${role}; drop role ${role}`);
  });
  expect((await tool`select count(*)::int as n from requests`)[0]?.n).toBeGreaterThan(0);
  for (const view of Object.keys(promised)) await tool.unsafe(`select * from reporting.${view} limit 1`);
  const refused = async (query: string) =>
    tool.unsafe(query).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  for (const table of ['requests', 'persons', 'accounts', 'audit_entries', 'webhooks'])
    expect([table, await refused(`select * from public.${table} limit 1`)]).toEqual([table, '42501']);
  for (const write of [
    'create table reporting.mine (a int)',
    "update areas set name = 'x'",
    'create table public.mine (a int)',
  ])
    expect(await refused(write)).toMatch(/^(42501|25006|55000)$/);
});
