import type { Answer, Answers, FormDefinition, Question } from '@linli/contracts/reports/form';
import { isFever, isTemperature } from './conditions.ts';

/** One question that was answered twice. */
export interface ComparedAnswer {
  readonly question: Question;
  readonly first: Answer;
  readonly second: Answer;
  readonly same: boolean;
}

/** Words and pictures never come out the same twice. */
const comparable: ReadonlySet<Question['kind']> = new Set([
  'yes-no',
  'one-of',
  'many-of',
  'number',
  'temperature',
  'date',
]);

function isSame(form: FormDefinition, first: Answer, second: Answer): boolean {
  // A temperature changes by the hour: two agree when both are a fever or neither is.
  if (isTemperature(first) && isTemperature(second)) return isFever(form, first) === isFever(form, second);
  if (Array.isArray(first) && Array.isArray(second))
    return first.length === second.length && first.every((one) => second.includes(one));
  return first === second;
}

/**
 * First and second answers of one person or of a household, question by question. A question answered only once is left
 * out: it was opened by another answer, and that one is what differs.
 */
export function compareAnswers(
  form: FormDefinition,
  of: Question['of'],
  first: Answers,
  second: Answers,
): ComparedAnswer[] {
  return form.questions.flatMap((question) => {
    if (question.of !== of || !comparable.has(question.kind)) return [];
    const before = Object.hasOwn(first, question.id) ? first[question.id] : undefined;
    const after = Object.hasOwn(second, question.id) ? second[question.id] : undefined;
    if (before === undefined || after === undefined) return [];
    return [{ question, first: before, second: after, same: isSame(form, before, after) }];
  });
}
