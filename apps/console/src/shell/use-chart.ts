import { type EChartsType, init } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';

/** A place to draw in, which follows the width of the window, and the chart drawn there after each change. */
export function useChart(
  draw: (chart: EChartsType, place: HTMLDivElement) => void,
): RefObject<HTMLDivElement> {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
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
    if (!chart.current || !place.current) return;
    draw(chart.current, place.current);
    chart.current.resize();
  });
  return place;
}
