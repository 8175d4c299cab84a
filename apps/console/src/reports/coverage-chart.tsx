import type { ReplyOf } from '@linli/contracts/catalog';
import { missingIn } from '@linli/domain/reports/missing-in';
import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useWords } from '../state/use-words.ts';
import { listsWords } from '../words/lists.ts';

use([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

/** More bars than these say nothing; the table has them all. */
const most = 20;
const barPx = 26;

/** Reported and missing by area, most missing first. The table below says the same in figures. */
export default function CoverageChart({ below }: Pick<ReplyOf<'GET /reports/coverage'>, 'below'>) {
  const say = useWords(listsWords);
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const rows = below.toSorted((a, b) => missingIn(b.coverage) - missingIn(a.coverage)).slice(0, most);
  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current);
    chart.current = drawn;
    const follow = new ResizeObserver(() => drawn.resize());
    follow.observe(place.current);
    return () => {
      follow.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const bar = (name: string, color: string, decal: boolean, data: number[]) => ({
      type: 'bar' as const,
      name,
      stack: 'people',
      data,
      barMaxWidth: 18,
      label: { show: true, color: token.colorTextLightSolid },
      // Colour is not the only sign.
      itemStyle: {
        color,
        ...(decal
          ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -0.8 } }
          : {}),
      },
    });
    const text = { color: token.colorText, fontFamily: token.fontFamily };
    chart.current?.setOption({
      animation: false,
      textStyle: text,
      legend: { textStyle: text, left: 0, top: 0 },
      grid: { left: 0, right: 16, top: 36, bottom: 0, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, axisLabel: text },
      yAxis: { type: 'category', inverse: true, data: rows.map(({ area }) => area.name), axisLabel: text },
      series: [
        bar(
          say('reported'),
          token.colorPrimary,
          false,
          rows.map(({ coverage }) => coverage.reported),
        ),
        bar(
          say('missing'),
          token.colorError,
          true,
          rows.map(({ coverage }) => missingIn(coverage)),
        ),
      ],
    });
    chart.current?.resize();
  });
  return (
    <div
      ref={place}
      className="chart"
      role="img"
      aria-label={say('chart')}
      style={{ height: 60 + rows.length * barPx }}
    />
  );
}
