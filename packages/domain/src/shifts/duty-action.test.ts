import type { ClaimState, DutyAction } from '@linli/contracts/shifts/labels';
import { claimStates } from '@linli/contracts/shifts/labels';
import { describe, expect, it } from 'vitest';
import { type DutyFacts, dutyAction } from './duty-action.ts';
import { shippedRules } from './shipped-rules.ts';

const start = new Date('2026-11-16T09:30:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const duty = (given: Partial<DutyFacts>): DutyFacts => ({
  state: 'claimed',
  startsAt: start,
  endsAt: at(300),
  changeOverMinutes: 15,
  confirmBy: null,
  risksRead: true,
  noteUnread: false,
  noteWritten: false,
  disputed: false,
  ...given,
});
const next = (given: Partial<DutyFacts>, minutes = 0) => dutyAction(duty(given), shippedRules, at(minutes));

describe('dutyAction', () => {
  it.each<[DutyAction, Partial<DutyFacts>, number]>([
    ['read-risk-notice', { state: 'offered', risksRead: false }, -600],
    ['confirm', { state: 'offered' }, -600],
    ['read-risk-notice', { risksRead: false }, -600],
    ['wait', {}, -31],
    ['check-in', {}, -30],
    ['check-in', {}, 60],
    ['wait-for-hours', {}, 61],
    ['read-note', { state: 'on-duty', noteUnread: true }, 5],
    ['write-note', { state: 'on-duty' }, 250],
    ['check-out', { state: 'on-duty', noteWritten: true }, 300],
    ['wait-for-hours', { state: 'left' }, 320],
    ['none', { state: 'done' }, 400],
    ['dispute', { state: 'no-show' }, 400],
    ['none', { state: 'no-show', disputed: true }, 400],
  ])('%s', (action, given, minutes) => {
    expect(next(given, minutes).next).toBe(action);
  });

  it('says when it becomes possible and until when it is asked', () => {
    expect(next({}, -120)).toEqual({ next: 'wait', from: at(-30), until: null });
    expect(next({}, -10)).toEqual({ next: 'check-in', from: null, until: at(60) });
    expect(next({ state: 'offered', confirmBy: at(-60) }, -120)).toEqual({
      next: 'confirm',
      from: null,
      until: at(-60),
    });
    expect(next({ state: 'on-duty', noteWritten: true }, 200).until).toEqual(at(300 + 15 + 120));
  });

  it('nothing is asked about a place that was given back, taken over or never confirmed', () => {
    const over: ClaimState[] = ['declined', 'expired', 'cancelled', 'replaced', 'taken-off'];
    for (const state of over) expect(next({ state }).next).toBe('none');
    for (const state of Object.keys(claimStates) as ClaimState[]) expect(next({ state }).next).toBeDefined();
  });
});
