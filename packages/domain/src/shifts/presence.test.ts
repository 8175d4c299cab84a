import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOutUntil, metresAway, served, tooFar, untimely } from './presence.ts';
import { shippedRules } from './shipped-rules.ts';

const MINUTE = 60_000;
const startsAt = new Date('2026-11-16T17:00:00Z');
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE);
const duty = { startsAt, endsAt: at(330), changeOverMinutes: 15 };
const minute = fc.integer({ min: -300, max: 900 });

describe('the time to check in', () => {
  it('begins half an hour before the shift and ends an hour after its start', () => {
    expect(untimely(duty, shippedRules, at(-31))).toEqual({
      reason: 'too-early',
      facts: { from: at(-30).toISOString() },
    });
    expect(untimely(duty, shippedRules, at(-30))).toBeNull();
    expect(untimely(duty, shippedRules, at(60))).toBeNull();
    expect(untimely(duty, shippedRules, at(61))).toMatchObject({ reason: 'too-late' });
  });

  it('ends with a shift that is shorter than that', () => {
    const short = { ...duty, endsAt: at(20) };
    expect(untimely(short, shippedRules, at(20))).toBeNull();
    expect(untimely(short, shippedRules, at(21))).toMatchObject({ reason: 'too-late' });
  });

  it('to check out lasts over the minutes for handing over', () => {
    expect(checkOutUntil(duty, shippedRules)).toEqual(at(330 + 15 + 120));
  });
});

describe('the place', () => {
  const gate = { latitude: 32.6475, longitude: 110.7973 };
  const northBy = (metres: number) => ({
    latitude: gate.latitude + metres / 111_195,
    longitude: gate.longitude,
  });

  it('counts within the limit and what the phone does not know', () => {
    expect(tooFar(metresAway(gate, northBy(99)), 0, 100)).toBeNull();
    expect(tooFar(metresAway(gate, northBy(130)), 40, 100)).toBeNull();
    expect(tooFar(metresAway(gate, northBy(150)), 40, 100)).toEqual({
      reason: 'too-far',
      facts: { metres: 150 },
    });
  });

  it('is asked of nobody whose phone does not say, nor where the checkpoint has none', () => {
    expect(metresAway(gate, null)).toBeNull();
    expect(metresAway({ latitude: null, longitude: null }, gate)).toBeNull();
    expect(tooFar(null, 0, 100)).toBeNull();
  });
});

describe('what was served', () => {
  it('is neither the way there nor what comes after handing over', () => {
    expect(served(duty, at(-25), at(420))).toEqual({ from: startsAt, minutes: 345 });
    expect(served(duty, at(12), at(300))).toEqual({ from: at(12), minutes: 288 });
    expect(served(duty, at(-20), at(-5))).toBeNull();
  });

  it('never exceeds presence or the shift, whoever comes and goes when', () => {
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 60 }), (came, stayed, changeOverMinutes) => {
        const left = came + Math.abs(stayed);
        const was = served({ ...duty, changeOverMinutes }, at(came), at(left));
        expect(was?.minutes ?? 0).toBeLessThanOrEqual(left - came);
        expect(was?.minutes ?? 0).toBeLessThanOrEqual(330 + changeOverMinutes);
        if (was) expect(was.from >= startsAt && was.from >= at(came)).toBe(true);
      }),
    );
  });
});
