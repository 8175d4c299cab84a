import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrate } from '@linli/db/migrate';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { pino } from 'pino';
import { startPostgres } from '../postgres.ts';
import { progressOf } from '../progress.ts';
import { localSecrets } from '../secrets.ts';
import { bringInDemo } from './bring-in.ts';
import { type LargePlace, largePlaces } from './large-places.ts';
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
const large = Object.entries(largePlaces).find(([name]) => name === values.place)?.[1];
try {
  if (large === undefined) await bringInDemo(config, log);
  else await fillIn(large);
} finally {
  await embedded?.stop();
}

async function fillIn(place: LargePlace): Promise<void> {
  const { ctx, connection, close } = compose(config, {
    log: pino({ level: 'warn' }),
    most: 4,
    name: 'linli seed',
  });
  try {
    const system = { ...ctx, actor: { kind: 'system' }, address: null } as const;
    const isNew = await seedPlace(system, connection.sql, place, progressOf(place.district));
    const size = `${place.households} households, ${place.persons} people`;
    log(isNew ? `${place.district}: ${size}` : `${place.district} was there already; nothing changed`);
  } finally {
    await close();
  }
}
