import { fillDistrict, smallDistrict } from '@linli/test/load/fill-district';
import { plansOf } from '@linli/test/support/query-plans';
import { gate } from '@linli/test/support/shifts';
import { describe, expect, it } from 'vitest';
import { claimShift } from './claim-shift.ts';
import { expireOffers } from './expire-offers.ts';
import { leaveWithoutPost } from './leave-without-post.ts';
import { listDuties } from './list-duties.ts';
import { listOpen } from './list-open.ts';
import { listRelieves } from './list-relieves.ts';
import { listShiftCandidates } from './list-shift-candidates.ts';
import { listSwappable } from './list-swappable.ts';
import { placeFreed } from './place-freed.ts';

// 6,400 people in other communities; 20 checkpoints with four shifts a day for a year gone by and a fortnight ahead, each with
// two of 400 people on it, and waitlists and stand-ins of the past.
const place = await gate();
const { on, shift, volunteer, claim, secretary, east } = place;
await fillDistrict(on.sql, smallDistrict);
const who = await volunteer();
const now = on.clock.now().toISOString();
await on.sql`
  insert into accounts (id, display_name, language, created_at)
  select gen_random_uuid(), '志愿者' || n, 'zh-Hans', ${now} from generate_series(1, 400) n`;
await on.sql`
  insert into appointments (id, account_id, role, area_id, from_at, created_at)
  select gen_random_uuid(), id, 'volunteer', (select id from areas where kind = 'community' order by label limit 1), ${now}, ${now}
  from accounts where display_name like '志愿者%'`;
await on.sql`
  insert into checkpoints (id, area_id, name, place, hours, equipment, instructions, risks, contact_name, contact_phone_cipher, code_key_cipher, created_at)
  select gen_random_uuid(), area.id, '卡口' || n, '门口', '[]', '[]', '', '夜里冷', '网格长', '', '', ${now}
  from generate_series(1, 20) n
  join (select id, row_number() over (order by label) as k from areas where kind = 'community') area on area.k = n % 3 + 1`;
await on.sql`
  insert into shifts (id, checkpoint_id, area_path, day, starts_at, ends_at, minutes, night_minutes, people, roles, created_at)
  select gen_random_uuid(), gate.id, area.path, (${now}::timestamptz + at)::date, ${now}::timestamptz + at, ${now}::timestamptz + at + interval '5 hours',
    300, 0, 3, '[]', ${now}
  from checkpoints gate join areas area on area.id = gate.area_id
  cross join (select n * interval '6 hours' + interval '17 minutes' as at from generate_series(-1460, 56) n) as moments
  where gate.name <> ${east.name}`;
await on.sql`alter table claims drop constraint claims_one_place`;
await on.sql`
  insert into claims (id, shift_id, account_id, state, way, starts_at, ends_at, created_at)
  select gen_random_uuid(), shift.id, person.id, 'claimed', 'self', shift.starts_at, shift.ends_at, ${now}
  from (select id, starts_at, ends_at, row_number() over (order by starts_at, id) as n from shifts) shift
  cross join generate_series(0, 1) seat
  join (select id, row_number() over (order by id) as n from accounts where display_name like '志愿者%') person on person.n = (shift.n * 2 + seat) % 400 + 1`;
await on.sql`
  insert into shift_waits (id, shift_id, account_id, state, joined_at)
  select gen_random_uuid(), shift_id, account_id, 'over', created_at from claims where starts_at < ${now}`;
await on.sql`
  insert into relieves (id, claim_id, kind, state, asked_by, reason, asked_at, expires_at)
  select gen_random_uuid(), id, 'stand-in', 'expired', account_id, '', starts_at, starts_at from claims where starts_at < ${now}`;
await on.sql`
  insert into relieve_answers (relieve_id, account_id, asked_at)
  select id, asked_by, asked_at from relieves`;
const mine = await claim(who, await shift({ inHours: 50 }));
const full = await shift({ inHours: 100, people: 1 });
await claim(await volunteer(), full);
for (const table of [
  'accounts',
  'appointments',
  'checkpoints',
  'shifts',
  'claims',
  'shift_waits',
  'relieves',
  'relieve_answers',
])
  await on.sql.unsafe(`vacuum analyze ${table}`);

// Of accounts and posts there are few enough here to be read at once.
const readsAll =
  /Seq Scan on (shifts|claims|shift_waits|relieves|relieve_answers|households|persons|memberships)\b/;

describe('what volunteers and leads look at reads no more than it shows', () => {
  it('open shifts', async () => {
    const plan = await plansOf(on, who, listOpen, { full: 'false', limit: 30 });
    expect(plan).not.toMatch(readsAll);
    expect(plan).toMatch(/shifts_area_start/);
  });

  it('my duties, ahead and past', async () => {
    for (const past of ['true', 'false'] as const) {
      const plan = await plansOf(on, who, listDuties, { past, limit: 30 });
      expect(plan).not.toMatch(readsAll);
      expect(plan).toMatch(/claims_account/);
    }
  });

  it('stand-ins and swaps', async () => {
    expect(await plansOf(on, who, listRelieves, { limit: 30 })).not.toMatch(readsAll);
    expect(await plansOf(on, who, listSwappable, { claimId: mine.id, limit: 30 })).not.toMatch(readsAll);
  });

  it('candidates', async () => {
    const plan = await plansOf(on, secretary, listShiftCandidates, { shiftId: full.id, limit: 30 });
    expect(plan).not.toMatch(readsAll);
    expect(plan).toMatch(/claims_account/);
  });
});

describe('what happens often reads no more than it needs', () => {
  it('a claim that comes too late, with the next best shift', async () => {
    expect(await plansOf(on, who, claimShift, { shiftId: full.id })).not.toMatch(readsAll);
  });

  it('a place that became free', async () => {
    const plan = await plansOf(
      on,
      on.system(),
      (ctx, id: string) => placeFreed(ctx, on.clock.now(), id),
      full.id,
    );
    expect(plan).not.toMatch(readsAll);
  });

  it('the sweep of offers every five seconds, and that of posts that ended', async () => {
    const sweep = await plansOf(on, on.system(), (ctx) => expireOffers(ctx), undefined);
    expect(sweep).not.toMatch(readsAll);
    const posts = await plansOf(on, on.system(), (ctx) => leaveWithoutPost(ctx), undefined);
    expect(posts).not.toMatch(/Seq Scan on claims\b/);
  });
});
