import type { EChartsOption } from 'echarts';
import { type Asked, amount, type Chart, grid, mean, sum } from './chart.ts';
import { axisOf, drawChart, ink, legend } from './draw-chart.ts';
import { nameOf } from './words.ts';

/** A legend that shows the signs of its series. */
const { icon: _, ...shapes } = { ...legend, itemWidth: 14, itemHeight: 14 };

/** Times people think in; minutes. */
const ticks = [1, 5, 15, 60, 240, 1440, 4320, 10_080] as const;

/** Time until an answer, by kind of help. */
export function answers(asked: Asked): Chart {
  const { results, language, say, show } = asked;
  const kinds = Object.entries(results.answers.byKind)
    .filter(([, { p90 }]) => p90 !== null)
    .sort(([, a], [, b]) => (a.p90 ?? 0) - (b.p90 ?? 0));
  const slowest = kinds.at(-1);
  const parts = ['p50', 'p90', 'p99'] as const;
  const least = (value: number | null) => Math.log10(Math.max(1, value ?? 1));
  const most = Math.max(...kinds.map(([, { p99 }]) => p99 ?? 1));
  const marks = ticks.map((tick) => Math.log10(tick));
  const option: EChartsOption = {
    legend: { ...shapes, data: parts.map((part) => say(part)) },
    grid,
    xAxis: axisOf({
      type: 'value' as const,
      min: 0,
      max: Math.log10(ticks.find((tick) => tick >= most) ?? most),
      axisLabel: { customValues: marks, formatter: (log: number) => show.time(10 ** log) },
      axisTick: { show: false, customValues: marks },
    }),
    yAxis: axisOf({
      type: 'category' as const,
      data: kinds.map(([key]) => nameOf(key, language)),
      splitLine: { show: false },
    }),
    series: [
      {
        type: 'custom',
        silent: true,
        data: kinds.map(([, each], i) => [least(each.p50), i, least(each.p99)]),
        renderItem: (_, api) => {
          const from = api.coord([api.value(0), api.value(1)]);
          const until = api.coord([api.value(2), api.value(1)]);
          return {
            type: 'line',
            shape: { x1: from[0] ?? 0, y1: from[1] ?? 0, x2: until[0] ?? 0, y2: until[1] ?? 0 },
            style: { stroke: ink.line, lineWidth: 4 },
          };
        },
      },
      ...parts.map((part, i) => ({
        type: 'scatter' as const,
        name: say(part),
        symbol: ['circle', 'diamond', 'triangle'][i] ?? 'circle',
        symbolSize: [12, 15, 12][i] ?? 12,
        itemStyle: { color: ink.series[[0, 1, 3][i] ?? 0] ?? '' },
        data: kinds.map(([, each], place) => [least(each[part]), place]),
      })),
    ],
  };
  return {
    title: say('answers-title', {
      slowest: slowest ? nameOf(slowest[0], language) : '',
      p90: show.time(slowest?.[1].p90 ?? 0),
    }),
    note: say('answers-note'),
    svg: drawChart(option, 80 + 30 * kinds.length),
    head: [say('kind'), say('count'), say('open'), ...parts.map((part) => say(part))],
    rows: [...kinds]
      .reverse()
      .map(([key, each]) => [
        nameOf(key, language),
        each.count,
        each.open,
        ...parts.map((part) => show.time(each[part] ?? 0)),
      ]),
  };
}

/** Where volunteers are missing. */
export function shortage(asked: Asked): Chart {
  const { results, say } = asked;
  const { cells } = results.volunteers;
  const isOne = results.size.communities === 1;
  const most = Math.max(0, ...cells.map(({ missing }) => missing));
  const lacking = Array.from(
    { length: most + 1 },
    (_, n) => cells.filter(({ missing }) => missing === n).length,
  );
  const places = new Map<string, { wanted: number; registered: number; missing: number }>();
  for (const { community, grid: inGrid, wanted, registered, missing } of cells) {
    const place = isOne ? inGrid : community;
    const before = places.get(place) ?? { wanted: 0, registered: 0, missing: 0 };
    places.set(place, {
      wanted: before.wanted + wanted,
      registered: before.registered + registered,
      missing: before.missing + missing,
    });
  }
  const sorted = [...places].sort(([a, x], [b, y]) => y.missing - x.missing || (a < b ? -1 : 1));
  const shown = sorted.slice(0, 12).reverse();
  const bar = { type: 'bar' as const, barMaxWidth: 28, itemStyle: { color: ink.series[1] } };
  const label = { show: true, color: ink.text, fontSize: 12 };
  const option: EChartsOption = {
    grid: [
      { left: 24, width: 400, top: 40, bottom: 8, containLabel: true },
      { left: 500, right: 40, top: 40, bottom: 8, containLabel: true },
    ],
    xAxis: [
      axisOf({ type: 'category' as const, data: lacking.map((_, n) => say('lack', { count: String(n) })) }),
      axisOf({ type: 'value' as const, gridIndex: 1, minInterval: 1 }),
    ],
    yAxis: [
      axisOf({ type: 'value' as const, name: say('cells'), minInterval: 1 }),
      axisOf({ type: 'category' as const, gridIndex: 1, data: shown.map(([name]) => name) }),
    ],
    series: [
      { ...bar, data: lacking, label: { ...label, position: 'top' }, itemStyle: { color: ink.series[0] } },
      {
        ...bar,
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: shown.map(([, { missing }]) => missing),
        label: { ...label, position: 'right' },
      },
    ],
  };
  return {
    title: say('short-title', { worst: sorted[0]?.[0] ?? '' }),
    note: say('short-note', { place: say(isOne ? 'grids-here' : 'communities') }),
    svg: drawChart(option, 360),
    head: [
      say(isOne ? 'grids-here' : 'communities'),
      say('wanted'),
      say('registered'),
      say('missing-volunteers'),
    ],
    rows: sorted.map(([name, { wanted, registered, missing }]) => [name, wanted, registered, missing]),
  };
}

const bins = [0, 1, 2, 5, 10, 15, 20, 30, 40] as const;

/** How hours of service are spread. */
export function hours(asked: Asked): Chart {
  const { results, say, show } = asked;
  const { each, gini, max, median, people, total, byErrands, byGates } = results.hours;
  const counts = bins.map(
    (from, i) =>
      each.filter((value) => value >= from && value < (bins[i + 1] ?? Number.POSITIVE_INFINITY)).length,
  );
  const names = bins.map((from, i) => {
    const until = bins[i + 1];
    return until === undefined ? `≥ ${from}` : `${from}–${until}`;
  });
  const option: EChartsOption = {
    grid: { ...grid, bottom: 28 },
    xAxis: axisOf({
      type: 'category' as const,
      data: names,
      name: say('hours'),
      nameLocation: 'middle' as const,
      nameGap: 32,
    }),
    yAxis: axisOf({ type: 'value' as const, name: say('people-axis'), minInterval: 1 }),
    series: [
      {
        type: 'bar',
        data: counts,
        barCategoryGap: '12%',
        itemStyle: { color: ink.series[2] },
        label: { show: true, position: 'top', color: ink.text, fontSize: 12 },
      },
    ],
  };
  return {
    title: say('hours-title', { median: show.plain(median), max: show.plain(max) }),
    note: say('hours-note', {
      people: show.whole(people),
      days: String(results.days.length),
      total: show.whole(total),
      errands: show.whole(byErrands),
      gates: show.whole(byGates),
      gini: String(gini),
    }),
    svg: drawChart(option),
    head: [say('hours'), say('people-axis')],
    rows: names.map((name, i) => [name, counts[i] ?? 0]),
  };
}

/** Rows a day, by table. */
export function rows(asked: Asked): Chart {
  const { results, say, show } = asked;
  const tables = Object.entries(results.rows)
    .map(([table, list]) => ({ table, rows: mean(list) }))
    .sort((a, b) => b.rows - a.rows);
  const total = sum(tables.map((each) => each.rows));
  const [top] = tables;
  const shown = tables.slice(0, 14).reverse();
  const option: EChartsOption = {
    grid: { ...grid, top: 8, right: 90 },
    xAxis: amount(asked),
    yAxis: axisOf({
      type: 'category' as const,
      data: shown.map(({ table }) => table),
      splitLine: { show: false },
    }),
    series: [
      {
        type: 'bar',
        data: shown.map((each) => Math.round(each.rows)),
        barMaxWidth: 18,
        itemStyle: { color: ink.series[0] },
        label: {
          show: true,
          position: 'right',
          color: ink.text,
          fontSize: 12,
          formatter: ({ value }) => show.whole(Number(value)),
        },
      },
    ],
  };
  return {
    title: say('rows-title', {
      total: show.whole(total),
      top: top?.table ?? '',
      share: show.share((top?.rows ?? 0) / Math.max(1, total)),
    }),
    note: say('rows-note'),
    svg: drawChart(option, 60 + 26 * shown.length),
    head: [say('table'), say('rows-a-day')],
    rows: tables.map((each) => [each.table, Math.round(each.rows)]),
  };
}
