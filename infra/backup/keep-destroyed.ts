import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDestroyedList, writeDestroyedList } from '@linli/services/destruction/destroyed-list';
import { destroyAgainIn, destroyedIn } from './destroyed.ts';
import { openInstallation } from './installation.ts';

const usage = `Usage: npm run destroyed -- --to FILE      what was destroyed so far, added to the list in FILE
       npm run destroyed -- --again FILE   after a restore by other means: destroys again what the list names`;

try {
  const { values } = parseArgs({ options: { to: { type: 'string' }, again: { type: 'string' } } });
  if ((values.to === undefined) === (values.again === undefined)) throw new Error('Which of the two?');
  const { url, vault, config, close } = await openInstallation((line) => console.log(`  ${line}`));
  try {
    if (values.to !== undefined) {
      const entries = await destroyedIn(url);
      await writeDestroyedList(resolve(values.to), vault, entries);
      console.log(`${entries.length} destructions: ${resolve(values.to)}`);
    } else if (values.again !== undefined) {
      const entries = await readDestroyedList(resolve(values.again), vault);
      if (entries.length === 0) throw new Error(`${values.again} names nothing.`);
      const done = await destroyAgainIn(config, entries);
      console.log(`${entries.length} destructions in the list, ${done} had to be done again.`);
    }
  } finally {
    await close();
  }
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exit(1);
}
