import type { LocalText } from '@linli/contracts/problem';
import type { FormDefinition, Question, TemperaturePlace } from '@linli/contracts/reports/form';
import type { TemperatureRange } from '@linli/contracts/reports/labels';
import type { QuestionResult } from '@linli/contracts/reports/result-endpoints';
import { isFever } from './conditions.ts';

/**
 * How often something was answered. `value` null counts the answers themselves; else it is a choice, `true`, a whole
 * number, a day, or a temperature as `armpit 36.5`.
 */
export interface CountedAnswer {
  readonly questionId: string;
  readonly value: string | null;
  readonly count: number;
}

/** Names of the ranges temperatures are counted in, `temperatureRanges` of the contracts. */
export type RangeNames = Readonly<Record<TemperatureRange, LocalText>>;

interface Part {
  readonly key: string;
  readonly text: LocalText;
  readonly count: number;
}

/** More bars than these are folded into ranges. */
const mostParts = 14;

const both = (text: string): LocalText => ({ zh: text, en: text });

function warmthOf(form: FormDefinition, value: string): TemperatureRange {
  const [at = '', degrees = ''] = value.split(' ');
  const celsius = Number(degrees);
  // What counts as a fever depends on where it was taken.
  if (isFever(form, { celsius, at: at as TemperaturePlace })) return celsius >= 39 ? 'high' : 'fever';
  if (celsius >= 37) return 'raised';
  return celsius >= 36 ? 'usual' : 'low';
}

type Counts = ReadonlyMap<string, number>;

/** Adds up counts by what `key` makes of each value. */
function gathered(counts: Counts, key: (value: string) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [value, count] of counts) sums.set(key(value), (sums.get(key(value)) ?? 0) + count);
  return sums;
}

function numbers(counts: Counts): Part[] {
  const values = [...counts.keys()].map(Number).toSorted((a, b) => a - b);
  const [least = 0] = values;
  const most = values.at(-1) ?? 0;
  if (values.length <= mostParts)
    return values.map((value) => ({
      key: String(value),
      text: both(String(value)),
      count: counts.get(String(value)) ?? 0,
    }));
  const width = Math.ceil((most - least + 1) / 10);
  const sums = gathered(counts, (value) =>
    String(least + width * Math.floor((Number(value) - least) / width)),
  );
  return [...sums.entries()]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([from, count]) => ({
      key: from,
      text: both(width === 1 ? from : `${from}–${Number(from) + width - 1}`),
      count,
    }));
}

/** Days in their order; months, years when they are too many. */
function days(counts: Counts): Part[] {
  const lengths = [10, 7, 4];
  const sums =
    lengths
      .map((length) => gathered(counts, (day) => day.slice(0, length)))
      .find(({ size }) => size <= mostParts) ?? gathered(counts, (day) => `${day.slice(0, 3)}0`);
  return [...sums.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => ({ key, text: both(key), count }));
}

function partsOf(form: FormDefinition, question: Question, counts: Counts, ranges: RangeNames): Part[] {
  const at = (key: string, text: LocalText): Part => ({ key, text, count: counts.get(key) ?? 0 });
  switch (question.kind) {
    case 'yes-no':
      return [at('true', { zh: '是', en: 'yes' }), at('false', { zh: '否', en: 'no' })];
    case 'one-of':
    case 'many-of':
      return (question.options ?? []).map(({ value, text }) => at(value, text));
    case 'temperature': {
      const sums = gathered(counts, (value) => warmthOf(form, value));
      return Object.entries(ranges).map(([key, text]) => ({ key, text, count: sums.get(key) ?? 0 }));
    }
    case 'number':
      return numbers(counts);
    case 'date':
      return days(counts);
    default:
      // Words and pictures are somebody's own: they are counted and not shown.
      return [];
  }
}

/** What was answered, question by question in the order of the form; questions nobody was asked are there with nought. */
export function answerResults(
  form: FormDefinition,
  counted: readonly CountedAnswer[],
  ranges: RangeNames,
): QuestionResult[] {
  return form.questions.map((question) => {
    const own = counted.filter(({ questionId }) => questionId === question.id);
    const counts = new Map(
      own.flatMap(({ value, count }) => (value === null ? [] : [[value, count] as const])),
    );
    return {
      questionId: question.id,
      kind: question.kind,
      of: question.of,
      text: question.text,
      answered: own.find(({ value }) => value === null)?.count ?? 0,
      parts: partsOf(form, question, counts, ranges),
    };
  });
}
