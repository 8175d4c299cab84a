import { expect, it, vi } from 'vitest';

vi.mock('@tarojs/taro', () => ({ default: {}, useRouter: () => ({ params: {} }) }));
const { codeIn } = await import('./scan-code.ts');

it.each([
  ['8F3K2QZX', '8F3K2QZX'],
  ['https://linli.example/pages/join/index?code=8F3K2QZX', '8F3K2QZX'],
  ['https://linli.example/pages/join/index?from=door&code=8F3K%2D2QZX#x', '8F3K-2QZX'],
  ['https://other.example/', undefined],
  ['', undefined],
])('the code in %s', (scanned, code) => {
  expect(codeIn(scanned)).toBe(code);
});
