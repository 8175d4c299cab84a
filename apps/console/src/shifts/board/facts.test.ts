import type { PlacesWeighed } from '@linli/contracts/shifts/values';
import { describe, expect, it } from 'vitest';
import { type BoardPerson, type BoardShift, markOf } from './facts.ts';

const person = (accountId: string): BoardPerson => ({
  accountId,
  name: accountId,
  claimId: `claim of ${accountId}`,
  sure: true,
  movable: true,
  locked: false,
  note: '',
});
const shift = (shiftId: string, ...places: BoardPerson[]): BoardShift => ({
  shiftId,
  checkpoint: '东门',
  day: '2026-11-23',
  startsAt: '2026-11-22T22:30:00Z',
  endsAt: '2026-11-23T03:30:00Z',
  people: 2,
  places,
  closed: false,
  calledOff: false,
});
const [a, b] = [person('a'), person('b')];
const [here, there, past] = [shift('here', a), shift('there', b), shift('past')];
const tired = { reason: 'too-little-rest', facts: { hours: 11, missing: 2 } } as const;
const weighed: PlacesWeighed = {
  shifts: [{ shiftId: 'there', reasons: [tired] }],
  swaps: [{ shiftId: 'there', accountId: 'b', reasons: [], others: [] }],
};
const carried = { accountId: 'a', name: 'a', from: { shift: here, person: a } };
const fromList = { accountId: 'a', name: 'a', from: null };

describe('markOf', () => {
  it('says what may be and what may not, with why, as the server weighed it', () => {
    expect(markOf(weighed, carried, { shift: there, swap: null })).toEqual({
      state: 'forbidden',
      reasons: [tired],
      others: [],
    });
    expect(markOf(weighed, carried, { shift: there, swap: b })).toEqual({ state: 'allowed' });
    const against = {
      ...weighed,
      swaps: [{ shiftId: 'there', accountId: 'b', reasons: [], others: [tired] }],
    };
    expect(markOf(against, carried, { shift: there, swap: b })).toMatchObject({ others: [tired] });
  });

  it('marks nothing before the answer has come, and nothing the server did not speak of', () => {
    expect(markOf(undefined, carried, { shift: there, swap: null })).toEqual({ state: 'asking' });
    expect(markOf(weighed, carried, { shift: past, swap: null })).toEqual({ state: 'none' });
  });

  it('is no target: where they come from, and a person for somebody who holds no place', () => {
    expect(markOf(weighed, carried, { shift: here, swap: null })).toEqual({ state: 'none' });
    expect(markOf(weighed, fromList, { shift: there, swap: b })).toEqual({ state: 'none' });
    expect(markOf(weighed, fromList, { shift: there, swap: null })).toMatchObject({ state: 'forbidden' });
  });
});
