import { redisMissing } from '../support/redis.ts';
import type { BenchOptions } from './bench.ts';
import { withBenchServer } from './bench-database.ts';
import { preparePlace } from './day/prepare-place.ts';
import { type DayRun, shownLeg, writeDay } from './day/render-day.ts';
import { type Leg, rates, reserve, runLeg, type Variant } from './day/run-leg.ts';
import { statementSettings } from './day/watch-statements.ts';
import { type PlaceName, places } from './places.ts';
import { circumstances, commandGiven, keepRun } from './record.ts';

const variants: readonly Variant[] = [
  { apis: 1, queue: 'postgres' },
  { apis: 2, queue: 'postgres' },
  { apis: 1, queue: 'redis' },
  { apis: 2, queue: 'redis' },
];
const nameOf = ({ apis, queue }: Variant): string => `${apis}-${queue}`;

/**
 * One morning: the households of a place report within an hour that is compressed, while leaders look at gaps, households ask
 * for help, volunteers claim shifts and 200 desks stay open; over HTTP, against API and worker as separate processes, with
 * the load generator in another. Each variant begins with the same database and takes its share of the households.
 */
export async function bench(options: BenchOptions): Promise<void> {
  const { small, seed, write, only } = options;
  if (write) return writeDay();
  const names = options.places.map((name) => {
    if (!(name in places)) throw new RangeError(`no place ${name}`);
    return name as PlaceName;
  });
  const wanted = variants
    .filter((variant) => only === undefined || only.includes(nameOf(variant)))
    .filter(({ queue }) => queue === 'postgres' || redisMissing === undefined);
  if (wanted.length === 0) throw new RangeError(`no variant ${only}`);
  if (redisMissing !== undefined) console.log(`Without the queue in Redis: ${redisMissing}`);
  const seconds = 3600 / (small ? 360 : options.compress);
  const settings = [...statementSettings, 'max_connections=250'];
  const legs: Leg[] = [];
  await withBenchServer(settings, async (server) => {
    const [{ version } = { version: '' }] = await server.withDatabase(
      'bench_about',
      { connections: 1 },
      ({ sql }) =>
        sql<{ version: string }[]>`select split_part(current_setting('server_version'), ' ', 1) as version`,
    );
    const run = circumstances(commandGiven(), version);
    for (const place of names) {
      const size = places[place];
      const all = size.households - reserve(size.households);
      const reporting = Math.min(options.households ?? (small ? 600 : Math.floor(all / wanted.length)), all);
      console.log(`Filling ${place}: ${size.households} households, ${size.persons} people`);
      const base = `bench_day_${place}`;
      await server.withDatabase(base, { connections: 8 }, async (database) => {
        const prepared = await preparePlace(database, size, Math.ceil(reporting * rates.claims));
        // A database is copied when nobody is on it.
        await database.close();
        for (const variant of wanted) {
          const morning = { place, size, reporting, seconds, seed };
          const leg = await server.withDatabase(`${base}_leg`, { connections: 20, like: base }, (copy) =>
            runLeg(copy, prepared, variant, morning),
          );
          legs.push(leg);
          console.log(shownLeg(leg));
        }
      });
    }
    const kept: DayRun = { ...run, legs };
    console.log(`Kept in ${await keepRun('day', kept)}`);
  });
}
