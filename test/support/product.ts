import type { StreamLimits } from '@linli/api/live/streams';
import { run } from '@linli/api/run';
import { consoleBase } from '@linli/api/serve-apps';
import { reach } from '@linli/db/client';
import { pendingMigrations } from '@linli/db/migrate';
import { caseFollowers, followers } from '@linli/services/compose';
import { expect } from 'vitest';
import { answerFits } from './answers-fit.ts';
import { atTheEnd } from './database.ts';
import { type StageOptions, stage } from './stage.ts';
import { stageWorker } from './worker.ts';

/**
 * The whole product in this process: a stage (a database of its own, a clock that stands still), the API on a free port
 * of the loopback address, and a worker that runs what is due when it is asked to. With `h5Folder` the API serves
 * the built mini-program as well, with `consoleFolder` the console. An answer of the API that is not as its description says
 * fails the test.
 */
export async function openProduct(
  options: StageOptions & {
    h5Folder?: string;
    consoleFolder?: string;
    streams?: Partial<StreamLimits>;
  } = {},
) {
  const set = await stage({ followers, caseFollowers, ...options });
  const { sql } = set;
  const unfit: string[] = [];
  atTheEnd(async () => expect(unfit, 'answers that are not as described').toEqual([]));
  const api = await run(
    {
      ctx: set.base,
      checks: {
        database: () => reach(sql),
        migrations: async () => {
          if ((await pendingMigrations(sql)).length > 0) throw new Error('migrations are missing');
        },
      },
    },
    {
      host: '127.0.0.1',
      port: 0,
      metricsPort: 0,
      trustProxy: false,
      h5Folder: options.h5Folder ?? null,
      consoleFolder: options.consoleFolder ?? null,
      databaseUrl: set.url,
      around: async (c, next) => {
        await next();
        // Pages of the apps and addresses that do not exist are no operations.
        if (c.req.routePath.endsWith('*') || c.req.routePath === consoleBase) return;
        const fault = await answerFits({
          method: c.req.method,
          route: c.req.routePath,
          status: c.res.status,
          contentType: c.res.headers.get('content-type'),
          // A stream is left alone: whoever copies one keeps it from ending.
          json: () => c.res.clone().json(),
        });
        if (fault !== null) unfit.push(fault);
      },
      ...(options.streams ? { streams: options.streams } : {}),
    },
  );
  atTheEnd(() => api.close());
  return {
    ...set,
    databaseUrl: set.url,
    url: `http://127.0.0.1:${api.port}`,
    metricsUrl: `http://127.0.0.1:${api.metricsPort}/metrics`,
    /** Every way in that the router knows. */
    routes: api.routes,
    worker: stageWorker(set),
    /** Ends the API as a release does. */
    closeApi: () => api.close(),
  };
}
