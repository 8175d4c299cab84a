import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HealthParts {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** By name; one that rejects or does not answer in time makes the worker not ready. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

const checkMs = 2_000;

/** Serves `/healthz` (the process is alive), `/readyz` (it can work; 503 names what is missing) and `/metrics`. */
export async function serveHealth(parts: HealthParts): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const answer = request.method === 'GET' && path !== undefined ? routes[path] : undefined;
    if (answer === undefined) return send(response, 404, 'text/plain', 'not found\n');
    answer(response).catch(() => send(response, 503, 'text/plain', 'failed\n'));
  });
  const routes: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/healthz': async (response) => send(response, 200, 'text/plain', 'ok\n'),
    '/readyz': async (response) => {
      const names = Object.entries(parts.checks);
      const passed = await Promise.all(
        names.map(async ([name, check]) => [name, await passes(check)] as const),
      );
      const ready = passed.every(([, ok]) => ok);
      send(response, ready ? 200 : 503, 'application/json', JSON.stringify(Object.fromEntries(passed)));
    },
    '/metrics': async (response) =>
      send(response, 200, parts.metrics.contentType, await parts.metrics.text()),
  };
  await listening(server, parts);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}

async function passes(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkMs);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function listening(server: Server, { host, port }: HealthParts): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
