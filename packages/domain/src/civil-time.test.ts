import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, dayOf, daysBetween, instantOf, isDay, minutesWithin, timeOf } from './civil-time.ts';

const shanghai = 'Asia/Shanghai';
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('civil time', () => {
  it('midnight belongs to the day that begins, in the zone and not in UTC', () => {
    expect(dayOf(new Date('2026-02-02T16:00:00Z'), shanghai)).toBe('2026-02-03');
    expect(dayOf(new Date('2026-02-02T15:59:59Z'), shanghai)).toBe('2026-02-02');
    expect(instantOf('2026-02-03', '00:00', shanghai).toISOString()).toBe('2026-02-02T16:00:00.000Z');
  });

  it('a day and time of a zone stand for the instant that shows them', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const again = instantOf(dayOf(minute, shanghai), timeOf(minute, shanghai), shanghai);
        expect(again).toEqual(minute);
      }),
    );
  });

  it('bears zones that change their clocks', () => {
    expect(instantOf('2026-07-01', '08:00', 'Europe/Berlin').toISOString()).toBe('2026-07-01T06:00:00.000Z');
    expect(instantOf('2026-01-01', '08:00', 'Europe/Berlin').toISOString()).toBe('2026-01-01T07:00:00.000Z');
    // The clocks go from 02:00 to 03:00; what lies between is the moment of the change.
    for (const time of ['02:00', '02:30', '03:00'])
      expect(instantOf('2026-03-29', time, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('counts the minutes of a span between two times of day, over midnight too', () => {
    const night = { from: '22:00', until: '06:00' };
    const span = (from: string, until: string) => ({
      from: new Date(`${from}:00+08:00`),
      until: new Date(`${until}:00+08:00`),
    });
    expect(minutesWithin(span('2026-11-16T17:30', '2026-11-17T01:00'), night, shanghai)).toBe(180);
    expect(minutesWithin(span('2026-11-17T01:00', '2026-11-17T06:30'), night, shanghai)).toBe(300);
    expect(minutesWithin(span('2026-11-16T06:30', '2026-11-16T11:30'), night, shanghai)).toBe(0);
    expect(minutesWithin(span('2026-11-16T12:00', '2026-11-19T12:00'), night, shanghai)).toBe(3 * 480);
    const noon = { from: '12:00', until: '14:00' };
    expect(minutesWithin(span('2026-11-16T11:30', '2026-11-16T17:30'), noon, shanghai)).toBe(120);
    expect(
      minutesWithin(
        span('2026-11-16T11:30', '2026-11-16T17:30'),
        { from: '12:00', until: '12:00' },
        shanghai,
      ),
    ).toBe(0);
  });

  it('adds and counts days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    fc.assert(
      fc.property(instant, fc.integer({ min: -1000, max: 1000 }), (at, days) => {
        const day = dayOf(at, shanghai);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('knows dates that do not exist', () => {
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-2-3')).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('one is a year older on the birthday', () => {
    expect(ageOn('2012-02-03', '2026-02-02')).toBe(13);
    expect(ageOn('2012-02-03', '2026-02-03')).toBe(14);
    expect(ageOn(null, '2026-02-03')).toBeNull();
    expect(ageOn('2027-01-01', '2026-02-03')).toBeNull();
  });
});
