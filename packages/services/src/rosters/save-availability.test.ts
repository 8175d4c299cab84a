import { auditEntries } from '@linli/db/audit/tables';
import { daysAway, dutyWishes } from '@linli/db/rosters/tables';
import { gate } from '@linli/test/support/shifts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { saveAvailability } from './save-availability.ts';
import { showAvailability } from './show-availability.ts';

const { on, volunteer, area } = await gate();

const said = {
  patterns: [{ days: 'workdays' as const, from: '18:00', until: '23:00' }],
  weekHours: 8,
  notOwnBuilding: true,
  away: [{ fromDay: '2026-11-20', untilDay: '2026-11-22' }],
  wishes: [{ day: '2026-11-25', part: 'night' as const, glad: false, weight: 3 }],
};

describe('save-availability does', () => {
  it('puts what is said now in the place of what was said before, the past let go', async () => {
    const who = await volunteer();
    expect(await who.do(showAvailability, {})).toEqual({
      patterns: [],
      weekHours: null,
      notOwnBuilding: false,
      away: [],
      wishes: [],
    });
    expect(await who.do(saveAvailability, said)).toEqual(said);
    const next = {
      ...said,
      weekHours: null,
      away: [
        { fromDay: '2026-11-01', untilDay: '2026-11-15' },
        { fromDay: '2026-11-10', untilDay: '2026-11-16' },
      ].slice(1),
      wishes: [{ day: '2026-11-15', part: 'all' as const, glad: true, weight: 1 }],
    };
    expect(await who.do(saveAvailability, next)).toEqual({ ...next, wishes: [] });
    expect(await who.do(showAvailability, {})).toEqual({ ...next, wishes: [] });
  });
});

describe('save-availability refuses', () => {
  it('what contradicts itself, naming the field', async () => {
    const who = await volunteer();
    const refused = async (more: Partial<typeof said>, pointer: string) =>
      expect(who.do(saveAvailability, { ...said, ...more })).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ pointer }],
      });
    await refused({ away: [{ fromDay: '2026-11-22', untilDay: '2026-11-20' }] }, '/away/0/untilDay');
    await refused(
      {
        away: [
          { fromDay: '2026-11-20', untilDay: '2026-11-22' },
          { fromDay: '2026-11-22', untilDay: '2026-11-23' },
        ],
      },
      '/away/1/fromDay',
    );
    await refused({ wishes: [...said.wishes, ...said.wishes] }, '/wishes/1/part');
    await refused({ patterns: [{ days: 'workdays', from: '18:00', until: '18:00' }] }, '/patterns/0/until');
    await refused({ away: [{ fromDay: '2026-11-22', untilDay: '2029-11-20' }] }, '/away/0/untilDay');
    expect(await on.db.$count(daysAway, eq(daysAway.accountId, who.accountId))).toBe(0);
  });

  it('who does not stand at checkpoints', async () => {
    const inspector = await on.as({ role: 'inspector', area: area.street });
    await expect(inspector.do(saveAvailability, said)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(inspector.do(showAvailability, {})).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('save-availability in races and repeats', () => {
  it('keeps one of two savings whole, and writes each down', async () => {
    const who = await volunteer();
    const other = { ...said, weekHours: 4, wishes: [{ ...(said.wishes[0] ?? never()), weight: 1 }] };
    await Promise.all([who.do(saveAvailability, said), who.do(saveAvailability, other)]);
    const kept = await who.do(showAvailability, {});
    expect([said, other]).toContainEqual(kept);
    expect(await on.db.$count(dutyWishes, eq(dutyWishes.accountId, who.accountId))).toBe(1);
    expect(await on.db.$count(auditEntries, eq(auditEntries.accountId, who.accountId))).toBe(2);
  });
});

function never(): never {
  throw new Error('there is one');
}
