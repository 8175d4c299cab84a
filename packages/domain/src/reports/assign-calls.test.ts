import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignCalls, type Door, type LocalCaller } from './assign-calls.ts';

const places = ['1', '1.2', '1.2.3', '1.2.4', '1.20'];
const callers = fc
  .array(
    fc.record({
      already: fc.nat(10),
      dailyLimit: fc.integer({ min: 1, max: 30 }),
      paths: fc.subarray(places, { minLength: 1 }),
    }),
    { maxLength: 8 },
  )
  .map((list): LocalCaller[] => list.map((caller, i) => ({ ...caller, accountId: `caller-${i}` })));
const doors = fc
  .array(fc.constantFrom(...places), { maxLength: 120 })
  .map((list): Door[] =>
    list.sort().map((areaPath, i) => ({ householdId: `door-${i}`, areaPath, callerId: null })),
  );
const caller = (accountId: string, paths: string[], dailyLimit = 60): LocalCaller => ({
  accountId,
  paths,
  dailyLimit,
  already: 0,
});
const door = (householdId: string, areaPath: string, callerId: string | null = null): Door => ({
  householdId,
  areaPath,
  callerId,
});

describe('assigning calls', () => {
  it('keeps to areas and limits, gives each household once, and leaves nobody who somebody free may call', () => {
    fc.assert(
      fc.property(doors, callers, (households, list) => {
        const calls = assignCalls(households, list);
        expect(new Set(calls.map(({ householdId }) => householdId)).size).toBe(calls.length);
        const load = (accountId: string) => calls.filter((call) => call.accountId === accountId).length;
        const mayCall = ({ paths }: LocalCaller, path: string) =>
          paths.some((above) => path === above || path.startsWith(`${above}.`));
        for (const { householdId, areaPath } of households) {
          const call = calls.find((each) => each.householdId === householdId);
          const taker = list.find(({ accountId }) => accountId === call?.accountId);
          if (taker) expect(mayCall(taker, areaPath)).toBe(true);
          else
            for (const free of list.filter((each) => mayCall(each, areaPath)))
              expect(free.already + load(free.accountId)).toBeGreaterThanOrEqual(free.dailyLimit);
        }
        for (const { accountId, already, dailyLimit } of list)
          if (load(accountId) > 0) expect(already + load(accountId)).toBeLessThanOrEqual(dailyLimit);
      }),
    );
  });

  it('keeps those who may call anywhere for where nobody else may', () => {
    const calls = assignCalls(
      ['a', 'b', 'c', 'd'].map((id, i) => door(id, i < 2 ? '1.2.3' : '1.2.4')),
      [caller('everywhere', ['1']), caller('here', ['1.2.3'])],
    );
    expect(calls.map(({ accountId }) => accountId)).toEqual(['here', 'here', 'everywhere', 'everywhere']);
  });

  it('leaves a household with who calls it today for something else, and counts that', () => {
    const calls = assignCalls(
      [door('a', '1'), door('b', '1', 'busy'), door('c', '1')],
      [caller('busy', ['1'], 1), caller('free', ['1'])],
    );
    expect(calls).toEqual([
      { householdId: 'a', accountId: 'free' },
      { householdId: 'b', accountId: 'busy' },
      { householdId: 'c', accountId: 'free' },
    ]);
  });
});
