import { expect, it } from 'vitest';
import { callersAmong } from './callers-among.ts';

it('a person with two posts is offered once, an inspector not at all', () => {
  const posts = [
    { accountId: 'a', role: 'inspector' },
    { accountId: 'a', role: 'volunteer' },
    { accountId: 'b', role: 'inspector' },
    { accountId: 'a', role: 'cell-head' },
    { accountId: 'c', role: 'volunteer' },
  ];
  expect(callersAmong(posts, ['volunteer', 'cell-head'])).toEqual([posts[1], posts[4]]);
});
