import { busyDistrict } from '@linli/test/support/busy-district';
import { plansOf, readsAll } from '@linli/test/support/query-plans';
import { describe, expect, it } from 'vitest';
import { listTeams } from '../escalation/list-teams.ts';
import { showTeamQueue } from '../escalation/show-team-queue.ts';
import { listEmptyPosts } from '../people/list-empty-posts.ts';
import { listFalseCoverage } from '../people/list-false-coverage.ts';
import { listLeftBehind } from './list-left-behind.ts';
import { listOpenItems } from './list-open-items.ts';
import { showPerson } from './show-person.ts';

// 10,000 cases with their clocks; every building has a head, and one in ten had another one before.
const { on, community, leader } = await busyDistrict();
const [top] = await on.sql<{ id: string }[]>`select id from areas where kind = 'district' limit 1`;
await on.sql`
  insert into appointments (id, account_id, role, area_id, from_at, until_at, created_at)
  select uuidv7(), person.id, 'building-head', place.id, now() - interval '9 years',
    case when ended then ${on.clock.now().toISOString()}::timestamptz - interval '1 day' end, now()
  from (select id, row_number() over (order by id) as n from areas where kind = 'building') place
  cross join (values (false), (true)) as held(ended)
  join (select id, row_number() over (order by id) as n from accounts) person
    on person.n = place.n + case when ended then 1000 else 0 end
  where not ended or place.n % 10 = 0`;
await on.sql`
  insert into audit_entries (id, at, account_id, action, subject_kind, facts)
  select uuidv7(), now(), person.id, 'x', 'x', '{}' from accounts person, generate_series(1, 10)`;
await on.sql`analyze`;
const districtId = top?.id ?? '';
const officer = await on.as({ role: 'duty-officer', area: { id: districtId } });
const big = /Seq Scan on (persons|memberships|audit_entries|households|accounts)\b/;

describe('a whole district', () => {
  it('is gone through by its posts, not by its households, its people or the audit', async () => {
    const coverage = await plansOf(on, officer, listFalseCoverage, { areaId: districtId, limit: 30 });
    expect(coverage).toMatch(/Index Scan Backward using audit_entries_\w*account/);
    expect(coverage).not.toMatch(/Seq Scan on (persons|memberships|audit_entries)/);
    expect(await plansOf(on, officer, listEmptyPosts, { areaId: districtId, limit: 30 })).not.toMatch(
      /Seq Scan on (households|accounts)/,
    );
  });

  it('shows who left things open by the accounts of those who left', async () => {
    const plan = await plansOf(on, officer, listLeftBehind, { areaId: districtId, limit: 30 });
    expect(plan).toMatch(/Index .*request_hands_/);
    expect(plan).toMatch(/climb_told_account/);
    expect(plan).not.toMatch(/Seq Scan on (request_hands|climb_told|climbs)\b/);
  });
});

describe('one person with thousands of cases behind them', () => {
  it.each([
    ['counted', showPerson, { accountId: leader.accountId }],
    ['listed', listOpenItems, { accountId: leader.accountId, limit: 30 }],
  ] as const)('has open things %s by indexes on the account', async (_, verb, input) => {
    const plan = await plansOf(on, officer, verb as typeof listOpenItems, input as never);
    expect(plan).not.toMatch(readsAll);
    expect(plan).not.toMatch(big);
  });
});

it('what was sent to a team is found among what is open in its area', async () => {
  const plumber = await on.as({ role: 'utilities-team', area: community });
  const queue = { role: 'utilities-team' as const, areaId: community.id, limit: 30 };
  for (const plan of [
    await plansOf(on, plumber, showTeamQueue, queue),
    await plansOf(on, plumber, listTeams, { limit: 30 }),
  ]) {
    expect(plan).toMatch(/climbs_(area|due|stuck)/);
    expect(plan).not.toMatch(readsAll);
  }
});
