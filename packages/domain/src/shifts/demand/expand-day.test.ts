import type { DemandPattern } from '@linli/contracts/shifts/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, timeOf } from '../../civil-time.ts';
import { nationalDays } from '../../requests/national-days.ts';
import { nightMinutes } from '../night-minutes.ts';
import { shippedRules } from '../shipped-rules.ts';
import { type DayBook, expandDay, expandDays, patternOn } from './expand-day.ts';

const zone = 'Asia/Shanghai';
const book: DayBook = {
  calendar: { zone, days: new Map(nationalDays.map(({ day, works }) => [day, works])) },
  night: shippedRules,
};
const shift = (from: string, until: string, days: 'every' | 'workdays' | 'days-off' = 'every') => ({
  from,
  until,
  days,
  people: 2,
  roles: [],
});
const common: DemandPattern = {
  shifts: [
    shift('06:30', '11:30'),
    shift('11:30', '17:30'),
    shift('17:30', '01:00'),
    shift('01:00', '06:30'),
  ],
  changeOverMinutes: 10,
};
const pad = (n: number) => String(n).padStart(2, '0');
const time = fc.integer({ min: 0, max: 1439 }).map((n) => `${pad(Math.floor(n / 60))}:${pad(n % 60)}`);
const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-01', n));
const zones = fc.constantFrom(zone, 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');

describe('the common day of a checkpoint', () => {
  it('covers the day with four shifts; the evening ends on the next date and belongs to the day it begins', () => {
    const planned = expandDay('2026-11-16', common, book);
    expect(planned.map(({ startsAt, endsAt }) => [timeOf(startsAt, zone), timeOf(endsAt, zone)])).toEqual([
      ['01:00', '06:30'],
      ['06:30', '11:30'],
      ['11:30', '17:30'],
      ['17:30', '01:00'],
    ]);
    expect(planned.map(({ day: of }) => of)).toEqual(Array(4).fill('2026-11-16'));
    expect(planned.at(-1)?.endsAt).toEqual(new Date('2026-11-17T01:00:00+08:00'));
    expect(planned.map(({ minutes, nightMinutes: night }) => [minutes, night])).toEqual([
      [330, 300],
      [300, 0],
      [360, 0],
      [450, 180],
    ]);
  });

  it('follows holidays and swapped workdays, not the name of the weekday', () => {
    const pattern = {
      ...common,
      shifts: [shift('08:00', '10:00', 'workdays'), shift('09:00', '12:00', 'days-off')],
    };
    const first = (of: string) => timeOf(expandDay(of, pattern, book)[0]?.startsAt ?? new Date(0), zone);
    expect(first('2026-10-09')).toBe('08:00');
    expect(first('2026-10-10')).toBe('08:00');
    expect(first('2026-10-01')).toBe('09:00');
    expect(first('2026-11-15')).toBe('09:00');
  });
});

describe('where clocks change', () => {
  const berlin: DayBook = { ...book, calendar: { zone: 'Europe/Berlin', days: new Map() } };

  it('a night is an hour shorter in spring and longer in autumn, and neighbours still touch', () => {
    const night = { shifts: [shift('22:00', '06:00')], changeOverMinutes: 0 };
    expect(expandDay('2026-03-28', night, berlin)[0]?.minutes).toBe(7 * 60);
    expect(expandDay('2026-10-24', night, berlin)[0]?.minutes).toBe(9 * 60);
  });

  it('an hour that clocks leave out is no shift', () => {
    const gap = { shifts: [shift('02:00', '03:00')], changeOverMinutes: 0 };
    expect(expandDay('2026-03-29', gap, berlin)).toEqual([]);
    expect(expandDay('2026-03-30', gap, berlin)).toHaveLength(1);
  });
});

describe('properties', () => {
  it('every shift begins on its day and lasts as its clock says, at most an hour or so off where clocks change', () => {
    fc.assert(
      fc.property(day, time, time, zones, (of, from, until, in_) => {
        const inZone: DayBook = { ...book, calendar: { zone: in_, days: new Map() } };
        for (const each of expandDay(of, { shifts: [shift(from, until)], changeOverMinutes: 0 }, inZone)) {
          expect(dayOf(each.startsAt, in_)).toBe(of);
          expect(each.minutes).toBeGreaterThan(0);
          expect(each.minutes).toBeLessThanOrEqual(25 * 60);
          expect(each.nightMinutes).toBeGreaterThanOrEqual(0);
          expect(each.nightMinutes).toBeLessThanOrEqual(each.minutes);
        }
      }),
    );
  });

  it('shifts that touch on the clock touch in time, in every zone', () => {
    fc.assert(
      fc.property(day, time, time, time, zones, (of, a, b, c, in_) => {
        const [from = a, mid = b, until = c] = [a, b, c].sort();
        fc.pre(from < mid && mid < until);
        const inZone: DayBook = { ...book, calendar: { zone: in_, days: new Map() } };
        const [one, two] = expandDay(
          of,
          { shifts: [shift(from, mid), shift(mid, until)], changeOverMinutes: 0 },
          inZone,
        );
        if (one && two) expect(one.endsAt).toEqual(two.startsAt);
      }),
    );
  });

  it('night minutes of a span are those of its parts, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 2, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        zones,
        (at, length, part, in_) => {
          const minute = Math.floor(at.getTime() / 60_000) * 60_000;
          const [start, cut, end] = [0, Math.floor(length * part), length].map(
            (n) => new Date(minute + n * 60_000),
          );
          if (!start || !cut || !end) throw new Error('no span');
          const whole = nightMinutes(start, end, shippedRules, in_);
          expect(
            nightMinutes(start, cut, shippedRules, in_) + nightMinutes(cut, end, shippedRules, in_),
          ).toBe(whole);
          const day = { nightFrom: shippedRules.nightUntil, nightUntil: shippedRules.nightFrom };
          expect(whole + nightMinutes(start, end, day, in_)).toBe(length);
        },
      ),
    );
  });

  it('the newest pattern that has begun counts, and a day of its own before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6 }), day, fc.boolean(), (from, of, own) => {
        const patterns = from.map((fromDay, i) => ({
          fromDay,
          pattern: { shifts: [], changeOverMinutes: i },
        }));
        const exceptions = own ? [{ day: of, pattern: { shifts: [], changeOverMinutes: 60 } }] : [];
        const found = patternOn(of, { patterns, exceptions });
        const begun = patterns
          .filter(({ fromDay }) => fromDay <= of)
          .toSorted((a, b) => (a.fromDay < b.fromDay ? 1 : -1));
        expect(found).toEqual(own ? exceptions[0]?.pattern : (begun[0]?.pattern ?? null));
      }),
    );
  });

  it('many days are the sum of the single ones', () => {
    const demand = { patterns: [{ fromDay: '2026-11-17', pattern: common }], exceptions: [] };
    expect(expandDays('2026-11-16', '2026-11-19', demand, book)).toHaveLength(12);
    expect(expandDays('2026-11-19', '2026-11-18', demand, book)).toEqual([]);
  });
});
