import { describe, expect, it } from 'vitest';
import { nextDue } from './next-due.ts';
import { dayBefore, periodSpan } from './period-span.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);
const due = (after: string, rhythm: Parameters<typeof nextDue>[1], days: [string, boolean][] = []) =>
  nextDue(at(after), rhythm, { zone, days: new Map(days) });

describe('when a form is due next', () => {
  it('is later the same day, or the next day once its time has come', () => {
    const daily = { rhythm: 'daily', at: '18:00', weekday: null } as const;
    expect(due('2026-11-16T17:59:59', daily)).toEqual(at('2026-11-16T18:00'));
    expect(due('2026-11-16T18:00:00', daily)).toEqual(at('2026-11-17T18:00'));
  });

  it('leaves out days off and takes swapped workdays', () => {
    const workdays = { rhythm: 'workdays', at: '09:00', weekday: null } as const;
    expect(due('2026-11-20T10:00', workdays)).toEqual(at('2026-11-23T09:00'));
    expect(due('2026-11-20T10:00', workdays, [['2026-11-21', true]])).toEqual(at('2026-11-21T09:00'));
    expect(due('2026-11-16T10:00', workdays, [['2026-11-17', false]])).toEqual(at('2026-11-18T09:00'));
  });

  it('comes on its weekday', () => {
    expect(due('2026-11-16T10:00', { rhythm: 'weekly', at: '09:00', weekday: 1 })).toEqual(
      at('2026-11-23T09:00'),
    );
    expect(due('2026-11-16T10:00', { rhythm: 'weekly', at: '09:00', weekday: 7 })).toEqual(
      at('2026-11-22T09:00'),
    );
  });

  it('comes at the end of the month, or on its last working day', () => {
    expect(due('2027-02-01T00:00', { rhythm: 'month-end', at: '17:00', weekday: null })).toEqual(
      at('2027-02-28T17:00'),
    );
    const workday = { rhythm: 'month-end-workday', at: '17:00', weekday: null } as const;
    expect(due('2027-02-01T00:00', workday)).toEqual(at('2027-02-26T17:00'));
    expect(due('2027-02-01T00:00', workday, [['2027-02-28', true]])).toEqual(at('2027-02-28T17:00'));
  });
});

it('a period is the day, the week from Monday or the month a day falls into', () => {
  expect(periodSpan('evening', '2026-11-16')).toEqual({
    fromDay: '2026-11-16',
    untilDay: '2026-11-16',
    part: 'evening',
  });
  expect(periodSpan('week', '2026-11-22')).toMatchObject({ fromDay: '2026-11-16', untilDay: '2026-11-22' });
  expect(periodSpan('month', '2028-02-10')).toMatchObject({ fromDay: '2028-02-01', untilDay: '2028-02-29' });
  expect(periodSpan('week', dayBefore('week', '2026-11-16'))).toMatchObject({ fromDay: '2026-11-09' });
  expect(periodSpan('month', dayBefore('month', '2026-01-31'))).toMatchObject({ fromDay: '2025-12-01' });
});
