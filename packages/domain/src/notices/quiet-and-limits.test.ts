import { describe, expect, it } from 'vitest';
import { hourlyLimit, hourOpensAt, quietUntil, usualQuietHours } from './quiet-and-limits.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);

describe('quiet hours', () => {
  it.each([
    ['2026-11-16T21:59:59', null],
    ['2026-11-16T22:00:00', '2026-11-17T07:00:00'],
    ['2026-11-16T23:59:00', '2026-11-17T07:00:00'],
    ['2026-11-17T00:00:00', '2026-11-17T07:00:00'],
    ['2026-11-17T06:59:59', '2026-11-17T07:00:00'],
    ['2026-11-17T07:00:00', null],
  ])('at %s end %s', (now, until) => {
    expect(quietUntil(at(now), zone, usualQuietHours)).toEqual(until === null ? null : at(until));
  });

  it('may lie within a day, and may be none', () => {
    const nap = { from: '12:30', until: '14:00' };
    expect(quietUntil(at('2026-11-16T13:00:00'), zone, nap)).toEqual(at('2026-11-16T14:00:00'));
    expect(quietUntil(at('2026-11-16T14:00:00'), zone, nap)).toBeNull();
    expect(quietUntil(at('2026-11-16T12:00:00'), zone, nap)).toBeNull();
    expect(quietUntil(at('2026-11-16T23:00:00'), zone, null)).toBeNull();
    expect(quietUntil(at('2026-11-16T23:00:00'), zone, { from: '08:00', until: '08:00' })).toBeNull();
  });
});

describe('the limit of an hour', () => {
  const now = at('2026-11-16T12:00:00');
  const sent = (count: number) =>
    Array.from({ length: count }, (_, n) => new Date(now.getTime() - (count - n) * 60_000));

  it('opens again when the message that filled it is an hour old', () => {
    expect(hourOpensAt(sent(hourlyLimit.usual - 1), false, now)).toBeNull();
    const full = sent(hourlyLimit.usual);
    expect(hourOpensAt(full, false, now)).toEqual(new Date((full[0]?.getTime() ?? 0) + 3600_000));
    expect(hourOpensAt(full, false, new Date((full[0]?.getTime() ?? 0) + 3600_000))).toBeNull();
  });

  it('is wider for first calls, and not for ever', () => {
    expect(hourOpensAt(sent(hourlyLimit.usual), true, now)).toBeNull();
    expect(hourOpensAt(sent(hourlyLimit.urgent), true, now)).not.toBeNull();
  });
});
