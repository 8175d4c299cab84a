import { auditEntries } from '@linli/db/audit/tables';
import { addMinutes } from '@linli/domain/requests/working-time';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from './load-calendar.ts';
import { saveCalendar } from './save-calendar.ts';
import { showCalendar } from './show-calendar.ts';

const on = await stage();
const area = await on.areas({ district: 'district', street: ['street', 'district'] });
const officer = await on.as({ role: 'duty-officer', area: area.district });
const secretary = await on.as({ role: 'secretary', area: area.street });

describe('save-calendar does', () => {
  it('puts a day of the tenant before the national one, and time passes by it', async () => {
    const friday = new Date('2027-02-05T09:00:00+08:00');
    const due = async () => addMinutes(friday, 60, 'working-time', await loadCalendar(on.base));
    expect(await due()).toEqual(new Date('2027-02-09T09:30:00+08:00'));
    await officer.do(saveCalendar, {
      year: 2027,
      days: [{ day: '2027-02-07', works: true, name: '春节调休' }],
    });
    expect(await due()).toEqual(new Date('2027-02-07T09:30:00+08:00'));
    const { items } = await showCalendar(await secretary.ctx(), { year: 2027 });
    expect(items).toContainEqual({ day: '2027-02-07', works: true, name: '春节调休' });
    expect(items).toContainEqual({ day: '2027-10-01', works: false, name: '国庆节' });
    expect(items.map(({ day }) => day)).toEqual(items.map(({ day }) => day).toSorted());
  });
});

describe('save-calendar refuses', () => {
  it('who does not hold a post at the top: holidays count for everybody', async () => {
    const days = [{ day: '2026-12-01', works: false, name: '放假' }];
    await expect(secretary.do(saveCalendar, { year: 2026, days })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const head = await on.as({ role: 'cell-head', area: area.district });
    await expect(head.do(saveCalendar, { year: 2026, days })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('save-calendar in races and repeats', () => {
  it('keeps one row a day, the last one said, and writes each change down', async () => {
    const day = '2026-12-02';
    await Promise.all(
      [1, 2, 3].map(() => officer.do(saveCalendar, { year: 2026, days: [{ day, works: false, name: '' }] })),
    );
    await officer.do(saveCalendar, {
      year: 2026,
      days: [
        { day, works: false, name: 'a' },
        { day, works: true, name: 'b' },
      ],
    });
    const { items } = await showCalendar(await officer.ctx(), { year: 2026 });
    expect(items.filter((each) => each.day === day)).toEqual([{ day, works: true, name: 'b' }]);
    expect(await on.db.$count(auditEntries, eq(auditEntries.action, 'requests.save-calendar'))).toBe(5);
  });
});
