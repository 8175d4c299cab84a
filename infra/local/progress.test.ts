import { expect, test } from 'vitest';
import { progressOf } from './progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('a terminal sees one line that fills up and ends', () => {
  const terminal = screen(true);
  const show = progressOf('Register', terminal);
  show(1, 4);
  show(4, 4);
  show(4, 4);
  expect(terminal.written).toEqual([
    `\r  Register █████${'░'.repeat(15)} 25 %`,
    `\r  Register ${'█'.repeat(20)} 100 %\n`,
  ]);
});

test('a log gets a line every tenth, not one for every step', () => {
  const log = screen(false);
  const show = progressOf('Register', log);
  for (let done = 0; done <= 1000; done++) show(done, 1000);
  expect(log.written).toHaveLength(11);
  expect(log.written.at(-1)).toBe('  Register 100 %\n');
});
