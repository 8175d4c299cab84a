import type { Results } from '../results.ts';
import { axisOf } from './draw-chart.ts';
import type { Language, numbersIn, sayIn } from './words.ts';

/** A plot with a title that says what it shows, and the figures behind it. */
export interface Chart {
  readonly title: string;
  readonly note: string;
  readonly svg: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What every plot is made from. */
export interface Asked {
  readonly results: Results;
  readonly language: Language;
  readonly say: ReturnType<typeof sayIn>;
  readonly show: ReturnType<typeof numbersIn>;
}

export const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);
export const mean = (list: readonly number[]): number => sum(list) / Math.max(1, list.length);
// Letters are measured without a font: some room for wider ones.
export const grid = { left: 24, right: 24, top: 40, bottom: 8, containLabel: true };

/** An axis of figures; parts of 1 as percents where 1 is the most. */
export const amount = ({ show }: Asked, max?: number) =>
  axisOf({
    type: 'value' as const,
    ...(max === undefined ? {} : { max }),
    axisLabel: { formatter: (value: number) => (max === 1 ? show.share(value) : show.whole(value)) },
  });
