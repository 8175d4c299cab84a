import { expect, it } from 'vitest';
import { inTurn, putOffNow } from './in-turn.ts';

const calls = ['a', 'b', 'c'].map((callId) => ({ callId }));
const ids = (list: readonly { callId: string }[]) => list.map(({ callId }) => callId).join('');

it('a call without an answer comes up again after all others', () => {
  const once = putOffNow([], 'a');
  expect(ids(inTurn(calls, once))).toBe('bca');
  expect(ids(inTurn(calls, putOffNow(once, 'b')))).toBe('cab');
  expect(ids(inTurn(calls, putOffNow(putOffNow(once, 'b'), 'a')))).toBe('cba');
});

it('a call that is no longer needed is not kept by having been put off', () => {
  expect(ids(inTurn(calls.slice(1), ['a']))).toBe('bc');
});
