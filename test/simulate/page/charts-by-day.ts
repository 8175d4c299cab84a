import type { EChartsOption } from 'echarts';
import { ranks } from '../ladders.ts';
import { type Asked, amount, type Chart, grid, mean, sum } from './chart.ts';
import { axisOf, drawChart, ink, legend } from './draw-chart.ts';
import { nameOf, type Word } from './words.ts';

const first = (list: readonly number[]): number => list[0] ?? 0;
const last = (list: readonly number[]): number => list.at(-1) ?? 0;
const short = (day: string): string => day.slice(5).replace('-', '/');

const byDay = ({ results }: Asked) => axisOf({ type: 'category' as const, data: results.days.map(short) });

const tableByDay = (
  { results, say }: Asked,
  names: readonly string[],
  lists: readonly (readonly number[])[],
): Pick<Chart, 'head' | 'rows'> => ({
  head: [say('day'), ...names],
  rows: results.days.map((day, i) => [day, ...lists.map((list) => list[i] ?? 0)]),
});

/** Calls made against phoning everybody. */
export function calls(asked: Asked): Chart {
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

/** Who brought in the reports. */
export function basis(asked: Asked): Chart {
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

/** Who was told because nobody answered. */
export function ladder(asked: Asked): Chart {
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

/** Messages by channel. */
export function messages(asked: Asked): Chart {
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
