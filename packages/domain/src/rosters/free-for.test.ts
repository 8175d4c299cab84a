import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTime, type FreePattern } from './facts.ts';
import { isAbout, isAway, isFreeFor } from './free-for.ts';

// Saturday 19 September 2026 is off; Sunday the 20th is worked instead of a day of the national holiday 调休.
const worksOn = (day: string) => day !== '2026-09-19' && day !== '2026-09-26' && day !== '2026-09-27';
const free = (patterns: FreePattern[], day: string, from: number, minutes: number) =>
  isFreeFor({ ...anyTime, patterns }, { day, from, minutes }, worksOn);
const evenings: FreePattern = { days: 'workdays', from: '18:00', until: '23:00' };
const daysOff: FreePattern = { days: 'days-off', from: '00:00', until: '00:00' };

describe('availability', () => {
  it('is any time where nothing is said', () => {
    expect(free([], '2026-09-18', 1050, 450)).toBe(true);
  });

  it('follows the calendar: a Sunday that is worked is a workday', () => {
    expect(free([daysOff], '2026-09-19', 390, 300)).toBe(true);
    expect(free([daysOff], '2026-09-20', 390, 300)).toBe(false);
    expect(free([evenings], '2026-09-20', 18 * 60, 240)).toBe(true);
    expect(free([evenings], '2026-09-19', 18 * 60, 240)).toBe(false);
  });

  it('holds for all of a shift, over midnight as well', () => {
    expect(free([evenings], '2026-09-18', 17 * 60 + 30, 300)).toBe(false);
    const late: FreePattern = { days: 'every', from: '17:00', until: '02:00' };
    expect(free([late], '2026-09-18', 1050, 450)).toBe(true);
    expect(free([late], '2026-09-18', 60, 60)).toBe(true);
    expect(free([late], '2026-09-18', 60, 330)).toBe(false);
  });

  it('joins times that touch: from a free Saturday into a free Sunday', () => {
    expect(free([daysOff], '2026-09-26', 1050, 450)).toBe(true);
    expect(free([daysOff], '2026-09-27', 1050, 450)).toBe(false);
  });

  it('grows with every pattern and never with the length of a shift', () => {
    const time = fc
      .tuple(fc.nat(23), fc.constantFrom('00', '30'))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
    const pattern = fc.record({
      days: fc.constantFrom('every' as const, 'workdays' as const, 'days-off' as const),
      from: time,
      until: time,
    });
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 4 }),
        pattern,
        fc.constantFrom('2026-09-18', '2026-09-19', '2026-09-20'),
        fc.nat(1439),
        fc.integer({ min: 30, max: 600 }),
        (patterns, more, day, from, minutes) => {
          const before = free(patterns, day, from, minutes);
          if (before) {
            expect(free([...patterns, more], day, from, minutes)).toBe(true);
            expect(free(patterns, day, from, minutes - 15)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('days away and wishes', () => {
  it('who is away on a day stands on no shift that touches it', () => {
    const person = { ...anyTime, away: [{ fromDay: '2026-09-19', untilDay: '2026-09-20' }] };
    expect(isAway(person, { day: '2026-09-18', from: 1050, minutes: 450 })).toBe(true);
    expect(isAway(person, { day: '2026-09-18', from: 1050, minutes: 390 })).toBe(false);
    expect(isAway(person, { day: '2026-09-20', from: 0, minutes: 60 })).toBe(true);
    expect(isAway(person, { day: '2026-09-21', from: 60, minutes: 330 })).toBe(false);
  });

  it('a wish about a night is about dawn of the next day too', () => {
    const night = { day: '2026-09-18', part: 'night' as const };
    expect(isAbout(night, { day: '2026-09-18', from: 1050, minutes: 450 })).toBe(true);
    expect(isAbout(night, { day: '2026-09-19', from: 60, minutes: 330 })).toBe(true);
    expect(isAbout(night, { day: '2026-09-18', from: 60, minutes: 330 })).toBe(false);
    expect(isAbout({ ...night, part: 'morning' }, { day: '2026-09-18', from: 390, minutes: 300 })).toBe(true);
    expect(isAbout({ ...night, part: 'morning' }, { day: '2026-09-18', from: 690, minutes: 360 })).toBe(
      false,
    );
    expect(isAbout({ ...night, part: 'all' }, { day: '2026-09-18', from: 690, minutes: 360 })).toBe(true);
  });
});
