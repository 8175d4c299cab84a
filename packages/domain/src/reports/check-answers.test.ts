import type { ConsentKind } from '@linli/contracts/people/values';
import type { Answers, FormDefinition, TemperaturePlace } from '@linli/contracts/reports/form';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleCelsius } from './check-answer.ts';
import { checkAnswers } from './check-answers.ts';
import { dailyHealth } from './shipped-forms/daily-health.ts';
import { householdCheck } from './shipped-forms/household-check.ts';
import { shippedForms } from './shipped-forms/shipped-forms.ts';
import { sixQuestions } from './shipped-forms/six-questions.ts';
import { type Asked, normalAnswers, prunedAnswers, visibleQuestions } from './visible-questions.ts';

const all: ReadonlySet<ConsentKind> = new Set<ConsentKind>(['health', 'whereabouts', 'children-data']);
const adult = (filled: Answers = {}): Asked => ({ filled, consents: all, age: 40 });
const place = fc.constantFrom<TemperaturePlace>('armpit', 'forehead', 'ear', 'mouth');

/** Checks one person of a household. */
function check(
  form: FormDefinition,
  answers: Answers,
  more: { asked?: Asked; household?: Answers; filled?: Answers; confirmed?: string[] } = {},
) {
  const household = { asked: adult(more.filled), answers: more.household ?? {} };
  const persons = [{ personId: 'p1', asked: more.asked ?? adult(), answers }];
  return checkAnswers(form, { household, persons }, new Set(more.confirmed));
}

const well = (celsius: number, at: TemperaturePlace = 'armpit'): Answers => ({
  temperature: { celsius, at },
  'feels-well': true,
});

describe('temperatures', () => {
  it('refuses 45 °C at the field, with the bounds of the place and not the value', () => {
    expect(check(dailyHealth, well(45)).problems).toEqual([
      { pointer: '/persons/0/answers/temperature', code: 'impossible', facts: { least: 34, most: 42.5 } },
    ]);
  });

  it('accepts exactly what a living person can have at that place', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 20, max: 50, noNaN: true }), (at, celsius) => {
        const { least, most } = possibleCelsius[at];
        const refused = check(dailyHealth, well(celsius, at)).problems.length > 0;
        expect(refused).toBe(celsius < least || celsius > most);
      }),
    );
  });

  it('is a fever from the threshold of its place on', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 35, max: 42, noNaN: true }), (at, celsius) => {
        const { risks, levels } = check(dailyHealth, well(celsius, at));
        const fever = celsius >= (dailyHealth.fever[at] ?? 0);
        expect(risks.some((risk) => risk.alertKind === 'fever')).toBe(fever);
        expect(levels).toEqual([celsius >= 39 ? 'danger' : fever ? 'alert' : 'normal']);
      }),
    );
  });

  it('is never assumed: one tap for "all normal" leaves it to be taken', () => {
    const answers = normalAnswers(dailyHealth, 'person', adult(), {});
    expect(answers).toEqual({ 'feels-well': true });
    expect(check(dailyHealth, answers).problems).toEqual([
      { pointer: '/persons/0/answers/temperature', code: 'missing' },
    ]);
  });
});

describe('contradictions', () => {
  it('asks back about a fever of somebody who feels well, and takes the confirmed answer with its risk', () => {
    const asked = check(dailyHealth, well(38));
    expect(asked.contradictions.map(({ key }) => key)).toEqual(['p1:fever-but-well']);
    const confirmed = check(dailyHealth, well(38), { confirmed: ['p1:fever-but-well'] });
    expect(confirmed.contradictions).toEqual([]);
    expect(confirmed.risks.map(({ ruleId }) => ruleId)).toEqual(['fever']);
  });

  it('sees one between an answer of a person and one of the household', () => {
    const person = {
      unwell: [],
      contact: false,
      'left-town': true,
      'left-town-to': '武汉',
      clinic: false,
    };
    const { problems, contradictions } = check(sixQuestions, person, {
      household: { newcomers: false, difficulties: [] },
    });
    expect(problems).toEqual([]);
    expect(contradictions.map(({ key, personId }) => [key, personId])).toEqual([
      ['p1:returned-but-nobody-came', 'p1'],
    ]);
  });

  it('confirming one says nothing of the same one for somebody else', () => {
    const persons = ['p1', 'p2'].map((personId) => ({ personId, asked: adult(), answers: well(38) }));
    const { contradictions } = checkAnswers(
      dailyHealth,
      { household: { asked: adult(), answers: {} }, persons },
      new Set(['p1:fever-but-well']),
    );
    expect(contradictions.map(({ key }) => key)).toEqual(['p2:fever-but-well']);
  });
});

describe('risks', () => {
  it('tells the gravest thing of each kind once, the most urgent first', () => {
    const { risks } = check(
      dailyHealth,
      {
        temperature: { celsius: 39.4, at: 'armpit' },
        'feels-well': false,
        symptoms: ['cough', 'short-of-breath'],
      },
      { household: { 'needs-help': true, 'help-wanted': '没有车去医院' } },
    );
    expect(risks.map(({ ruleId, personId, level }) => [ruleId, personId, level])).toEqual([
      ['trouble-breathing', 'p1', 'danger'],
      ['high-fever', 'p1', 'danger'],
      ['help-needed', null, 'alert'],
    ]);
  });

  it('none follow from a report that is refused', () => {
    const refused = check(dailyHealth, { ...well(38), symptoms: ['cough'] });
    expect(refused.problems).toEqual([{ pointer: '/persons/0/answers/symptoms', code: 'not-allowed-here' }]);
    expect(refused.risks).toEqual([]);
  });
});

describe('what is asked', () => {
  it('never asks what the register knows, and refuses an answer to it', () => {
    const filled = { tenancy: 'own', 'head-count': 3, address: '1栋1单元101' };
    const asked = { ...adult(filled) };
    const ids = visibleQuestions(householdCheck, 'household', asked, { household: {}, person: null });
    expect(ids.map(({ id }) => id)).toEqual(['register-right', 'gas-and-fire']);
    const person = adult({ name: '张三', sex: 'male', age: 40, registration: '湖北' });
    const { problems } = check(
      householdCheck,
      { care: [] },
      {
        asked: person,
        filled,
        household: { tenancy: 'rented', 'register-right': true, 'gas-and-fire': false },
      },
    );
    expect(problems).toEqual([{ pointer: '/householdAnswers/tenancy', code: 'not-allowed-here' }]);
  });

  it('asks for a fact the register does not know', () => {
    const ids = visibleQuestions(householdCheck, 'household', adult({ address: 'x' }), {
      household: {},
      person: null,
    });
    expect(ids.map(({ id }) => id)).toContain('tenancy');
  });

  it('withholds health questions without consent, and takes no answer to them', () => {
    const asked: Asked = { filled: {}, consents: new Set<ConsentKind>(['whereabouts']), age: 40 };
    expect(check(dailyHealth, {}, { asked }).problems).toEqual([]);
    expect(check(dailyHealth, well(36.5), { asked }).problems.map(({ code }) => code)).toEqual([
      'not-allowed-here',
      'not-allowed-here',
    ]);
  });

  it('asks nothing of a child under 14 without the consent of those who raise it', () => {
    const child = (consents: ConsentKind[]): Asked => ({ filled: {}, consents: new Set(consents), age: 13 });
    const ask = (asked: Asked) =>
      visibleQuestions(dailyHealth, 'person', asked, { household: {}, person: {} }).length;
    expect(ask(child(['health']))).toBe(0);
    expect(ask(child(['health', 'children-data']))).toBe(2);
    expect(ask({ ...child(['health']), age: 14 })).toBe(2);
  });

  it('a question behind a hidden one is hidden, whatever was typed there before', () => {
    const hidden = check(
      sixQuestions,
      { unwell: [], contact: false, 'left-town': false, 'left-town-to': '武汉', clinic: false },
      { household: { newcomers: false, difficulties: [] } },
    );
    expect(hidden.problems).toEqual([
      { pointer: '/persons/0/answers/left-town-to', code: 'not-allowed-here' },
    ]);
  });

  it('refuses fields no form knows, also those of every object', () => {
    const { problems } = check(dailyHealth, { ...well(36.5), constructor: 'x', 'a/b~c': true });
    expect(problems).toEqual([
      { pointer: '/persons/0/answers/constructor', code: 'unknown' },
      { pointer: '/persons/0/answers/a~1b~0c', code: 'unknown' },
    ]);
  });
});

const answer = fc.oneof(
  fc.boolean(),
  fc.double({ min: -50, max: 300, noNaN: true }),
  fc.constantFrom('', ' ', 'own', 'train', 'x', '2026-02-30', '2026-02-03', '武汉'),
  fc.subarray(['cough', 'fever', 'food', 'alone', 'visit', 'ill']),
  fc.record({ celsius: fc.double({ min: 20, max: 60, noNaN: true }), at: place }),
);

describe('every shipped form', () => {
  for (const [key, form] of Object.entries(shippedForms)) {
    const ids = form.questions.map(({ id }) => id);
    const answers = fc.dictionary(fc.constantFrom(...ids, 'unknown'), answer, { maxKeys: 12 });

    it(`${key}: whatever is sent, a report is refused, asked back or taken, never thrown at`, () => {
      fc.assert(
        fc.property(answers, answers, fc.subarray([...all]), (household, person, consents) => {
          const asked = { filled: {}, consents: new Set(consents), age: 30 };
          const result = checkAnswers(form, {
            household: { asked, answers: household },
            persons: [{ personId: 'p1', asked, answers: person }],
          });
          expect(result.levels).toHaveLength(1);
          if (result.problems.length > 0) expect(result.risks).toEqual([]);
          for (const { pointer } of result.problems)
            expect(pointer).toMatch(/^\/(householdAnswers|persons\/0\/answers)\/[^/]+$/);
        }),
      );
    });

    it(`${key}: pruned answers hold nothing that is not asked`, () => {
      fc.assert(
        fc.property(answers, answers, (household, person) => {
          const kept = prunedAnswers(
            visibleQuestions(form, 'person', adult(), { household, person }),
            person,
          );
          const again = visibleQuestions(form, 'person', adult(), { household, person: kept });
          expect(prunedAnswers(again, kept)).toEqual(kept);
          const { problems } = checkAnswers(form, {
            household: { asked: adult(), answers: {} },
            persons: [{ personId: 'p1', asked: adult(), answers: {} }],
          });
          expect(problems.every(({ code }) => code === 'missing')).toBe(true);
        }),
      );
    });
  }
});
