import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { catchUp } from '@linli/services/destruction/destroy-again';
import { shipLadders } from '@linli/services/escalation/ship-ladders';
import { openLog } from '@linli/services/open-log';
import { shipForms } from '@linli/services/reports/ship-forms';
import { shipKinds } from '@linli/services/requests/ship-kinds';
import { shipTemplates } from '@linli/services/sheets/ship-templates';
import { handlers } from './handlers.ts';
import { run } from './run.ts';

const config = readConfig(process.env);
const log = openLog(config.logLevel, 'worker');
const composition = compose(config, { log, name: 'linli worker', most: 20 });
// Nothing that was destroyed comes back: before anything of a restored backup is touched.
await catchUp({ ...composition.ctx, actor: { kind: 'system' }, address: null });
// The product's own forms, kinds of help, ladders and templates; harmless to repeat, by any number of workers.
await shipForms(composition.ctx);
await shipKinds(composition.ctx);
await shipLadders(composition.ctx);
await shipTemplates(composition.ctx);
const running = await run(composition, config, handlers);
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
