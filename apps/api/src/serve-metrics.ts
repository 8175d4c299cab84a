import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/**
 * Serves `/metrics` on a port of its own, where nobody from outside comes (ADR 0151). Port 0 takes any free one.
 * @throws when the port is taken
 */
export async function serveMetrics(
  metrics: Pick<Metrics, 'text' | 'contentType'>,
  { host, port }: { host: string; port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const isAsked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    const text = isAsked ? await metrics.text().catch(() => undefined) : 'not found\n';
    response
      .writeHead(!isAsked ? 404 : text === undefined ? 503 : 200, {
        'content-type': isAsked ? metrics.contentType : 'text/plain',
        'cache-control': 'no-store',
      })
      .end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
