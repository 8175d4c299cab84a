import { expect, it } from 'vitest';
import { type LoadKind, loadKinds } from './load-plan.ts';
import { type DayRun, growthText, variantsText } from './render-day.ts';
import type { Leg } from './run-leg.ts';

const nothing = { planned: 0, accepted: 0, refused: {}, failed: 0, p50_ms: 0, p99_ms: 0, max_ms: 0 };
const kinds = Object.fromEntries(loadKinds.map((kind) => [kind, nothing])) as Leg['morning']['kinds'];
const leg = (more: Partial<Leg> & { report?: Partial<typeof nothing> }): Leg => ({
  apis: 1,
  queue: 'postgres',
  place: 'shunhua',
  households: 106_907,
  people: 275_784,
  times_real: 15,
  planned_per_s: 445,
  accepted_per_s: 440,
  morning: {
    seconds: 60,
    kinds: {
      ...kinds,
      report: { ...nothing, planned: 1_000, accepted: 990, ...more.report },
    } satisfies Record<LoadKind, unknown>,
    calls: { '/reports/coverage': { count: 10, p50_ms: 20, p99_ms: 300 } },
    people: 2_600,
    peakPerSecond: 700,
    live: { streams: 200, cut: 0, heard: 30, p50_ms: 4, p99_ms: 9 },
    generator: { late_p99_ms: 2, loop_p99_ms: 3 },
  },
  rush: { households_per_s: 900, people_per_s: 2_322 },
  raw_people_per_s: 4_644,
  ratio_to_raw: 0.5,
  usage: [{ name: 'API 1', processes: 1, cpu_s: 30, memory_mb: 310 }],
  statements: {
    total_ms: 1_980,
    top: [
      { calls: 9, total_ms: 990, plan_ms: 99, mean_ms: 110, rows: 9, pages: 1, text: "select 'a' || 'b'" },
    ],
    waits: {},
  },
  lost: 0,
  overbooked: 0,
  ...more,
});
const run = (legs: Leg[]): DayRun => ({
  command: 'npm run bench -- day',
  at: '2026-11-22T08:00:00.000Z',
  machine: 'one',
  loadBefore: 0,
  cores: 2,
  legs,
});
/** Cells of the row that begins with a name. */
const row = (text: string, name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`| ${name}`))
    ?.split(/(?<!\\)\|/)
    .slice(2, -1)
    .map((cell) => cell.trim());

it('sets variants side by side, and hides neither what was lost nor what failed', () => {
  const text = variantsText(
    run([
      leg({ report: { failed: 3, refused: { 'already-done': 2 } } }),
      leg({ apis: 2, queue: 'redis', lost: 7, overbooked: 1 }),
    ]),
  );
  expect(text.split('\n')[0]).toBe('|  | 1 API, queue in Postgres | 2 API, queue in Redis |');
  expect(row(text, 'failed')).toEqual(['3', '0']);
  expect(row(text, 'refused by rule')).toEqual(['2', '0']);
  expect(row(text, 'lost, overbooked')).toEqual(['0, 0', '7, 1']);
  expect(row(text, 'API 1: cores, MB')).toEqual(['0.50, 310', '0.50, 310']);
});

it('a statement with bars does not break its table', () => {
  const cells = row(variantsText(run([leg({})])), '`select');
  expect(cells).toEqual(['9', '110.00', '10 %', '50 %']);
});

it('sets places side by side with what each question took and what a report cost', () => {
  const text = growthText(run([leg({ place: 'fenghuang', households: 8_216, people: 14_500 }), leg({})]));
  expect(text).toContain('fenghuang: 8,216 households, 14,500 people | shunhua: 106,907 households');
  expect(row(text, '/reports/coverage')).toEqual(['20 / 300', '20 / 300']);
  expect(row(text, 'Postgres, ms a report')).toEqual(['2.00', '2.00']);
});
