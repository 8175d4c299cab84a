import { caseEvents } from '@linli/db/cases/tables';
import { helpers } from '@linli/db/matching/tables';
import { requests } from '@linli/db/requests/tables';
import { caseFollowers } from '@linli/services/compose';
import { stage } from '@linli/test/support/stage';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { beginRequests } from './begin-requests.ts';
import { basketUnderWay, stories } from './request-stories.ts';

it('the demo has requests in all states of their life, made once, at times that have passed', async () => {
  const on = await stage({ caseFollowers });
  const area = await on.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
  });
  const phone = async (role: 'grid-leader' | 'volunteer') => {
    const account = await on.account();
    await on.post(account.id, role, area.grid, { fromAt: new Date('2026-09-01T00:00:00Z') });
    await on.person({ accountId: account.id, birthDate: '1985-03-01' });
    return account.phone ?? '';
  };
  const leaderPhone = await phone('grid-leader');
  for (let i = 0; i < 3; i++) await phone('volunteer');
  const phones: string[] = [];
  for (let i = 0; i < 1 + 2 * stories.length; i++) {
    const household = await on.household(area.building, { address: `演示小区${String(100 + i)}室` });
    phones.push(on.phone());
    await on.member(household, { phone: phones[i] ?? null });
  }
  const place = { leaderPhone, residentPhone: phones[0] ?? '' };
  const ctx = await on.system().ctx();
  await beginRequests(ctx, place, () => {});
  await beginRequests(ctx, place, () => {});

  const made = await on.db
    .select({ state: requests.state, n: sql<number>`count(*)::int` })
    .from(requests)
    .groupBy(requests.state);
  expect(made.reduce((sum, { n }) => sum + n, 0)).toBe(1 + 2 * stories.length);
  expect(new Set(made.map(({ state }) => state))).toEqual(
    new Set(['submitted', 'accepted', 'taken', 'under-way', 'done', 'closed', 'cancelled', 'not-solvable']),
  );
  expect(await on.db.$count(helpers, eq(helpers.isOn, true))).toBe(3);
  const [span] = await on.db
    .select({ last: sql<string>`max(at)`, first: sql<string>`min(at)` })
    .from(caseEvents);
  expect(new Date(span?.last ?? '').getTime()).toBeLessThanOrEqual(on.clock.now().getTime());
  const daysBack = (on.clock.now().getTime() - new Date(span?.first ?? '').getTime()) / 86_400_000;
  expect(daysBack).toBeGreaterThan(3);
  // What waits for a helper still has time: the demo does not begin with everything late.
  const late = sql`${requests.state} in ('submitted', 'accepted') and ${requests.reopened} = 0
    and ${requests.answerDueAt} <= ${on.clock.now().toISOString()}::timestamptz`;
  expect(await on.db.$count(requests, late)).toBe(0);
  expect(basketUnderWay.way.length).toBeGreaterThan(0);
});
