import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atTheEnd } from './database.ts';

export interface Loopback {
  readonly url: string;
}

export interface OpenLoopback extends Loopback {
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => unknown;

/** A real HTTP server on a free port of 127.0.0.1, closed with the test or file that asked for it. */
export async function loopback(answer: Answer): Promise<Loopback> {
  const { url, close } = await openLoopback(answer);
  atTheEnd(close);
  return { url };
}

/** The same for those who close it themselves. */
export async function openLoopback(answer: Answer): Promise<OpenLoopback> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, Buffer.concat(parts).toString('utf8'), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
