import type { EChartsOption } from 'echarts';
import { ranks } from '../ladders.ts';
import type { Results } from '../results.ts';
import { axisOf, drawChart, ink, legend } from './draw-chart.ts';
import { type Language, nameOf, numbersIn, sayIn, type Word } from './words.ts';

/** A plot with a title that says what it shows, and the figures behind it. */
export interface Chart {
  readonly title: string;
  readonly note: string;
  readonly svg: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);
const mean = (list: readonly number[]): number => sum(list) / Math.max(1, list.length);
const first = (list: readonly number[]): number => list[0] ?? 0;
const last = (list: readonly number[]): number => list.at(-1) ?? 0;
// Letters are measured without a font: some room for wider ones.
const grid = { left: 24, right: 24, top: 40, bottom: 8, containLabel: true };

/** All plots of the page, in their order. */
export function chartsOf(results: Results, language: Language): Chart[] {
  const asked = { results, language, say: sayIn(language), show: numbersIn(language) };
  return [calls, basis, answers, ladder, shortage, hours, messages, rows].map((chart) => chart(asked));
}

interface Asked {
  readonly results: Results;
  readonly language: Language;
  readonly say: ReturnType<typeof sayIn>;
  readonly show: ReturnType<typeof numbersIn>;
}

/** A legend that shows the signs of its series. */
const { icon: _, ...shapes } = { ...legend, itemWidth: 14, itemHeight: 14 };

/** Times people think in; minutes. */
const ticks = [1, 5, 15, 60, 240, 1440, 4320, 10_080] as const;

const short = (day: string): string => day.slice(5).replace('-', '/');

const byDay = ({ results }: Asked) => axisOf({ type: 'category' as const, data: results.days.map(short) });
const amount = ({ show }: Asked, max?: number) =>
  axisOf({
    type: 'value' as const,
    ...(max === undefined ? {} : { max }),
    axisLabel: { formatter: (value: number) => (max === 1 ? show.share(value) : show.whole(value)) },
  });

const tableByDay = (
  { results, say }: Asked,
  names: readonly string[],
  lists: readonly (readonly number[])[],
): Pick<Chart, 'head' | 'rows'> => ({
  head: [say('day'), ...names],
  rows: results.days.map((day, i) => [day, ...lists.map((list) => list[i] ?? 0)]),
});

function calls(asked: Asked): Chart {
  const { results, say, show } = asked;
  const { baseline, made, visits } = results.calls;
  const names = [say('baseline'), say('made'), say('visits')];
  const lists = [baseline, made, visits];
  const option: EChartsOption = {
    legend,
    grid,
    xAxis: byDay(asked),
    yAxis: amount(asked),
    series: lists.map((data, i) => ({
      type: 'line',
      name: names[i] ?? '',
      data: [...data],
      symbol: ['rect', 'circle', 'triangle'][i] ?? 'circle',
      symbolSize: 7,
      lineStyle: {
        width: i === 1 ? 3 : 2,
        type: i === 0 ? 'dashed' : 'solid',
        color: ink.series[i === 0 ? 4 : i - 1] ?? '',
      },
      itemStyle: { color: ink.series[i === 0 ? 4 : i - 1] ?? '' },
    })),
  };
  return {
    title: say('calls-title', {
      first: show.whole(first(made)),
      last: show.whole(last(made)),
      baseline: show.whole(mean(baseline)),
    }),
    note: say('calls-note'),
    svg: drawChart(option),
    ...tableByDay(asked, names, lists),
  };
}

function stacked(
  asked: Asked,
  names: readonly string[],
  lists: readonly (readonly number[])[],
  max?: number,
) {
  return drawChart({
    legend,
    grid,
    xAxis: byDay(asked),
    yAxis: amount(asked, max),
    series: lists.map((data, i) => ({
      type: 'bar',
      stack: 'all',
      name: names[i] ?? '',
      data: [...data],
      barMaxWidth: 44,
      itemStyle: { color: ink.series[i] ?? ink.muted },
    })),
  });
}

function basis(asked: Asked): Chart {
  const { results, say, show } = asked;
  const { byBasis, missing, expected } = results.reports;
  const keys = ['self', 'relative', 'phone', 'visit', 'missing'] as const;
  const counts = keys.map((key) => (key === 'missing' ? missing : (byBasis[key] ?? [])));
  const all = expected.map((_, day) => sum(counts.map((list) => list[day] ?? 0)));
  const parts = counts.map((list) => list.map((count, day) => count / Math.max(1, all[day] ?? 0)));
  const names = keys.map((key) => say(key));
  return {
    title: say('basis-title', {
      first: show.share(first(parts[0] ?? [])),
      last: show.share(last(parts[0] ?? [])),
    }),
    note: say('basis-note'),
    svg: stacked(asked, names, parts, 1),
    ...tableByDay(asked, names, counts),
  };
}

function answers(asked: Asked): Chart {
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

function ladder(asked: Asked): Chart {
  const { results, say, show } = asked;
  const { byRank, total, postsFoundEmpty } = results.escalations;
  const lists = ranks.map((rank) => byRank[rank] ?? []);
  const names = ranks.map((rank: Word & (typeof ranks)[number]) => say(rank));
  const high = sum([...(byRank.street ?? []), ...(byRank.district ?? [])]);
  const days = results.days.map((_, day) => sum(lists.map((list) => list[day] ?? 0)));
  return {
    title: say('ladder-title', {
      days: String(results.days.length),
      total: show.whole(total),
      most: show.whole(Math.max(0, ...days)),
    }),
    note: say('ladder-note', {
      storm: String(results.given.stormDay?.value ?? ''),
      factor: String(results.given.stormFactor?.value ?? ''),
      high: show.whole(high),
      empty: show.whole(postsFoundEmpty),
    }),
    svg: stacked(asked, names, lists),
    ...tableByDay(asked, names, lists),
  };
}

function shortage(asked: Asked): Chart {
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

function hours(asked: Asked): Chart {
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

function messages(asked: Asked): Chart {
  const { results, language, say, show } = asked;
  const by = results.messages.byChannel;
  const all = by['in-app'] ?? [];
  const outside = ['wechat', 'sms', 'call'].map((channel) => by[channel] ?? results.days.map(() => 0));
  const only = all.map((count, day) => Math.max(0, count - sum(outside.map((list) => list[day] ?? 0))));
  const names = [nameOf('wechat', language), nameOf('sms', language), say('call'), say('in-app')];
  const lists = [...outside, only];
  return {
    title: say('messages-title', {
      mean: show.whole(mean(all)),
      share: show.share(sum(by.wechat ?? []) / Math.max(1, sum(all))),
      sms: show.whole(mean(by.sms ?? [])),
    }),
    note: say('messages-note'),
    svg: stacked(asked, names, lists),
    ...tableByDay(asked, names, lists),
  };
}

function rows(asked: Asked): Chart {
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
