import { expect, it } from 'vitest';
import { checkpointOf, dutyCodeIn } from './duty-code.ts';

const checkpointId = '0199a1b2-0000-7000-8000-000000000001';
const text = `linli:duty:${checkpointId}:58800123:AbCdEfGhIjKlMnOpQrSt-_`;

it('finds the code in what a scanner reads: the code alone, or an address that carries it', () => {
  expect(dutyCodeIn(` ${text}\n`)).toBe(text);
  expect(
    dutyCodeIn(`https://linli.example/volunteers/my-shifts/index?code=${encodeURIComponent(text)}`),
  ).toBe(text);
});

it('takes no other code for one', () => {
  expect(dutyCodeIn('https://linli.example/pages/join/index?code=8F3K2Q')).toBeUndefined();
  expect(dutyCodeIn('100%')).toBeUndefined();
});

it('knows the checkpoint of a code', () => {
  expect(checkpointOf(text)).toBe(checkpointId);
  expect(checkpointOf('8F3K2Q')).toBeUndefined();
});
