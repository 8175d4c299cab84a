import type { Duplex } from 'node:stream';
import { Problem } from '@linli/contracts/problem';
import { presentProblem } from './present-problem.ts';

/** Bytes of an address with its headers; so that a filter that is too long is named (read-query.ts) and not only refused. */
export const mostHeaderBytes = 32 * 1024;

/** Answers what could not be read as HTTP, or whose address and headers are too long, with a problem like all others. */
export function refuseUnread(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const problem = presentProblem(new Problem(tooLong ? 'too-large' : 'invalid-input'), 'zh-Hans');
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${tooLong ? 'Content Too Large' : 'Bad Request'}\r\nconnection: close\r\n` +
      `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
