import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, migrationsFolder } from '@linli/db/migrate';
import { emptyDatabase } from '@linli/test/support/database';
import { plansOf } from '@linli/test/support/query-plans';
import { stage } from '@linli/test/support/stage';
import { expect, test } from 'vitest';
import { keepMonths, readStrays } from './keep-months.ts';
import { listEntries } from './list-entries.ts';
import { record } from './record.ts';

const on = await stage({ startsAt: '2031-03-10T02:00:00Z' });
const system = await on.system().ctx();
const parts = async (sql = on.sql): Promise<string[]> =>
  (
    await sql<{ name: string }[]>`
      select replace(inhrelid::regclass::text, 'audit_entries_', '') as name from pg_inherits
      where inhparent = 'audit_entries'::regclass order by 1`
  ).map(({ name }) => name);
const note = (at: string) => {
  on.clock.set(new Date(at));
  return record(system, on.clock.now(), { action: 'audit.export', subjectKind: 'audit', subjectId: null });
};
const where = () =>
  on.sql<{ part: string; n: number }[]>`
    select replace(tableoid::regclass::text, 'audit_entries_', '') as part, count(*)::int as n from audit_entries group by 1 order by 1`;

test('the months that come are there before they begin; what strayed is moved into its own', async () => {
  await note('2031-03-10T02:00:00Z');
  await note('2031-03-31T23:59:59Z');
  await note('2031-04-01T00:00:00Z');
  expect(await where()).toEqual([{ part: 'stray', n: 3 }]);
  expect(await readStrays(on)).toBe(3);
  on.clock.set(new Date('2031-03-15T02:00:00Z'));
  await keepMonths(system);
  expect(await parts()).toEqual(
    expect.arrayContaining(['2031_03', '2031_04', '2031_05', '2031_06', 'before', 'stray']),
  );
  expect(await where()).toEqual([
    { part: '2031_03', n: 2 },
    { part: '2031_04', n: 1 },
  ]);
  expect(await readStrays(on)).toBe(0);
  const before = await parts();
  await keepMonths(system);
  expect(await parts()).toEqual(before);
  await expect(on.sql`update audit_entries set action = 'x'`).rejects.toThrow(/audit/);
});

test('who reads some days looks into the months they lie in and no other, by the index', async () => {
  on.clock.set(new Date('2031-04-20T02:00:00Z'));
  const area = await on.areas({ community: 'community' });
  const secretary = await on.as({ role: 'secretary', area: area.community });
  await note('2031-04-20T02:00:00Z');
  const plan = await plansOf(on, secretary, listEntries, { limit: 30 });
  expect(plan).toContain('audit_entries_2031_04');
  expect(plan).not.toMatch(/audit_entries_(2031_0[356]|before|stray)/);
  const [{ id } = { id: '' }] = await on.sql<
    { id: string }[]
  >`select id from audit_entries order by id limit 1`;
  const one = await on.sql`explain (costs off) select * from audit_entries where id = ${id}`;
  expect(JSON.stringify(one)).toMatch(/Index Scan using audit_entries_2031_03_pkey/);
});

test('months go only where the deployment says so, and only those whose newest entry is past their time', async () => {
  on.clock.set(new Date('2031-11-02T00:00:00Z'));
  await keepMonths(system);
  expect(await parts()).toEqual(expect.arrayContaining(['2031_03', '2031_04']));
  await keepMonths({ ...system, settings: { ...system.settings, auditKeptMonths: 7 } });
  expect(await parts()).not.toContain('2031_03');
  expect(await parts()).toEqual(expect.arrayContaining(['2031_04', '2031_05', '2032_02', 'stray']));
  const [told] =
    await on.sql`select facts from audit_entries where action = 'audit.let-go' order by id desc limit 1`;
  expect(told?.facts).toEqual({ part: 'audit_entries_2031_03', rows: 2, months: 7 });
});

test('the migration keeps every entry that was there, and whoever writes meanwhile goes on', async () => {
  const { entries } = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const tags = entries.map(({ tag }) => tag);
  const older = await emptyDatabase();
  await migrate(older.url, undefined, tags.slice(0, tags.indexOf('0036_audit_by_month')));
  await older.sql`
    insert into audit_entries (id, at, action, subject_kind, facts)
    select first_id_of, at, 'audit.export', 'audit', jsonb_build_object('day', day)
    from (select day, at, (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid as first_id_of
      from (select day, now() - make_interval(days => day) as at from generate_series(-40, 700) as day) days) given`;
  const all = () => older.sql`select id, at, action, facts from audit_entries order by id`;
  const before = await all();
  await migrate(older.url);
  expect(await all()).toEqual(before);
  expect(before).toHaveLength(741);
  const [{ n } = { n: -1 }] = await older.sql<
    { n: number }[]
  >`select count(*)::int as n from audit_entries_before`;
  expect(n).toBe(741);
  expect(await parts(older.sql)).toEqual(expect.arrayContaining(['before', 'stray']));
  expect((await parts(older.sql)).length).toBeGreaterThan(2);
  // One that is written for a month further ahead still has a place.
  await older.sql`insert into audit_entries (id, at, action, subject_kind, facts)
    values (first_id_of(now() + interval '9 months'), now(), 'audit.export', 'audit', '{}')`;
  const [stray] = await older.sql`select count(*)::int as n from audit_entries_stray`;
  expect(stray).toEqual({ n: 1 });
});
