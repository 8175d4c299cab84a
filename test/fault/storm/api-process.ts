// The API as in production, but for its clock, which the storm moves.

import { run } from '@linli/api/run';
import { compose } from '@linli/services/compose';
import { readConfig } from '@linli/services/config';
import { pino } from 'pino';
import type { Order } from '../workers.ts';
import { failureOf, type Word } from './words.ts';

const { NOW = '', API_NAME = '' } = process.env;
const config = readConfig(process.env);
let now = new Date(NOW);
const tell = (word: Word) => process.send?.(word);
const log = pino({ level: 'warn' }, { write: (line) => tell({ said: 'log', failure: failureOf(line) }) });
const composition = compose(config, { log, name: API_NAME, most: 8, clock: { now: () => new Date(now) } });
const running = await run(composition, config);
process.on('message', async (order: Order) => {
  if (order.do === 'set-clock') {
    now = new Date(order.now);
    return;
  }
  await running.close();
  await composition.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(1));
tell({ said: 'ready', port: running.port });
