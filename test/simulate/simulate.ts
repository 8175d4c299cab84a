import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pageOf } from './page/page.ts';
import { loadPlace, type PlaceName, placeNames } from './parameters.ts';
import { simulate } from './run.ts';

const usage = `Usage: npm run simulate -- [--place ${placeNames.join('|')}] [--days 14] [--seed 1] [--set name=value …] [--language zh|en] [--out FOLDER]`;

/**
 * `npm run simulate`: lives through some days of a place in virtual time by the product's own rules, and writes what came of
 * it as a page to be read offline and as JSON beside it.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      place: { type: 'string', default: 'zhangwan' },
      days: { type: 'string', default: '14' },
      seed: { type: 'string', default: '1' },
      set: { type: 'string', multiple: true, default: [] },
      language: { type: 'string', default: 'zh' },
      out: { type: 'string', default: '.data/simulate' },
    },
  });
  const [days, seed, language] = [Number(values.days), Number(values.seed), values.language];
  const name = placeNames.find((known) => known === values.place);
  if (!name) throw new RangeError(`no place ${values.place}`);
  if (!Number.isInteger(days) || days < 1 || days > 92) throw new RangeError('--days is 1 to 92');
  if (!Number.isInteger(seed)) throw new RangeError('--seed is a whole number');
  if (language !== 'zh' && language !== 'en') throw new RangeError('--language is zh or en');
  const place = loadPlace(name, settingsOf(values.set));
  console.log(`${place.name.en}, ${days} days, seed ${seed}`);
  const began = performance.now();
  const results = await simulate(place, {
    days,
    seed,
    onDay: (done, events) => {
      const seconds = Math.round((performance.now() - began) / 1000);
      const memory = Math.round(process.memoryUsage().rss / 1_000_000);
      console.log(
        `day ${done} of ${days}: ${events.toLocaleString('en-US')} events, ${seconds} s, ${memory} MB`,
      );
    },
  });
  const folder = resolve(values.out);
  mkdirSync(folder, { recursive: true });
  const file = (kind: string) => join(folder, `${fileName(name, days, seed)}.${kind}`);
  writeFileSync(file('json'), `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(file('html'), pageOf(results, language));
  const { calls, answers, escalations, volunteers, peak } = results;
  console.log(`Read ${file('html')}`);
  console.log(
    JSON.stringify({
      simulate: name,
      days,
      seed,
      calls_saved: Math.round(calls.savedShare * 1000) / 1000,
      urgent_p90_minutes: answers.pressing.p90,
      escalations: escalations.total,
      volunteers_missing: volunteers.missing,
      rows_a_day: Math.round(
        Object.values(results.rows)
          .flat()
          .reduce((sum, rows) => sum + rows, 0) / days,
      ),
      reports_a_second_at_peak: peak.reportsPerSecond,
      seconds: Math.round((performance.now() - began) / 1000),
    }),
  );
}

const fileName = (place: PlaceName, days: number, seed: number): string =>
  `${place}-${days}-days-seed-${seed}`;

/** @throws RangeError for what is not `name=number` */
function settingsOf(sets: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    sets.map((set) => {
      const [, name, value] = /^(\w+)=(-?[\d.]+)$/.exec(set) ?? [];
      if (name === undefined || Number.isNaN(Number(value)))
        throw new RangeError(`--set ${set}: not name=number`);
      return [name, Number(value)];
    }),
  );
}

await run().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof RangeError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(`${error instanceof Error ? error.message : ''}\n${usage}`);
  process.exit(2);
});
