import type { EChartsOption } from 'echarts';
import { init } from 'echarts';

/** Colours are names of the page's style, so that a chart follows it into the dark. */
export const ink = {
  text: 'var(--text)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  series: ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)'],
} as const;

const axis = {
  axisLabel: { color: ink.muted, fontSize: 13 },
  nameTextStyle: { color: ink.muted, fontSize: 13 },
  axisLine: { lineStyle: { color: ink.line } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: ink.line } },
};

/** An axis in the colours of the page. */
export const axisOf = <T extends object>(more: T) => ({
  ...axis,
  ...more,
  axisLabel: { ...axis.axisLabel, ...('axisLabel' in more ? (more.axisLabel as object) : {}) },
});

/** The legend above a chart. */
export const legend = {
  left: 0,
  top: 0,
  icon: 'roundRect',
  itemWidth: 14,
  itemHeight: 10,
  itemGap: 22,
  textStyle: { color: ink.text, fontSize: 13 },
};

/** Draws a chart as an SVG that needs nothing else: no script, no address. */
export function drawChart(option: EChartsOption, height = 320, width = 1000): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', color: ink.text },
      ...option,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
