import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderOf, ladderSteps, reasonsToSpare, rungsToTake, shippedTimes } from './gap-ladder.ts';

const slot = { opensAt: new Date('2026-11-16T06:00+08:00'), closesAt: new Date('2026-11-16T10:00+08:00') };

describe('the gap ladder', () => {
  it('reminds at half of the window, asks proxies at three quarters, calls at its end, visits two hours later', () => {
    expect(ladderOf(slot, shippedTimes).map(({ step, dueAt }) => [step, dueAt])).toEqual([
      ['remind', new Date('2026-11-16T08:00+08:00')],
      ['ask-proxy', new Date('2026-11-16T09:00+08:00')],
      ['call', new Date('2026-11-16T10:00+08:00')],
      ['visit', new Date('2026-11-16T12:00+08:00')],
    ]);
  });

  it('rungs due at once collapse: never a message beside a call, never a call beside a visit', () => {
    fc.assert(
      fc.property(fc.subarray([...ladderSteps], { minLength: 1 }), (due) => {
        const taken = rungsToTake(due, false);
        expect(taken.length).toBeGreaterThan(0);
        expect(taken).toContain(due.at(-1));
        if (taken.includes('call') || taken.includes('visit')) expect(taken).toHaveLength(1);
      }),
    );
    expect(rungsToTake(['remind', 'ask-proxy'], false)).toEqual(['remind', 'ask-proxy']);
  });

  it('does nothing about a slot that takes no more reports', () => {
    expect(rungsToTake(['call', 'visit'], true)).toEqual([]);
  });

  it('leaves those alone who refused, sends nothing to the muted, and goes to those who cannot be phoned', () => {
    for (const step of ladderSteps) expect(reasonsToSpare(step)).toContain('refused');
    expect(reasonsToSpare('remind')).toContain('muted');
    expect(reasonsToSpare('call')).not.toContain('muted');
    expect(reasonsToSpare('call')).toContain('unreachable');
    expect(reasonsToSpare('visit')).not.toContain('unreachable');
  });
});
