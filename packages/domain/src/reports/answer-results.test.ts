import type { FormDefinition } from '@linli/contracts/reports/form';
import { temperatureRanges } from '@linli/contracts/reports/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerResults } from './answer-results.ts';
import { dailyHealth } from './shipped-forms/daily-health.ts';

const counted = (questionId: string, values: Record<string, number>, answered: number) => [
  { questionId, value: null, count: answered },
  ...Object.entries(values).map(([value, count]) => ({ questionId, value, count })),
];
const partsOf = (id: string, ...given: Parameters<typeof counted> extends [string, ...infer R] ? R : never) =>
  answerResults(dailyHealth, counted(id, ...given), temperatureRanges)
    .find(({ questionId }) => questionId === id)
    ?.parts.map(({ key, count }) => [key, count]);
const formOf = (kind: 'number' | 'date'): FormDefinition => ({
  ...dailyHealth,
  questions: [{ id: 'q', kind, of: 'person', text: { zh: '几', en: 'how many' }, required: false }],
});

describe('results', () => {
  it('name every question in the order of the form, those nobody answered with nought', () => {
    const results = answerResults(dailyHealth, [], temperatureRanges);
    expect(results.map(({ questionId }) => questionId)).toEqual(dailyHealth.questions.map(({ id }) => id));
    expect(results.every(({ answered }) => answered === 0)).toBe(true);
  });

  it('count a temperature as a fever by the threshold of where it was taken', () => {
    expect(
      partsOf('temperature', { 'armpit 37.3': 2, 'ear 37.5': 1, 'armpit 36.5': 4, 'armpit 39.2': 1 }, 8),
    ).toEqual([
      ['low', 0],
      ['usual', 4],
      ['raised', 1],
      ['fever', 2],
      ['high', 1],
    ]);
  });

  it('show choices nobody made, and never what somebody wrote', () => {
    expect(partsOf('symptoms', { cough: 3, tired: 2 }, 4)?.filter(([, count]) => count === 0)).toHaveLength(
      5,
    );
    expect(partsOf('note', {}, 7)).toEqual([]);
  });

  it('lose nothing when many numbers or days are folded into few', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('number' as const, 'date' as const),
        fc.dictionary(fc.nat(40_000).map(String), fc.integer({ min: 1, max: 9 }), {
          minKeys: 1,
          maxKeys: 200,
        }),
        (kind, values) => {
          const day = (n: string) => new Date(Number(n) * 86_400_000).toISOString().slice(0, 10);
          const entries = Object.entries(values).map(([n, count]) => ({
            questionId: 'q',
            value: kind === 'date' ? day(n) : n,
            count,
          }));
          const [result] = answerResults(formOf(kind), entries, temperatureRanges);
          const parts = result?.parts ?? [];
          const sum = (all: { count: number }[]) => all.reduce((total, { count }) => total + count, 0);
          expect(sum(parts)).toBe(sum(entries));
          expect(parts.length).toBeLessThanOrEqual(14);
          expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
        },
      ),
    );
  });
});
