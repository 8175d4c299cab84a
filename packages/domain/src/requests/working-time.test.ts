import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, timeOf } from '../civil-time.ts';
import { nationalDays } from './national-days.ts';
import { addMinutes, minutesBetween, usualHours, type WorkCalendar, worksOn } from './working-time.ts';

const calendar: WorkCalendar = {
  zone: 'Asia/Shanghai',
  workingHours: usualHours,
  days: new Map(nationalDays.map(({ day, works }) => [day, works])),
};
const at = (text: string) => new Date(`${text}:00+08:00`);
const later = (text: string, minutes: number) => {
  const end = addMinutes(at(text), minutes, 'working-time', calendar);
  return `${dayOf(end, calendar.zone)} ${timeOf(end, calendar.zone)}`;
};

const clock = fc.constantFrom('all-hours' as const, 'working-time' as const);
const instant = fc
  .date({ min: new Date('2025-12-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const minutes = fc.integer({ min: 0, max: 6000 });

describe('working time', () => {
  it('passes in office hours only: over noon, over night, over a weekend', () => {
    expect(later('2026-11-16T11:30', 60)).toBe('2026-11-16 14:30');
    expect(later('2026-11-16T17:30', 60)).toBe('2026-11-17 09:00');
    expect(later('2026-11-20T17:30', 60)).toBe('2026-11-23 09:00');
    expect(later('2026-11-21T03:00', 120)).toBe('2026-11-23 10:30');
  });

  it('a limit that ends with the morning ends at noon, not after it', () => {
    expect(later('2026-11-16T11:00', 60)).toBe('2026-11-16 12:00');
  });

  it('stands still on holidays and passes on swapped workdays', () => {
    // Friday before the Spring Festival of 2026; the Saturday after it is worked.
    expect(later('2026-02-13T17:00', 120)).toBe('2026-02-14 09:30');
    expect(later('2026-02-14T17:00', 120)).toBe('2026-02-24 09:30');
    expect(later('2026-09-30T17:00', 120)).toBe('2026-10-08 09:30');
    expect(worksOn('2026-10-10', calendar)).toBe(true);
    expect(worksOn('2026-10-11', calendar)).toBe(false);
  });

  it('takes a calendar of a tenant that works at other hours', () => {
    const north = { ...calendar, workingHours: [{ from: '09:00', until: '17:00' }] };
    expect(addMinutes(at('2026-11-16T16:30'), 60, 'working-time', north)).toEqual(at('2026-11-17T09:30'));
  });

  it('never ends for a calendar that never works, and says so', () => {
    const never = { ...calendar, workingHours: [] };
    expect(() => addMinutes(at('2026-11-16T16:30'), 1, 'working-time', never)).toThrow(RangeError);
    expect(() => addMinutes(at('2026-11-16T16:30'), -1, 'all-hours', calendar)).toThrow(RangeError);
  });
});

describe('either clock', () => {
  it('adds up: a part after another is both at once', () => {
    fc.assert(
      fc.property(instant, minutes, minutes, clock, (from, one, other, by) => {
        const parts = addMinutes(addMinutes(from, one, by, calendar), other, by, calendar);
        expect(parts).toEqual(addMinutes(from, one + other, by, calendar));
      }),
    );
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(instant, minutes, clock, (from, count, by) => {
        expect(minutesBetween(from, addMinutes(from, count, by, calendar), by, calendar)).toBe(count);
      }),
    );
  });

  it('counts a stretch as the sum of its parts', () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 3, maxLength: 3 }), clock, (three, by) => {
        const [a, b, c] = three.toSorted((x, y) => x.getTime() - y.getTime());
        if (!a || !b || !c) return;
        const parts = minutesBetween(a, b, by, calendar) + minutesBetween(b, c, by, calendar);
        expect(parts).toBeCloseTo(minutesBetween(a, c, by, calendar), 6);
      }),
    );
  });

  it('never lets who began later, or has longer, be due earlier', () => {
    fc.assert(
      fc.property(instant, instant, minutes, minutes, clock, (a, b, m, n, by) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [less, more] = m <= n ? [m, n] : [n, m];
        const early = addMinutes(first, less, by, calendar);
        expect(early.getTime()).toBeLessThanOrEqual(addMinutes(second, less, by, calendar).getTime());
        expect(early.getTime()).toBeLessThanOrEqual(addMinutes(first, more, by, calendar).getTime());
      }),
    );
  });
});
