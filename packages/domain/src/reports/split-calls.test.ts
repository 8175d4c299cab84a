import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCalls } from './split-calls.ts';

const callers = fc
  .array(fc.record({ already: fc.nat(80), dailyLimit: fc.integer({ min: 1, max: 60 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) => list.map((caller, i) => ({ ...caller, accountId: `caller-${i}` })));
const doors = (count: number) => Array.from({ length: count }, (_, i) => `door-${i}`);

describe('the call list', () => {
  it('gives each household to one caller, nobody more than the daily limit, as much as the limits allow', () => {
    fc.assert(
      fc.property(callers, fc.nat(300), (list, wanted) => {
        const calls = splitCalls(doors(wanted), list);
        expect(new Set(calls.map(({ householdId }) => householdId)).size).toBe(calls.length);
        let room = 0;
        for (const { accountId, already, dailyLimit } of list) {
          const given = calls.filter((call) => call.accountId === accountId).length;
          expect(given === 0 || already + given <= dailyLimit).toBe(true);
          room += Math.max(0, dailyLimit - already);
        }
        expect(calls).toHaveLength(Math.min(wanted, room));
      }),
    );
  });

  it('is even: nobody gets a call while somebody below the limit has two fewer', () => {
    fc.assert(
      fc.property(callers, fc.nat(300), (list, wanted) => {
        const calls = splitCalls(doors(wanted), list);
        const loads = list.map(({ accountId, already, dailyLimit }) => {
          const given = calls.filter((call) => call.accountId === accountId).length;
          return { given, load: already + given, dailyLimit };
        });
        for (const a of loads)
          for (const b of loads)
            if (a.given > 0 && b.load < b.dailyLimit) expect(a.load - b.load).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives a caller neighbouring doors', () => {
    const list = ['a', 'b'].map((accountId) => ({ accountId, already: 0, dailyLimit: 60 }));
    expect(splitCalls(doors(5), list).map(({ accountId }) => accountId)).toEqual(['a', 'a', 'a', 'b', 'b']);
  });
});
