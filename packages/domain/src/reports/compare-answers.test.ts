import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.ts';
import { dailyHealth } from './shipped-forms/daily-health.ts';

const compared = (first: object, second: object) =>
  compareAnswers(dailyHealth, 'person', first as never, second as never).map(({ question, same }) => [
    question.id,
    same,
  ]);

describe('first and second answers', () => {
  it('agree on a temperature when both are a fever or neither is, wherever it was taken', () => {
    const at = (celsius: number, place = 'armpit') => ({ temperature: { celsius, at: place } });
    expect(compared(at(36.2), at(37.2))).toEqual([['temperature', true]]);
    expect(compared(at(37.4), at(39))).toEqual([['temperature', true]]);
    expect(compared(at(36.9), at(37.3))).toEqual([['temperature', false]]);
    expect(compared(at(37.5, 'ear'), at(37.2))).toEqual([['temperature', true]]);
  });

  it('agree on several choices whatever their order, and not on some of them', () => {
    const symptoms = (...all: string[]) => ({ symptoms: all });
    expect(compared(symptoms('cough', 'tired'), symptoms('tired', 'cough'))).toEqual([['symptoms', true]]);
    expect(compared(symptoms('cough', 'tired'), symptoms('tired'))).toEqual([['symptoms', false]]);
  });

  it('are compared where both were given; words and what another answer opened are left out', () => {
    expect(
      compared(
        { 'feels-well': true, note: '好' },
        { 'feels-well': false, symptoms: ['cough'], note: '咳嗽' },
      ),
    ).toEqual([['feels-well', false]]);
  });
});
