import type { LocalText } from '@linli/contracts/problem';
import type { Answer, FormDefinition, Question, RiskRule } from '@linli/contracts/reports/form';
import type { TemperaturePlace } from '@linli/contracts/reports/labels';
import { type AnswerScope, answerTo, isTemperature } from './conditions.ts';

/** One thing a leader is told of a risk: what was asked, and what was answered, in words. */
export interface AlertFact {
  readonly text: LocalText;
  readonly value: LocalText;
}

/** Names of the places a temperature is taken at, `temperaturePlaces` of the contracts. */
export type PlaceNames = Readonly<Record<TemperaturePlace, LocalText>>;

const plain = (text: string | number): LocalText => ({ zh: String(text), en: String(text) });

/** An answer in words. A photo has none. */
export function answerInWords(question: Question, answer: Answer, places: PlaceNames): LocalText | null {
  if (question.kind === 'photo') return null;
  if (typeof answer === 'boolean') return answer ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (isTemperature(answer)) {
    const place = places[answer.at];
    const degrees = answer.celsius.toFixed(1);
    return { zh: `${degrees} ℃（${place.zh}）`, en: `${degrees} °C (${place.en})` };
  }
  if (typeof answer === 'number')
    return {
      zh: [answer, question.unit?.zh].filter((part) => part !== undefined).join(' '),
      en: [answer, question.unit?.en].filter((part) => part !== undefined).join(' '),
    };
  const options = (Array.isArray(answer) ? answer : [answer]).map(
    (value) => question.options?.find((option) => option.value === value)?.text ?? plain(value),
  );
  return {
    zh: options.map(({ zh }) => zh).join('、'),
    en: options.map(({ en }) => en).join(', '),
  };
}

/**
 * What the alert of a rule says: the answers it looked at, and those to the questions they opened (what hurts, what is
 * needed), in the order of the form.
 */
export function alertFacts(
  form: FormDefinition,
  rule: RiskRule,
  scope: AnswerScope,
  places: PlaceNames,
): AlertFact[] {
  const looked = new Set(rule.when.map(({ question }) => question));
  return form.questions.flatMap((question) => {
    const opened = question.shownIf?.some((condition) => looked.has(condition.question)) ?? false;
    if (!looked.has(question.id) && !opened) return [];
    const answer = answerTo(form, question.id, scope);
    if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) return [];
    const value = answerInWords(question, answer, places);
    return value ? [{ text: question.text, value }] : [];
  });
}

/** What the alert of a silence rule says: what was asked, and that nothing came back. */
export const silenceFacts = (form: FormDefinition, rule: RiskRule): AlertFact[] =>
  form.questions
    .filter(({ id }) => rule.when.some(({ question }) => question === id))
    .map(({ text }) => ({ text, value: { zh: '没有回音', en: 'no answer' } }));
