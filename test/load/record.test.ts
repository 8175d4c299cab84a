import { expect, it } from 'vitest';
import { type Circumstances, saidOf, table, withBlock } from './record.ts';

const run: Circumstances = {
  command: 'npm run bench -- day',
  at: '2026-11-22T08:00:00.000Z',
  machine: '2 × some processor',
  loadBefore: 0.1,
  cores: 2,
};

it('replaces what stands between the marks and nothing else, as often as it is told', () => {
  const document = 'before\n<!-- a -->\nold\n<!-- /a -->\nbetween\n<!-- b -->\nkept\n<!-- /b -->\n';
  const once = withBlock(document, 'a', 'new');
  expect(once).toBe('before\n<!-- a -->\n\nnew\n\n<!-- /a -->\nbetween\n<!-- b -->\nkept\n<!-- /b -->\n');
  expect(withBlock(once, 'a', 'new')).toBe(once);
});

it('refuses a document without the marks rather than add to its end', () => {
  expect(() => withBlock('text', 'a', 'new')).toThrow(RangeError);
});

it('warns of figures taken while the machine was busy, and of no others', () => {
  expect(saidOf(run)).toBe('`npm run bench -- day`, 2 × some processor, 2026-11-22.');
  expect(saidOf({ ...run, loadBefore: 7.5 })).toContain('busy with other things (load 7.5 on 2 cores');
  expect(saidOf({ ...run, loadBefore: null })).not.toContain('busy');
});

it('writes figures to the right', () => {
  expect(table(['', 'ms'], [['report', '3']])).toBe('|  | ms |\n| --- | ---: |\n| report | 3 |');
});
