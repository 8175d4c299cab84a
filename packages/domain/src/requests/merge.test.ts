import type { Urgency } from '@linli/contracts/requests/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mergeable, mergeRefusal, nearerLimits } from './merge.ts';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 16, hours));
const request = (given: Partial<Mergeable> = {}): Mergeable => ({
  id: 'a',
  accountId: 'resident',
  householdId: 'home',
  discreet: false,
  urgency: 'today',
  deadlineAt: at(12),
  answerDueAt: at(2),
  ...given,
});
const urgency = fc.constantFrom<Urgency>('danger', 'urgent', 'today', 'usual');

describe('what is one matter', () => {
  it('lives in one household', () => {
    expect(mergeRefusal(request(), request())).toBeNull();
    expect(mergeRefusal(request(), request({ householdId: 'next door' }))).toBe('other-household');
  });

  it('tells nobody of a discreet matter: only who asked for both', () => {
    const discreet = request({ discreet: true });
    expect(mergeRefusal(discreet, request({ accountId: 'the wife' }))).toBe('discreet');
    expect(mergeRefusal(request({ accountId: 'the wife' }), discreet)).toBe('discreet');
    expect(mergeRefusal(discreet, request())).toBeNull();
  });

  it('never ends up less urgent than one of the two was', () => {
    fc.assert(
      fc.property(urgency, urgency, (one, other) => {
        const ways = [
          mergeRefusal(request({ urgency: one }), request({ urgency: other })),
          mergeRefusal(request({ urgency: other }), request({ urgency: one })),
        ];
        expect(ways.includes(null)).toBe(true);
        if (one !== other) expect(ways).toContain('less-urgent');
      }),
    );
  });

  it('has to be done by the nearer deadline, and answered by the nearer limit', () => {
    const hours = fc.integer({ min: 0, max: 72 }).map(at);
    fc.assert(
      fc.property(hours, hours, fc.option(hours), fc.option(hours), (one, other, answer, otherAnswer) => {
        const limits = nearerLimits(
          { deadlineAt: one, answerDueAt: answer },
          { deadlineAt: other, answerDueAt: otherAnswer },
        );
        expect(limits.deadlineAt.getTime()).toBe(Math.min(one.getTime(), other.getTime()));
        const known = [answer, otherAnswer].flatMap((due) => (due === null ? [] : [due.getTime()]));
        expect(limits.answerDueAt?.getTime() ?? null).toBe(known.length === 0 ? null : Math.min(...known));
      }),
    );
  });
});
