import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrate } from '@linli/db/migrate';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { pino } from 'pino';
import { startPostgres } from '../postgres.ts';
import { localSecrets } from '../secrets.ts';
import { largePlaces } from './large-places.ts';
import { loadDemo } from './load.ts';
import { progressBar } from './progress-bar.ts';
import { seedPlace } from './seed-place.ts';

const places = ['fenghuang', ...Object.keys(largePlaces)];
const { values } = parseArgs({ options: { place: { type: 'string', default: 'fenghuang' } } });
if (!places.includes(values.place)) {
  console.error(`Which place? npm run seed -- --place ${places.join('|')}`);
  process.exit(2);
}

const dataDir = process.env.LINLI_DATA ?? join(fileURLToPath(new URL('../../../', import.meta.url)), '.data');
await mkdir(dataDir, { recursive: true, mode: 0o700 });
const log = (line: string) => console.log(`  ${line}`);
const embedded = process.env.DATABASE_URL
  ? null
  : await startPostgres({ dataDir: join(dataDir, 'postgres'), log }).catch((error: Error) => {
      console.error(`${error.message}\nStop it first, or name another database in DATABASE_URL.`);
      process.exit(1);
    });
const config = readConfig({
  ...(await localSecrets(dataDir)),
  DEMO: process.env.SMS_URL ? '0' : '1',
  ...process.env,
  ...(embedded === null ? {} : { DATABASE_URL: embedded.url }),
});
await migrate(config.databaseUrl);
const { ctx, connection, close } = compose(config, {
  log: pino({ level: 'warn' }),
  most: 4,
  name: 'linli seed',
});
const system = { ...ctx, actor: { kind: 'system' }, address: null } as const;
const bar = progressBar(process.stdout);
try {
  const large = Object.entries(largePlaces).find(([name]) => name === values.place)?.[1];
  const isNew =
    large === undefined
      ? (await loadDemo(system, ({ step, done, of }) => bar.show(step, done, of))).loaded
      : await seedPlace(system, connection.sql, large, (done, of) => bar.show('households', done, of));
  bar.end();
  log(isNew ? `${values.place} is in` : `${values.place} was there already; nothing changed`);
} finally {
  await close();
  await embedded?.stop();
}
