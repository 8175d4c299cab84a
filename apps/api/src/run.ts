import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Composition } from '@linli/services/compose';
import { authenticate } from '@linli/services/doors/load-token';
import { every } from '@linli/services/every';
import { Hono, type MiddlewareHandler } from 'hono';
import { handlers } from './all-handlers.ts';
import { createApp } from './app.ts';
import type { Env } from './bind.ts';
import { serveHealth } from './health.ts';
import { openHub } from './live/hub.ts';
import { openStreams, type StreamLimits, usualLimits } from './live/streams.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { notBefore } from './not-before.ts';
import { mostHeaderBytes, refuseUnread } from './refuse-unread.ts';
import { countReports } from './reports/count-reports.ts';
import { serveConsole, serveH5 } from './serve-apps.ts';
import { serveMetrics } from './serve-metrics.ts';

export interface Where {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where metrics are served, for the inside only; none without, 0 takes any free port. */
  readonly metricsPort?: number | null;
  readonly trustProxy: boolean;
  /** Origins of other sites whose pages may call the API. */
  readonly origins?: readonly string[];
  /** Built mini-program to serve; null serves none. */
  readonly h5Folder: string | null;
  /** Built console to serve below /console/; null serves none. */
  readonly consoleFolder: string | null;
  /** Where live updates are heard from. */
  readonly databaseUrl: string;
  readonly streams?: Partial<StreamLimits>;
  /** Stands around every request; for tests that look at each answer. */
  readonly around?: MiddlewareHandler<Env>;
}

export interface Running {
  readonly port: number;
  /** Null: no metrics are served. */
  readonly metricsPort: number | null;
  /** Every way in, for those who hold it against its description. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Stops taking requests, lets those under way end up to ten seconds, then cuts the rest. */
  close(): Promise<void>;
}

const lastRequestsMs = 10_000;
// As often as Prometheus usually asks.
const lookMs = 15_000;

/** Serves the API, health, the console and the H5 mini-program until closed. */
export async function run(
  { ctx, checks, throttle }: Pick<Composition, 'ctx' | 'checks'> & Partial<Pick<Composition, 'throttle'>>,
  where: Where,
): Promise<Running> {
  const metrics = openMetrics();
  const hub = openHub({ url: where.databaseUrl, db: ctx.db, log: ctx.log });
  const streams = openStreams(hub, { ...usualLimits, ...where.streams }, metrics.streams);
  let ending = false;
  const app = new Hono<Env>();
  if (where.around) app.use(where.around);
  serveHealth(app, { checks, ending: () => ending });
  if (checks.destroyed) app.use(notBefore(checks.destroyed));
  app.route(
    '/',
    createApp({
      ctx,
      handlers: countReports(handlers, metrics.reported),
      authenticate,
      streams,
      origins: where.origins ?? [],
      ...(throttle ? { throttle } : {}),
      addressOf: (c) => {
        const forwarded = where.trustProxy
          ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
          : undefined;
        return forwarded || getConnInfo(c).remote.address || '';
      },
      seen: (request) => {
        metrics.seen(request);
        ctx.log.debug(request, 'request');
      },
    }),
  );
  if (where.consoleFolder !== null) await serveConsole(app, where.consoleFolder);
  if (where.h5Folder !== null) await serveH5(app, where.h5Folder);

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opening = serve(
      {
        fetch: app.fetch,
        hostname: where.host,
        port: where.port,
        serverOptions: { maxHeaderSize: mostHeaderBytes },
      },
      () => resolve(opening),
    );
    opening.on('clientError', refuseUnread);
    opening.once('error', reject);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : where.port;
  const told =
    typeof where.metricsPort === 'number'
      ? await tellMetrics(metrics, checks, { host: where.host, port: where.metricsPort })
      : null;
  ctx.log.info({ port, metricsPort: told?.port }, 'API started');
  return {
    port,
    metricsPort: told?.port ?? null,
    routes: app.routes.map(({ method, path }) => ({ method, path })),
    async close() {
      ending = true;
      // Streams would never end by themselves; desks come back to another process.
      await streams.close();
      await new Promise<void>((resolve) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          lastRequestsMs,
        );
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await told?.close();
    },
  };
}

/** Serves the metrics, and looks now and then how long a statement waits for its answer. */
async function tellMetrics(
  metrics: Metrics,
  checks: Composition['checks'],
  where: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = await serveMetrics(metrics, where);
  const looking = every(
    lookMs,
    async () => {
      const began = performance.now();
      await checks.database?.();
      metrics.answered((performance.now() - began) / 1000);
    },
    // Not being ready tells it already.
    () => {},
  );
  return {
    port: server.port,
    close() {
      looking.stop();
      return server.close();
    },
  };
}
