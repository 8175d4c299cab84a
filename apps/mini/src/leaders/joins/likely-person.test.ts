import { expect, it } from 'vitest';
import { likelyPerson } from './likely-person.ts';

const members = [
  { personId: 'a', name: '王秀兰' },
  { personId: 'b', name: '李 静' },
  { personId: 'c', name: '李强' },
  { personId: 'd', name: '李强' },
];

it('proposes the one of the same name and never guesses between two', () => {
  expect(likelyPerson(members, '王秀兰')).toBe('a');
  expect(likelyPerson(members, '李静')).toBe('b');
  expect(likelyPerson(members, '李强')).toBeUndefined();
  expect(likelyPerson(members, '王秀')).toBeUndefined();
});
