import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useChart } from '../shell/use-chart.ts';

use([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

const barPx = 26;
const legendPx = 36;

interface Series {
  name: string;
  color: 'primary' | 'error';
  data: readonly number[];
}

/** Stacked bars side by side with a table that says the same in figures; colour is not the only sign. */
export function Bars({
  label,
  names,
  series,
}: {
  label: string;
  names: readonly string[];
  series: readonly Series[];
}) {
  const { token } = theme.useToken();
  const legend = series.length > 1;
  const place = useChart((chart) => {
    const text = { color: token.colorText, fontFamily: token.fontFamily };
    const colors = { primary: token.colorPrimary, error: token.colorError };
    chart.setOption({
      animation: false,
      textStyle: text,
      ...(legend ? { legend: { textStyle: text, left: 0, top: 0 } } : {}),
      grid: { left: 0, right: 16, top: legend ? legendPx : 0, bottom: 0, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, axisLabel: text },
      yAxis: { type: 'category', inverse: true, data: [...names], axisLabel: text },
      series: series.map(({ name, color, data }) => ({
        type: 'bar' as const,
        name,
        stack: 'all',
        data: [...data],
        barMaxWidth: 18,
        label: { show: legend, color: token.colorTextLightSolid },
        itemStyle: {
          color: colors[color],
          ...(color === 'error'
            ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -0.8 } }
            : {}),
        },
      })),
    });
  });
  return (
    <div
      ref={place}
      className="chart"
      role="img"
      aria-label={label}
      style={{ height: (legend ? legendPx : 0) + 24 + names.length * barPx }}
    />
  );
}
