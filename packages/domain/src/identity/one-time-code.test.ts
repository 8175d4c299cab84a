import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ATTEMPTS, decideCode } from './one-time-code.ts';

const now = new Date('2026-11-16T01:00:00Z');
const code = fc.record({
  expiresAt: fc.date({ min: new Date('2026-11-15'), max: new Date('2026-11-17'), noInvalidDate: true }),
  attempts: fc.integer({ min: 0, max: CODE_ATTEMPTS + 2 }),
  usedAt: fc.option(fc.constant(now)),
});

describe('a one-time code', () => {
  it('signs in only when it matches, is fresh, unused and not tried too often', () => {
    fc.assert(
      fc.property(code, fc.boolean(), (resting, matches) => {
        const good =
          matches && !resting.usedAt && resting.expiresAt > now && resting.attempts < CODE_ATTEMPTS;
        expect(decideCode(resting, matches, now).outcome === 'right').toBe(good);
      }),
    );
  });

  it('is worth nothing after five wrong tries, whatever comes then', () => {
    const resting = { expiresAt: new Date(now.getTime() + 60_000), attempts: 0, usedAt: null };
    const left: unknown[] = [];
    for (let attempts = 0; attempts < CODE_ATTEMPTS; attempts++)
      left.push(decideCode({ ...resting, attempts }, false, now));
    expect(left.map((outcome) => (outcome as { attemptsLeft: number }).attemptsLeft)).toEqual([
      4, 3, 2, 1, 0,
    ]);
    expect(decideCode({ ...resting, attempts: CODE_ATTEMPTS }, true, now).outcome).toBe('expired');
  });

  it('looks the same to a phone that never asked', () => {
    expect(decideCode(null, false, now)).toEqual({ outcome: 'expired' });
  });
});
