import { theme } from 'antd';
import { ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useChart } from '../shell/use-chart.ts';
import { useWords } from '../state/use-words.ts';
import { mapWords } from '../words/map.ts';
import { flattened } from './flattened.ts';

use([ScatterChart, GridComponent, CanvasRenderer]);

/** Pixels around the places, so that their names have room. */
const aside = 72;
const above = 24;

interface Point {
  name: string;
  location: { latitude: number; longitude: number };
  count: number;
}

/** Checkpoints where they stand to each other, north above; no map of anybody else's is asked for. The tiles below say the same. */
export default function CheckpointMap({ points }: { points: readonly Point[] }) {
  const say = useWords(mapWords);
  const { token } = theme.useToken();
  const place = useChart((chart, drawnIn) => {
    const { clientWidth, clientHeight } = drawnIn;
    const shape = Math.max(1, clientWidth - 2 * aside) / Math.max(1, clientHeight - 2 * above);
    const { marks, half } = flattened(
      points.map(({ location }) => location),
      shape,
    );
    const axis = (reach: number) => ({ type: 'value' as const, show: false, min: -reach, max: reach });
    chart.setOption({
      animation: false,
      grid: { left: aside, right: aside, top: above, bottom: above },
      xAxis: axis(half * shape),
      yAxis: axis(half),
      series: [
        {
          type: 'scatter',
          data: marks.map(([x, y], at) => ({
            name: points[at]?.name,
            value: [x, y, points[at]?.count ?? 0],
            symbol: points[at]?.count ? 'circle' : 'emptyCircle',
            symbolSize: 14 + 6 * Math.min(6, points[at]?.count ?? 0),
            itemStyle: { color: points[at]?.count ? token.colorError : token.colorSuccess },
          })),
          label: {
            show: true,
            position: 'right',
            color: token.colorText,
            fontFamily: token.fontFamily,
            formatter: ({ name, value }: { name: string; value: unknown }) =>
              `${name} ${Array.isArray(value) ? value[2] : ''}`,
          },
          labelLayout: { hideOverlap: false, moveOverlap: 'shiftY' },
        },
      ],
    });
  });
  return <div ref={place} className="chart map__chart" role="img" aria-label={say('drawn')} />;
}
