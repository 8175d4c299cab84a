import { expect, it } from 'vitest';
import type { Pair } from './facts.ts';
import { inOrder, plannable } from './pairs.ts';

const nothing = () => new Set<string>();
const pair = (kind: Pair['kind'], a: string, b: string): Pair => ({ kind, people: [a, b] });

it('two ids have one order, whoever asks', () => {
  expect(inOrder('b', 'a')).toEqual(['a', 'b']);
  expect(inOrder('a', 'b')).toEqual(['a', 'b']);
});

it('nobody is planned together with two people: the second pair stands together gladly', () => {
  const planned = plannable(
    [pair('together', 'a', 'b'), pair('together', 'b', 'c'), pair('apart', 'a', 'c')],
    nothing,
  );
  expect(planned.map(({ kind }) => kind)).toEqual(['together', 'friends', 'apart']);
});

it('who holds other shifts than the partner is not forced onto theirs', () => {
  const held = (accountId: string) => new Set(accountId === 'a' ? ['s1'] : []);
  expect(plannable([pair('together', 'a', 'b')], held)[0]?.kind).toBe('friends');
  expect(plannable([pair('together', 'a', 'b')], () => new Set(['s1']))[0]?.kind).toBe('together');
});
