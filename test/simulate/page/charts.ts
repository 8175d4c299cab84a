import type { Results } from '../results.ts';
import type { Chart } from './chart.ts';
import { basis, calls, ladder, messages } from './charts-by-day.ts';
import { answers, hours, rows, shortage } from './charts-by-kind.ts';
import { type Language, numbersIn, sayIn } from './words.ts';

/** All plots of the page, in their order. */
export function chartsOf(results: Results, language: Language): Chart[] {
  const asked = { results, language, say: sayIn(language), show: numbersIn(language) };
  return [calls, basis, answers, ladder, shortage, hours, messages, rows].map((chart) => chart(asked));
}
