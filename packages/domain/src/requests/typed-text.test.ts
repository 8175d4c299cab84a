import { expect, test } from 'vitest';
import { typedLine, typedText } from './typed-text.ts';

test('blanks at the ends of lines and empty lines go, words and units stay', () => {
  expect(typedText('  3 斤　水多的梨 \t\r\n\n\n\n两盒 0.5g  \u202e ')).toBe('3 斤　水多的梨\n\n两盒 0.5g');
  expect(typedLine('一 \n\n 二\r三')).toBe('一 二 三');
});

// Looked at from each of its blanks, this would take a quarter of an hour.
test('a very long run of blanks is gone through once', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(typedText(`a${blanks}!`)).toHaveLength(1_000_002);
  expect(typedLine(`a${blanks}!`)).toHaveLength(1_000_002);
});
