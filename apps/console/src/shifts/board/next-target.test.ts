import { describe, expect, it } from 'vitest';
import { nextTarget } from './next-target.ts';

const box = (name: string, left: number, top: number) => ({ name, left, top, width: 100, height: 40 });
// Two days with two shifts each, and a third day whose shift lies lower.
const boxes = [
  box('Mon 1', 0, 0),
  box('Mon 2', 0, 50),
  box('Tue 1', 110, 0),
  box('Tue 2', 110, 50),
  box('Wed 2', 220, 60),
];
const from = (name: string) => boxes.find((each) => each.name === name) ?? box('', 0, 0);

describe('nextTarget', () => {
  it.each([
    ['Mon 1', 'ArrowRight', 'Tue 1'],
    ['Tue 1', 'ArrowDown', 'Tue 2'],
    ['Tue 2', 'ArrowRight', 'Wed 2'],
    ['Wed 2', 'ArrowLeft', 'Tue 2'],
    ['Tue 2', 'ArrowUp', 'Tue 1'],
  ] as const)('from %s by %s comes to %s', (start, arrow, end) => {
    expect(nextTarget(from(start), boxes, arrow)?.name).toBe(end);
  });

  it('takes a shift and the people on it for one column', () => {
    const person = { name: 'person on Tue 2', left: 118, top: 62, width: 50, height: 20 };
    const all = [...boxes, person];
    expect(nextTarget(person, all, 'ArrowLeft')?.name).toBe('Mon 2');
    expect(nextTarget(from('Tue 2'), all, 'ArrowRight')?.name).toBe('Wed 2');
    expect(nextTarget(from('Tue 1'), all, 'ArrowDown')?.name).toBe('Tue 2');
  });

  it('stays where nothing lies ahead', () => {
    expect(nextTarget(from('Mon 1'), boxes, 'ArrowLeft')).toBeUndefined();
    expect(nextTarget(from('Mon 2'), boxes.slice(0, 2), 'ArrowDown')).toBeUndefined();
  });
});
