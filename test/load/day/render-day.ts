import { type Circumstances, keptRuns, saidOf, table, writeBlock } from '../record.ts';
import { type KindFigures, type LoadKind, loadKinds } from './load-plan.ts';
import type { Leg } from './run-leg.ts';

export interface DayRun extends Circumstances {
  readonly legs: readonly Leg[];
}

const kindNames: Readonly<Record<LoadKind, string>> = {
  report: 'report of a household',
  gaps: 'gaps of a leader',
  request: 'request for help',
  claim: 'claim of a shift',
  'first-screen': "a desk's first screen",
  refresh: 'refresh of a desk',
  reread: 'desk after a moved case',
};

const whole = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
const variantOf = ({ apis, queue }: Leg) =>
  `${apis} API, queue in ${queue === 'redis' ? 'Redis' : 'Postgres'}`;
const refusedOf = ({ refused }: KindFigures) => Object.values(refused).reduce((sum, each) => sum + each, 0);
const pairOf = ({ p50_ms, p99_ms }: Pick<KindFigures, 'p50_ms' | 'p99_ms'>) =>
  `${whole(p50_ms)} / ${whole(p99_ms)}`;

/** One leg in a few lines, for whoever watches. */
export function shownLeg(leg: Leg): string {
  const { morning } = leg;
  const kinds = loadKinds
    .filter((kind) => morning.kinds[kind].planned > 0)
    .map((kind) => {
      const figures = morning.kinds[kind];
      const refused = Object.entries(figures.refused).map(([code, count]) => `, ${count} ${code}`);
      return `  ${kindNames[kind]}: ${figures.accepted} of ${figures.planned}${refused.join('')}${figures.failed ? `, ${figures.failed} failed` : ''}; ${pairOf(figures)} ms`;
    });
  const used = leg.usage?.map(({ name, cpu_s, memory_mb }) => `${name} ${whole(cpu_s)} s ${memory_mb} MB`);
  const top = leg.statements.top.map(
    ({ total_ms, calls, mean_ms, plan_ms, text }) =>
      `    ${total_ms} ms = ${calls} × ${mean_ms} (plan ${plan_ms}): ${text.slice(0, 110)}`,
  );
  return [
    `${leg.place}, ${variantOf(leg)}: ${leg.accepted_per_s} reports/s accepted (planned ${leg.planned_per_s}, ${leg.times_real} × real), best 5 s ${morning.peakPerSecond}/s`,
    ...kinds,
    `  live: ${morning.live.streams} streams, ${morning.live.cut} cut, heard after ${pairOf(morning.live)} ms; generator late ${morning.generator.late_p99_ms} ms`,
    `  rush ${leg.rush?.households_per_s} households/s = ${leg.rush?.people_per_s} people/s, raw ${leg.raw_people_per_s}, ratio ${leg.ratio_to_raw}; lost ${leg.lost}, overbooked ${leg.overbooked}`,
    `  ${used?.join(', ')}`,
    `  Postgres ${leg.statements.total_ms} ms; waits ${JSON.stringify(leg.statements.waits)}`,
    ...top,
  ].join('\n');
}

type Row = readonly [string, ...string[]];

const rowsOf = (legs: readonly Leg[]): Row[] => {
  const row = (name: string, of: (leg: Leg) => string | number): Row => [
    name,
    ...legs.map((leg) => String(of(leg))),
  ];
  const names = [...new Set(legs.flatMap((leg) => leg.usage?.map(({ name }) => name) ?? []))];
  return [
    row('households that report', (leg) => whole(leg.morning.kinds.report.planned)),
    row('planned a second (times a real morning)', (leg) => `${leg.planned_per_s} (${leg.times_real} ×)`),
    row('accepted a second, all the hour', (leg) => leg.accepted_per_s),
    row('accepted a second, best 5 s', (leg) => leg.morning.peakPerSecond),
    ...loadKinds
      .filter((kind) => legs.some((leg) => leg.morning.kinds[kind].planned > 0))
      .map((kind) => row(`${kindNames[kind]}, p50 / p99 ms`, (leg) => pairOf(leg.morning.kinds[kind]))),
    row('a desk hears of a request, p50 / p99 ms', (leg) => pairOf(leg.morning.live)),
    row('refused by rule', (leg) =>
      loadKinds.reduce((sum, kind) => sum + refusedOf(leg.morning.kinds[kind]), 0),
    ),
    row('failed', (leg) => loadKinds.reduce((sum, kind) => sum + leg.morning.kinds[kind].failed, 0)),
    row('lost, overbooked', (leg) => `${leg.lost}, ${leg.overbooked}`),
    row('most people a second, one after the other', (leg) => whole(leg.rush?.people_per_s ?? 0)),
    row('raw inserts of the same rows, people a second', (leg) => whole(leg.raw_people_per_s)),
    row('share of the raw rate', (leg) => leg.ratio_to_raw ?? '–'),
    ...names.map((name) =>
      row(`${name}: cores, MB`, (leg) => {
        const used = leg.usage?.find((each) => each.name === name);
        return used ? `${(used.cpu_s / leg.morning.seconds).toFixed(2)}, ${whole(used.memory_mb)}` : '–';
      }),
    ),
    row('the generator began late, p99 ms', (leg) => whole(leg.morning.generator.late_p99_ms)),
  ];
};

const shortened = (text: string) => `\`${text.replaceAll('|', '\\|').slice(0, 90)}\``;

function statementsOf(leg: Leg): string {
  const rows = leg.statements.top
    .slice(0, 8)
    .map(
      ({ calls, total_ms, mean_ms, plan_ms, text }): Row => [
        shortened(text),
        whole(calls),
        mean_ms.toFixed(2),
        `${Math.round((100 * plan_ms) / Math.max(1, total_ms))} %`,
        `${Math.round((100 * total_ms) / leg.statements.total_ms)} %`,
      ],
    );
  return table(['statement', 'calls', 'mean ms', 'of it planning', 'of all'], rows);
}

/** The tables of a run with several variants of one place. */
export const variantsText = (run: DayRun): string =>
  [
    table(['', ...run.legs.map(variantOf)], rowsOf(run.legs)),
    saidOf(run),
    ...run.legs
      .slice(-1)
      .map((leg) => `What Postgres did most of its time with (${variantOf(leg)}):\n\n${statementsOf(leg)}`),
  ].join('\n\n');

/** The table of a run with the same load at several places. */
export const growthText = (run: DayRun): string =>
  [
    table(
      [
        '',
        ...run.legs.map(
          (leg) => `${leg.place}: ${whole(leg.households)} households, ${whole(leg.people)} people`,
        ),
      ],
      [
        ...rowsOf(run.legs),
        ...callNames(run).map(
          (name): Row => [
            `${name}, p50 / p99 ms`,
            ...run.legs.map((leg) => {
              const call = leg.morning.calls[name];
              return call ? pairOf(call) : '–';
            }),
          ],
        ),
        [
          'Postgres, ms a report accepted',
          ...run.legs.map((leg) =>
            (leg.statements.total_ms / Math.max(1, leg.morning.kinds.report.accepted)).toFixed(2),
          ),
        ],
      ],
    ),
    saidOf(run),
  ].join('\n\n');

const callNames = ({ legs }: DayRun) =>
  [...new Set(legs.flatMap(({ morning }) => Object.keys(morning.calls)))].sort();

/** Writes the newest kept runs into `infra/performance.md`: one with variants, one with places. */
export async function writeDay(): Promise<void> {
  const runs = await keptRuns<DayRun>('day');
  const placesOf = ({ legs }: DayRun) => new Set(legs.map(({ place }) => place)).size;
  const variants = runs.find((run) => placesOf(run) === 1 && run.legs.length > 1);
  const growth = runs.find((run) => placesOf(run) > 1);
  if (variants) await writeBlock('day variants', variantsText(variants));
  if (growth) await writeBlock('day growth', growthText(growth));
  console.log(
    `Written: ${[variants && 'variants', growth && 'growth'].filter(Boolean).join(', ') || 'nothing, no run is kept'}`,
  );
}
