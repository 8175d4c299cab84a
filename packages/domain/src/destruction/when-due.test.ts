import { expect, test } from 'vitest';
import { destructionDue, endOfRound, lastHoldDay, orderedDue } from './when-due.ts';

const zone = 'Asia/Shanghai';
const round = { endsOn: '2026-11-18', closedAt: null, dataAfterwards: 'destroy' } as const;

test('a round ends when its last day is over, or when it was closed', () => {
  expect(endOfRound(round, zone)).toEqual(new Date('2026-11-18T16:00:00Z'));
  const closedAt = new Date('2026-11-17T03:00:00Z');
  expect(endOfRound({ ...round, closedAt }, zone)).toEqual(closedAt);
  // Closed for the record after it was over anyway.
  expect(endOfRound({ ...round, closedAt: new Date('2026-12-24T00:00:00Z') }, zone)).toEqual(
    new Date('2026-11-18T16:00:00Z'),
  );
});

test('data go a week after the end, after thirty days where that was declared, and never as a service record', () => {
  expect(destructionDue(round, zone)).toEqual(new Date('2026-11-25T16:00:00Z'));
  expect(destructionDue({ ...round, dataAfterwards: 'keep-30-days' }, zone)).toEqual(
    new Date('2026-12-18T16:00:00Z'),
  );
  expect(destructionDue({ ...round, dataAfterwards: 'service-record' }, zone)).toBeNull();
});

test('an order leaves a day to take it back, and never makes it later than it was', () => {
  const now = new Date('2026-11-20T01:00:00Z');
  const tomorrow = new Date('2026-11-21T01:00:00Z');
  expect(orderedDue(now, null)).toEqual(tomorrow);
  expect(orderedDue(now, new Date('2026-11-25T16:00:00Z'))).toEqual(tomorrow);
  expect(orderedDue(now, new Date('2026-11-20T09:00:00Z'))).toEqual(new Date('2026-11-20T09:00:00Z'));
});

test('it is put off by ninety days at most', () => {
  expect(lastHoldDay('2026-11-20')).toBe('2027-02-18');
});
