import { expect, it } from 'vitest';
import { maskAnswer } from './mask-answer.ts';

it.each([
  ['{"error":"phone 13800138000 unknown"}', '{"error":"phone *** unknown"}'],
  ['138-0013-8000', '***'],
  ['420302199001011234', '***'],
  ['wang@example.cn is not here', '*** is not here'],
  ['token linli_abcdefghijklmnopqrstuvwxyz refused', 'token *** refused'],
  ['line\r\nline\u0000\u001b[31m', 'line line [31m'],
  ['HTTP 503 at 09:15', 'HTTP 503 at 09:15'],
  ['错误'.repeat(300), '错误'.repeat(100)],
])('of %j the log keeps %j', (answer, kept) => {
  expect(maskAnswer(answer)).toBe(kept);
});
