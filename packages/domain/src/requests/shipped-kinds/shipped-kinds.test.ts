import { KindDefinition } from '@linli/contracts/requests/kind';
import { kindPictures } from '@linli/contracts/requests/labels';
import { describe, expect, it } from 'vitest';
import { checkKind } from '../kind-form.ts';
import { questionsFor, weigh } from '../weigh.ts';
import { shippedKinds } from './shipped-kinds.ts';

const all = Object.entries(shippedKinds);
const asked = { filled: {}, consents: new Set(['health'] as const), age: null };

describe('the shipped kinds of help', () => {
  it.each(all)('%s can be published as it is', (_, kind) => {
    expect(KindDefinition.parse(kind)).toEqual(kind);
    expect(checkKind(kind)).toEqual([]);
  });

  it('are thirteen, each with a picture of its own', () => {
    expect(all).toHaveLength(13);
    expect(new Set(all.map(([, { picture }]) => picture))).toEqual(new Set(kindPictures));
  });

  it.each(all)('%s promises a quicker end the more urgent it is', (_, { limits }) => {
    const ends = (['danger', 'urgent', 'today', 'usual'] as const).map((urgency) => limits[urgency]);
    for (const part of ['dispatch', 'finish'] as const)
      expect(ends.map((limit) => limit[part])).toEqual(
        ends.map((limit) => limit[part]).sort((a, b) => a - b),
      );
  });

  it.each(all.filter(([, { danger }]) => danger !== null))(
    '%s: whoever is told to call first is also urgent as danger, at any hour',
    (_, kind) => {
      const [condition] = kind.danger?.when ?? [];
      if (!condition) throw new Error('always shown');
      const { question, op, value } = condition;
      for (const one of Array.isArray(value) ? value : [value ?? true]) {
        const answers = { [question]: op === 'has' ? [String(one)] : (one as boolean) };
        const weighed = weigh(kind, asked, answers);
        expect(weighed.danger?.call.length).toBeGreaterThan(0);
        expect(weighed.urgency).toBe('danger');
      }
      expect(kind.clock).toBe('all-hours');
    },
  );

  it.each(all)('%s asks little: at most four things must be answered', (_, kind) => {
    expect(questionsFor(kind, asked, {}).filter(({ required }) => required).length).toBeLessThanOrEqual(4);
  });

  it('are open to whoever gave no consent', () => {
    for (const [, kind] of all)
      expect(
        kind.danger?.when.some(({ question }) =>
          kind.questions.some(({ id, consent }) => id === question && consent !== undefined),
        ),
      ).not.toBe(true);
  });
});
