import { serviceHours } from '@linli/db/hours/tables';
import { alerts } from '@linli/db/reports/tables';
import { checkpoints, claims, relieves, shifts } from '@linli/db/shifts/tables';
import { caseFollowers } from '@linli/services/compose';
import { stage } from '@linli/test/support/stage';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { beginShifts } from './begin-shifts.ts';

it('the demo has gates with shifts behind and ahead, made once, with people on duty and places to fill', async () => {
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
  const volunteerPhone = await phone('volunteer');
  for (let i = 0; i < 19; i++) await phone('volunteer');
  const ctx = await on.system().ctx();
  await beginShifts(ctx, { leaderPhone, volunteerPhone }, () => {});
  await beginShifts(ctx, { leaderPhone, volunteerPhone }, () => {});

  expect(await on.db.$count(checkpoints)).toBe(2);
  const states = await on.db
    .select({ state: claims.state, n: sql<number>`count(*)::int` })
    .from(claims)
    .groupBy(claims.state);
  expect(new Set(states.map(({ state }) => state))).toEqual(
    new Set(['offered', 'claimed', 'on-duty', 'left', 'done']),
  );
  expect(await on.db.$count(serviceHours)).toBeGreaterThan(10);
  expect(await on.db.$count(relieves)).toBe(2);
  const now = on.clock.now().toISOString();
  const [ahead] = await on.db
    .select({ free: sql<number>`sum(${shifts.people} - ${shifts.taken})::int` })
    .from(shifts)
    .where(
      sql`${shifts.startsAt} > ${now}::timestamptz and ${shifts.startsAt} < ${now}::timestamptz + interval '1 day'`,
    );
  expect(ahead?.free).toBeGreaterThan(0);
  expect(await on.db.$count(alerts)).toBe(0);
});
