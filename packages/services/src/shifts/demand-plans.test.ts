import { fillDistrict, smallDistrict } from '@linli/test/load/fill-district';
import { plansOf } from '@linli/test/support/query-plans';
import { stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { loadErrandEvents, loadShiftEvents } from './calendar-events.ts';
import { listCheckpoints } from './list-checkpoints.ts';
import { listVolunteers } from './list-volunteers.ts';
import { planAhead } from './plan-ahead.ts';
import { previewDemand } from './preview-demand.ts';
import { showBoard } from './show-board.ts';
import { showNow } from './show-now.ts';

// 60 checkpoints with four shifts a day for 90 days, two places each; half the days have passed.
const on = await stage();
await fillDistrict(on.sql, smallDistrict);
const at = on.clock.now().toISOString();
const [community] = await on.sql<{ id: string; path: string }[]>`
  select id, path from areas where kind = 'community' order by label limit 1`;
if (!community) throw new Error('no community');
const secretary = await on.as({ role: 'secretary', area: community });
await on.sql`
  insert into accounts (id, display_name, language, created_at)
  select gen_random_uuid(), '志愿者' || n, 'zh-Hans', ${at} from generate_series(1, 8000) n`;
await on.sql`
  insert into appointments (id, account_id, role, area_id, from_at, created_at)
  select gen_random_uuid(), a.id, 'volunteer', c.id, ${at}, ${at}
  from (select id, row_number() over (order by id) as n from accounts order by id limit 400) a
  join (select id, row_number() over (order by label) as n, count(*) over () as all_of from areas where kind = 'cell') c on c.n = a.n % c.all_of + 1`;
await on.sql`
  insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name, contact_phone_cipher, code_key_cipher, planned_until, created_at)
  select gen_random_uuid(), c.id, '卡口 ' || n, '门', '[]', '[]', '', '夜里冷', '王', '', '', '2026-12-28', ${at}
  from generate_series(1, 60) n
  join (select id, row_number() over (order by label) as m, count(*) over () as all_of from areas where kind = 'cell') c on c.m = n % c.all_of + 1`;
await on.sql`
  insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
  select gen_random_uuid(), p.id, a.path, (${at}::timestamptz + d * interval '1 day')::date,
    ${at}::timestamptz + d * interval '1 day' + h * interval '6 hours', ${at}::timestamptz + d * interval '1 day' + (h + 1) * interval '6 hours',
    360, 0, 2, '[]', ${at}
  from checkpoints p join areas a on a.id = p.area_id, generate_series(-45, 44) d, generate_series(0, 3) h`;
await on.sql`
  insert into claims (id, shift_id, account_id, state, way, starts_at, ends_at, created_at, claimed_at)
  select gen_random_uuid(), s.id, a.id, 'claimed', 'self', s.starts_at, s.ends_at, ${at}, ${at}
  from (select id, starts_at, ends_at, row_number() over (partition by starts_at order by id) as n from shifts) s
  join (select id, row_number() over (order by id) as n from accounts) a on a.n = s.n`;
for (const table of ['accounts', 'appointments', 'checkpoints', 'shifts', 'claims', 'areas'])
  await on.sql.unsafe(`vacuum analyze ${table}`);
const [post] = await on.sql<{ id: string }[]>`
  select p.id from checkpoints p join areas a on a.id = p.area_id where a.path <@ ${community.path} limit 1`;
const [person] = await on.sql<{ account_id: string }[]>`select account_id from claims limit 1`;
if (!post || !person) throw new Error('nobody there');

const reads = /Seq Scan on (shifts|claims|shift_waits|service_hours|request_hands|requests|accounts)\b/;

describe('what leaders look at reads no more than it shows', () => {
  it('the board, of an area and of one checkpoint', async () => {
    const week = { fromDay: '2026-11-16', days: 7, limit: 10 };
    const board = await plansOf(on, secretary, showBoard, week);
    expect(board).toMatch(/shifts_checkpoint_day/);
    expect(board).not.toMatch(reads);
    expect(await plansOf(on, secretary, showBoard, { ...week, checkpointId: post.id })).not.toMatch(reads);
  });

  it('the list of checkpoints, who is on now, and volunteers with what they carry', async () => {
    expect(await plansOf(on, secretary, listCheckpoints, { limit: 30 })).not.toMatch(reads);
    expect(await plansOf(on, secretary, showNow, {})).not.toMatch(reads);
    expect(await plansOf(on, secretary, listVolunteers, { limit: 30 })).not.toMatch(reads);
  });

  it('a change of demand and its people', async () => {
    const change = {
      kind: 'pattern' as const,
      fromDay: '2026-11-17',
      pattern: {
        shifts: [{ from: '10:00', until: '14:00', days: 'every' as const, people: 1, roles: [] }],
        changeOverMinutes: 0,
      },
    };
    expect(await plansOf(on, secretary, previewDemand, { checkpointId: post.id, change })).not.toMatch(reads);
  });
});

describe('what runs by itself reads no more than it needs', () => {
  it('a calendar, however often it asks', async () => {
    const since = new Date(on.clock.now().getTime() - 30 * 86_400_000);
    const load = (accountId: string) => async (ctx: Parameters<typeof loadShiftEvents>[0]) => {
      await loadShiftEvents(ctx, accountId, since, 'zh');
      await loadErrandEvents(ctx, accountId, since, 'zh');
    };
    const plan = await plansOf(on, secretary, load(person.account_id), undefined);
    expect(plan).toMatch(/claims_account/);
    expect(plan).not.toMatch(reads);
  });

  it('the days ahead', async () => {
    expect(await plansOf(on, on.system(), (ctx) => planAhead(ctx), undefined)).not.toMatch(reads);
  });
});
