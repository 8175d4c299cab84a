import { guardedGate } from '@linli/test/support/duty';
import { plansOf } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { listCorrections } from '../hours/list-corrections.ts';
import { listHours } from '../hours/list-hours.ts';
import { loadHelpers } from '../matching/load-volunteers.ts';
import { listToSettle } from './list-to-settle.ts';
import { showHandover } from './show-handover.ts';
import { showLog } from './show-log.ts';
import { tellHoursToConfirm } from './tell-hours-to-confirm.ts';

// Thirty gates with four shifts of two people a day for four months: all settled but for a few of the last days.
const at = await guardedGate();
const { on, area, lead, east } = at;
const now = on.clock.now().toISOString();
for (let n = 1; n < 30; n++) await at.checkpoint();
const { who, claimId } = await at.onDuty();
await on.sql.unsafe(`alter table claims disable trigger user; alter table shifts disable trigger user;`);
await on.sql`
  insert into accounts (id, display_name, language, created_at)
  select gen_random_uuid(), '值守' || n, 'zh-Hans', ${now} from generate_series(1, 60) n`;
await on.sql`
  insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, taken, roles, created_at)
  select gen_random_uuid(), c.id, ${area.community.path}::ltree, begins::date, begins, begins + interval '6 hours', 360, 60, 2, 2, '[]', ${now}
  from checkpoints c, generate_series(${now}::timestamptz - interval '120 days', ${now}::timestamptz - interval '6 hours', interval '6 hours') begins`;
await on.sql`
  insert into claims (id, shift_id, account_id, state, way, starts_at, ends_at, created_at, checked_in_at, checked_out_at, confirmed_minutes)
  select gen_random_uuid(), s.id, a.id, case when s.starts_at > ${now}::timestamptz - interval '1 day' and c.n < 4 then 'left' else 'done' end, 'self',
    s.starts_at, s.ends_at, ${now}, s.starts_at, s.ends_at, 360
  from shifts s
  join (select id, row_number() over (order by id) as n from checkpoints) c on c.id = s.checkpoint_id
  join (select id, row_number() over (order by id) as n from accounts where display_name like '值守%') a on a.n in (c.n * 2, c.n * 2 - 1)
  where s.starts_at < ${now}::timestamptz`;
await on.sql`
  insert into duty_log (id, checkpoint_id, shift_id, at, what, account_id, facts)
  select gen_random_uuid(), s.checkpoint_id, s.id, c.checked_in_at, 'checked-in', c.account_id, '{}' from claims c join shifts s on s.id = c.shift_id`;
await on.sql`
  insert into handover_notes (id, shift_id, checkpoint_id, written_by, written_at, matters_cipher, equipment, keys)
  select gen_random_uuid(), s.id, s.checkpoint_id, c.account_id, s.ends_at, ${on.vault.seal('handover note', '无')}, '[]', ''
  from (select distinct on (shift_id) shift_id, account_id from claims order by shift_id, id) c join shifts s on s.id = c.shift_id`;
await on.sql`
  insert into service_hours (id, account_id, kind, source_id, from_at, minutes, recorded_at)
  select gen_random_uuid(), account_id, 'shift', id, starts_at, 360, ends_at from claims where state = 'done'`;
for (const table of [
  'shifts',
  'claims',
  'duty_log',
  'handover_notes',
  'service_hours',
  'accounts',
  'checkpoints',
])
  await on.sql.unsafe(`vacuum analyze ${table}`);
const large = /Seq Scan on (claims|shifts|duty_log|handover_notes|service_hours)\b/;

describe('four months of duty', () => {
  it('what waits for a second party is found among what is not settled', async () => {
    const plan = await plansOf(on, lead, listToSettle, { limit: 30 });
    expect(plan).toMatch(/claims_to_settle/);
    expect(plan).toMatch(/claims_disputed/);
    expect(plan).not.toMatch(large);
    const telling = await plansOf(on, on.system(), (ctx) => tellHoursToConfirm(ctx), undefined);
    expect(telling).not.toMatch(large);
  });

  it('the log of a gate reads no further than its page, by day and for who stands there too', async () => {
    for (const [reader, more] of [
      [lead, {}],
      [lead, { day: '2026-09-01' }],
      [who, {}],
    ] as const) {
      const plan = await plansOf(on, reader, showLog, { checkpointId: east.id, limit: 30, ...more });
      expect(plan).toMatch(/duty_log_checkpoint/);
      expect(plan).not.toMatch(large);
    }
  });

  it('the note of the shift before, the record of one person and their nights are looked up', async () => {
    expect(await plansOf(on, who, showHandover, { claimId })).not.toMatch(large);
    expect(await plansOf(on, who, listHours, { limit: 30 })).not.toMatch(large);
    expect(await plansOf(on, lead, listCorrections, { limit: 30 })).not.toMatch(large);
    const community = { communityPath: area.community.path };
    const helpers = await plansOf(
      on,
      on.system(),
      (ctx, wanted: typeof community) => loadHelpers(ctx, on.clock.now(), wanted),
      community,
    );
    expect(helpers).toMatch(/claims_account/);
    expect(helpers).not.toMatch(large);
  });
});
