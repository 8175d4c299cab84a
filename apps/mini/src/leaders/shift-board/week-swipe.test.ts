import { expect, test } from 'vitest';
import { swipeOf } from './week-swipe.ts';

const at = (clientX: number, clientY: number) => ({ clientX, clientY });

test('a finger to the left goes on, to the right back', () => {
  expect(swipeOf(at(300, 100), at(200, 110))).toBe(1);
  expect(swipeOf(at(100, 100), at(200, 90))).toBe(-1);
});

test('scrolling, short and slanting moves go nowhere', () => {
  expect(swipeOf(at(100, 100), at(105, 400))).toBe(0);
  expect(swipeOf(at(100, 100), at(150, 100))).toBe(0);
  expect(swipeOf(at(100, 100), at(200, 180))).toBe(0);
});
