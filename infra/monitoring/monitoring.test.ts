import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalog } from '@linli/contracts/catalog';
import { problems } from '@linli/contracts/problem';
import { openProduct } from '@linli/test/support/product';
import { openGauges } from '@linli/worker/gauges';
import { openMetrics } from '@linli/worker/metrics';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readQuery } from './promql.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const read = (name: string) => readFileSync(here + name, 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);

/** The parts of a dashboard without which Grafana shows nothing, or something else than it says. */
const Source = z.object({ type: z.literal('prometheus'), uid: z.literal(`\${datasource}`) });
const Dashboard = z.object({
  uid: z.string().regex(/^[\w-]{1,40}$/),
  title: z.string().min(1),
  schemaVersion: z.number().int().min(36),
  timezone: z.literal('Asia/Shanghai'),
  time: z.object({ from: z.string(), to: z.string() }),
  templating: z.object({
    list: z.tuple([z.object({ name: z.literal('datasource'), type: z.literal('datasource') })]),
  }),
  panels: z.array(
    z.object({
      id: z.number().int().positive(),
      type: z.enum(['row', 'stat', 'timeseries']),
      title: z.string().min(1),
      gridPos: z.object({
        x: z.number().int().min(0),
        y: z.number().int().min(0),
        w: z.number().int().positive(),
        h: z.number().int().positive(),
      }),
      datasource: Source.optional(),
      targets: z
        .array(
          z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string(), datasource: Source }),
        )
        .default([]),
    }),
  ),
});
const dashboards = readdirSync(`${here}dashboards`).map(
  (name) => [name, Dashboard.parse(JSON.parse(read(`dashboards/${name}`)))] as const,
);

const asked = [
  ...rules.map(({ alert, expr }) => ({ by: alert, expr })),
  ...dashboards.flatMap(([name, { panels }]) =>
    panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ by: `${name}: ${title}`, expr }))),
  ),
].map(({ by, expr }) => ({ by, ...readQuery(expr) }));

describe('what alerts and dashboards ask for', async () => {
  const { metricsUrl, base } = await openProduct();
  /** Every series there is, by what a scrape of API and worker says. */
  const told = new Set<string>();

  beforeAll(async () => {
    const worker = openMetrics();
    await openGauges(worker.registry, base).refresh();
    const scraped = [await (await fetch(metricsUrl)).text(), await worker.registry.metrics()].join('\n');
    for (const [, name = '', type] of scraped.matchAll(/^# TYPE (\S+) (\w+)$/gm)) {
      const ends =
        type === 'histogram'
          ? ['_bucket', '_sum', '_count']
          : type === 'summary'
            ? ['_sum', '_count', '']
            : [''];
      for (const end of ends) told.add(name + end);
    }
  });

  it('is PromQL and is told by the API or a worker', () => {
    expect(asked.length).toBeGreaterThan(60);
    for (const { by, faults, metrics } of asked) {
      expect(faults, by).toEqual([]);
      expect(metrics, by).not.toEqual([]);
      expect(
        metrics.filter((name) => !told.has(name)),
        by,
      ).toEqual([]);
    }
  });

  it('names routes, queues and outcomes that exist', () => {
    const routes = Object.keys(catalog).map((key) => `/api${key.split(' ')[1]}`);
    const known: Record<string, readonly string[]> = {
      route: routes,
      queue: ['alerts', 'messages', 'chores'],
      outcome: ['accepted', 'asked-back', 'done', 'failed', 'retry', 'dead', ...Object.keys(problems)],
      status: ['2xx', '3xx', '4xx', '5xx'],
      what: ['errands', 'roster'],
      method: ['GET', 'POST'],
    };
    for (const { by, matchers } of asked)
      for (const { label, value, exact } of matchers) {
        const values = exact ? [value] : value.split('|');
        if (known[label]) expect(known[label], `${by}: ${label}`).toEqual(expect.arrayContaining(values));
      }
  });

  it('every promise of ours has a rule or a panel: nothing is told that nobody looks at', () => {
    const seen = new Set(asked.flatMap(({ metrics }) => metrics));
    const unseen = [...told].filter((name) => name.startsWith('linli_') && !seen.has(name));
    const family = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
    const families = new Set([...seen].map(family));
    expect(unseen.filter((name) => !families.has(family(name)))).toEqual([]);
  });
});

test('each alert has a name of its own, says how urgent it is, and leads to a chapter of the runbook', () => {
  const runbook = readFileSync(new URL('../runbook.md', import.meta.url), 'utf8');
  const chapters = [...runbook.matchAll(/^#+ (.+)$/gm)].map(
    ([, title = '']) =>
      `infra/runbook.md#${title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(/\s/g, '-')}`,
  );
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { alert, labels, annotations } of rules) {
    expect(['page', 'look'], alert).toContain(labels.severity);
    expect(chapters, alert).toContain(annotations.runbook);
  }
});

test('no two panels of a dashboard lie on each other or share a number', () => {
  expect(new Set(dashboards.map(([, { uid }]) => uid)).size).toBe(dashboards.length);
  for (const [name, { panels }] of dashboards) {
    expect(new Set(panels.map(({ id }) => id)).size, name).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`), `${name}: ${title}`).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
  }
});

const promtoolMissing = spawnSync('promtool', ['--version']).status === 0 ? '' : ' (no promtool found)';
describe.skipIf(promtoolMissing !== '')(`what Prometheus itself says${promtoolMissing}`, () => {
  const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: here, encoding: 'utf8' });

  it.each([
    ['the rules are sound', 'check', 'rules', 'alerts.yml'],
    ['the jobs are sound', 'check', 'config', 'prometheus.yml'],
    ['alerts fire when they should and are still when they should be', 'test', 'rules', 'alerts.test.yml'],
  ])('%s', (_name, ...args) => {
    const { status, stdout, stderr } = promtool(...args);
    expect(status, stdout + stderr).toBe(0);
  });
});
