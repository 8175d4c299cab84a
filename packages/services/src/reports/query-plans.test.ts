import { fillDistrict, smallDistrict } from '@linli/test/load/fill-district';
import { plansOf } from '@linli/test/support/query-plans';
import { formId, slotsOf } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { countAlerts } from './count-alerts.ts';
import { coverageCounts } from './coverage-counts.ts';
import { drawRecheck } from './draw-recheck.ts';
import { missingHouseholds } from './missing-households.ts';
import { openRound } from './open-round.ts';
import { showResults } from './show-results.ts';

// 6,400 people in eight grids, a round of three slots in which nine of ten have reported.
const on = await stage({ startsAt: '2026-11-15T20:00:00Z' });
await fillDistrict(on.sql, smallDistrict);
const [district] = await on.sql<
  { id: string; path: string }[]
>`select id, path from areas where kind = 'district'`;
const [grid] = await on.sql<
  { path: string }[]
>`select path from areas where kind = 'grid' order by label limit 1`;
if (!district || !grid) throw new Error('no district');
const officer = await on.as({ role: 'duty-officer', area: district });
const round = await officer.do(openRound, {
  formId: await formId(on, 'daily-health'),
  areaId: district.id,
  audience: { tags: [] },
  slots: { kind: 'daily', window: { from: '06:00', until: '10:00' } },
  startsOn: '2026-11-16',
  endsOn: '2026-11-18',
  legalBasis: '突发公共卫生事件应急条例第四十条',
  purpose: '及早发现发热的人',
  dataAfterwards: 'destroy',
});
await on.sql`
  insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
  select s.id, m.person_id, 1, gen_random_uuid(), '{}', case when hashtext(m.person_id::text) % 200 = 0 then 'alert' else 'normal' end, s.opens_at
  from round_slots s join round_members m on m.round_id = s.round_id
  where abs(hashtext(m.household_id::text)) % 10 < 9`;
for (const table of ['round_members', 'person_reports', 'submissions'])
  await on.sql.unsafe(`vacuum analyze ${table}`);
const [slot] = await slotsOf(on, round.roundId);
if (!slot) throw new Error('no slot');
on.clock.set(new Date('2026-11-16T07:00:00+08:00'));

const planOf = async (query: SQL): Promise<string> => {
  const rows = await on.db.execute<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${query}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

describe('a ledger of thousands', () => {
  it('gives a page of gaps in the order of its own index, looking people up one by one', async () => {
    const plan = await planOf(
      missingHouseholds(slot, on.clock.now(), [grid.path], { limit: 31, after: null }),
    );
    expect(plan).toMatch(/Index (Only )?Scan using round_members_area on round_members span/);
    expect(plan).toMatch(/Index Only Scan using person_reports_slot_id_person_id_seq_pk/);
    expect(plan).not.toMatch(/Seq Scan on (round_members|person_reports)/);
    // Sorting would mean reading the whole area for each page.
    expect(plan.match(/Sort Key/g)).toHaveLength(1);
  });

  it('counts a grid by its range of the ledger', async () => {
    const plan = await planOf(coverageCounts(slot, grid.path, on.clock.now()));
    expect(plan).toMatch(/(Index|Bitmap Index) Scan (using|on) round_members_area/);
    expect(plan).not.toMatch(/Seq Scan on round_members/);
  });

  it('counts a district without reading the reports of other slots, or any report but those that need a look', async () => {
    const plan = await planOf(coverageCounts(slot, district.path, on.clock.now()));
    expect(plan).toMatch(
      /Index Only Scan using person_reports_slot_id_person_id_seq_pk on person_reports given/,
    );
    expect(plan).toMatch(/person_reports_attention/);
    expect(plan).not.toMatch(/Seq Scan on person_reports/);
  });
});

describe('the first hour of a round, of which Postgres has no statistics yet', async () => {
  const { roundId } = await officer.do(openRound, {
    formId: await formId(on, 'six-questions'),
    areaId: district.id,
    audience: { tags: [] },
    slots: { kind: 'once' },
    startsOn: '2026-11-16',
    endsOn: '2026-11-18',
    legalBasis: '突发公共卫生事件应急条例第四十条',
    purpose: '及早发现发热的人',
    dataAfterwards: 'destroy',
  });
  const [fresh] = await slotsOf(on, roundId);
  if (!fresh) throw new Error('no slot');
  await on.sql`
    insert into person_reports (slot_id, person_id, seq, submission_id, answers, level, reported_at)
    select ${fresh.id}, person_id, 1, gen_random_uuid(), '{}', case when hashtext(person_id::text) % 10 = 0 then 'alert' else 'normal' end, now()
    from round_members where round_id = ${roundId} and abs(hashtext(household_id::text)) % 10 < 5`;
  // All reports of the slot read again for each person: hours of work for a street.
  const pairwise = /Join Filter: \((given|worse|span)[\w.]*person_id = /;

  it.each(['grid', 'community', 'street', 'district'])(
    'counts a %s without comparing everybody with everybody',
    async (kind) => {
      const [area] = await on.sql<
        { path: string }[]
      >`select path from areas where kind = ${kind} order by label limit 1`;
      for (const by of ['child', 'door'] as const)
        expect(await planOf(coverageCounts(fresh, area?.path ?? '', on.clock.now(), by))).not.toMatch(
          pairwise,
        );
    },
  );

  it('sums up answers and draws samples without it as well', async () => {
    expect(await plansOf(on, officer, showResults, { roundId })).not.toMatch(pairwise);
    expect(
      await plansOf(on, officer, drawRecheck, { slotId: fresh.id, areaId: district.id, households: 5 }),
    ).not.toMatch(pairwise);
  });

  it('finds the gaps of a grid by looking each person up', async () => {
    const plan = await planOf(
      missingHouseholds(fresh, on.clock.now(), [grid.path], { limit: 31, after: null }),
    );
    expect(plan).not.toMatch(pairwise);
    expect(plan).toMatch(/person_reports given\n.*slot_id = .* AND \(person_id = span\.person_id\)/);
  });
});

it('alerts of a grid or a district that are open or in hand are counted without reading those of others', async () => {
  await on.sql`
    insert into alerts (id, kind, level, state, area_id, facts, matter, created_at)
    select uuidv7(), 'fever', 'alert', case when n % 100 = 0 then 'open' else 'resolved' end, place.id, '[]', 'matter ' || place.id || n,
      ${on.clock.now().toISOString()}
    from areas place, generate_series(1, 20) n where place.kind = 'unit'`;
  await on.sql.unsafe('vacuum analyze alerts');
  const [first] = await on.sql<
    { id: string }[]
  >`select id from areas where kind = 'grid' order by label limit 1`;
  const plan = await plansOf(on, officer, countAlerts, { areaId: first?.id });
  expect(plan).toMatch(/alerts_(area|live)/);
  expect(plan).not.toMatch(/Seq Scan on alerts/);
  // Of a whole district as well: from the index of those alone.
  expect(await plansOf(on, officer, countAlerts, { areaId: district.id })).toMatch(
    /Index Only Scan using alerts_live on alerts/,
  );
});
