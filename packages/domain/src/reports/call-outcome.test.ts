import { describe, expect, it } from 'vitest';
import { afterCall, type CallFacts } from './call-outcome.ts';
import { afterVisit } from './visit-outcome.ts';

const facts = (given: Partial<CallFacts> = {}): CallFacts => ({
  unanswered: 0,
  stillMissing: true,
  otherNumber: false,
  ...given,
});

describe('what follows from a call', () => {
  it('the second call nobody answers sends somebody there', () => {
    const first = afterCall('no-answer', facts({ unanswered: 1 }));
    expect(first).toEqual({ state: 'open', visit: null, gap: null });
    const second = afterCall('no-answer', facts({ unanswered: 2 }));
    expect(second).toEqual({ state: 'to-visit', visit: 'no-answer', gap: null });
  });

  it('"reported" without a report leaves the call open', () => {
    expect(afterCall('reported', facts()).state).toBe('open');
    expect(afterCall('reported', facts({ stillMissing: false })).state).toBe('done');
  });

  it('a wrong number sends somebody there unless there is another number to try', () => {
    expect(afterCall('wrong-number', facts()).visit).toBe('wrong-number');
    expect(afterCall('wrong-number', facts({ otherNumber: true }))).toEqual({
      state: 'open',
      visit: null,
      gap: null,
    });
  });

  it('a refusal is noted and left in peace', () => {
    expect(afterCall('refused', facts())).toEqual({ state: 'done', visit: null, gap: 'refused' });
  });

  it('a report that came in meanwhile leaves nothing to do, whatever is said of the call', () => {
    for (const outcome of ['no-answer', 'wrong-number', 'refused', 'away', 'will-report'] as const)
      expect(afterCall(outcome, facts({ unanswered: 2, stillMissing: false }))).toEqual({
        state: 'done',
        visit: null,
        gap: null,
      });
  });
});

describe('what follows from a visit', () => {
  it('"reported" without a report leaves it open', () => {
    expect(afterVisit('reported', true).state).toBe('open');
    expect(afterVisit('reported', false).state).toBe('done');
  });

  it('nobody at home is noted, who moved out is not expected any more, who needs help is told of', () => {
    expect(afterVisit('nobody-home', true)).toEqual({ state: 'done', gap: 'unreachable', alert: false });
    expect(afterVisit('moved-out', true).gap).toBe('away');
    expect(afterVisit('needs-help', false)).toEqual({ state: 'done', gap: null, alert: true });
  });
});
