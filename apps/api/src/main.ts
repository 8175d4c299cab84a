import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { openLog } from '@linli/services/open-log';
import { run } from './run.ts';

const config = readConfig(process.env);
const log = openLog(config.logLevel, 'api');
const composition = compose(config, { log, name: 'linli api', most: 20 });
const running = await run(composition, config);
process.send?.({ listening: running.port });

let ending = false;
const end = async (signal: string) => {
  if (ending) return;
  ending = true;
  log.info({ signal }, 'ending');
  await running.close();
  await composition.close();
  process.exit(0);
};
process.on('SIGTERM', end);
process.on('SIGINT', end);
// Whoever started us over a channel is gone.
process.on('disconnect', () => end('disconnect'));
