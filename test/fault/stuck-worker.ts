// A worker process that begins an import and never ends it; the test kills it. Arguments: database, Redis or ''.

import { connect } from '@linli/db/client';
import { postgresBackend, redisBackend } from '@linli/jobs/backend';
import { startWorker } from '@linli/jobs/worker';
import { pino } from 'pino';
import { handlersWith } from '../support/jobs.ts';

const [databaseUrl = '', redisUrl = '', prefix = ''] = process.argv.slice(2);
const { db, sql } = connect(databaseUrl);
const onError = () => {};
await startWorker({
  databaseUrl,
  db,
  clock: { now: () => new Date() },
  log: pino({ enabled: false }),
  backend: redisUrl ? redisBackend(redisUrl, { onError, prefix }) : postgresBackend(databaseUrl, { onError }),
  context: () => undefined,
  timing: { leaseMs: 1_000 },
  handlers: handlersWith({
    'people.run-import': async (_, { importId }) => {
      await sql`insert into effects (job, worker) values (${importId}, 'stuck')`;
      await new Promise(() => {});
    },
  }),
});
