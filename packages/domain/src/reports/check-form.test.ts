import { FormDefinition } from '@linli/contracts/reports/form';
import { describe, expect, it } from 'vitest';
import { silenceRule } from './check-answers.ts';
import { checkForm } from './check-form.ts';
import { allWell } from './shipped-forms/all-well.ts';
import { dailyHealth } from './shipped-forms/daily-health.ts';
import { shippedForms } from './shipped-forms/shipped-forms.ts';

describe('a form', () => {
  for (const [key, form] of Object.entries(shippedForms)) {
    it(`${key} ships without a fault`, () => {
      expect(checkForm(form)).toEqual([]);
      expect(FormDefinition.parse(form)).toEqual(form);
    });
  }

  it('may not assume a temperature', () => {
    const questions = dailyHealth.questions.map((q) =>
      q.id === 'temperature' ? { ...q, normal: { celsius: 36.5, at: 'armpit' as const } } : q,
    );
    expect(checkForm({ ...dailyHealth, questions })).toEqual([
      { pointer: '/definition/questions/0/normal', code: 'not-allowed-here' },
    ]);
  });

  it('may not ask depending on a question that comes later or does not exist', () => {
    const later = [...dailyHealth.questions].reverse();
    expect(checkForm({ ...dailyHealth, questions: later }).map(({ code }) => code)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    const risks = [
      { ...dailyHealth.risks[0], when: [{ question: 'nowhere', op: 'is', value: true }] },
    ] as FormDefinition['risks'];
    expect(checkForm({ ...dailyHealth, risks })).toEqual([
      { pointer: '/definition/risks/0/when/0/question', code: 'unknown' },
    ]);
  });

  it('may not use an id twice, offer no options, or bound a number the wrong way round', () => {
    const bad = {
      ...dailyHealth,
      risks: [],
      contradictions: [],
      questions: [
        { id: 'a', kind: 'one-of', of: 'person', text: { zh: 'a', en: 'a' }, required: true },
        {
          id: 'a',
          kind: 'number',
          of: 'person',
          text: { zh: 'a', en: 'a' },
          required: true,
          least: 2,
          most: 1,
        },
      ],
    } as FormDefinition;
    expect(checkForm(bad).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/definition/questions/1/id not-unique',
      '/definition/questions/0/options missing',
      '/definition/questions/1/most wrong-order',
    ]);
  });

  it('tells whether silence is a reason to look', () => {
    expect(silenceRule(allWell)?.level).toBe('danger');
    expect(silenceRule(dailyHealth)).toBeNull();
  });
});
