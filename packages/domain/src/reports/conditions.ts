import type { Answer, Answers, Condition, FormDefinition, Question } from '@linli/contracts/reports/form';

/** Answers that conditions may speak of: those of the household, and of one person where there is one. */
export interface AnswerScope {
  readonly household: Answers;
  readonly person: Answers | null;
}

/** A temperature as it is answered. */
export type Temperature = Extract<Answer, { celsius: number }>;

export const isTemperature = (answer: Answer | undefined): answer is Temperature =>
  typeof answer === 'object' && !Array.isArray(answer);

/** Whether a temperature reaches the form's threshold for the place it was taken at. */
export function isFever(form: FormDefinition, temperature: Temperature): boolean {
  const threshold = form.fever[temperature.at];
  return threshold !== undefined && temperature.celsius >= threshold;
}

export const questionOf = (form: FormDefinition, id: string): Question | undefined =>
  form.questions.find((question) => question.id === id);

/** The answer a condition speaks of; undefined when there is none. */
export function answerTo(form: FormDefinition, id: string, scope: AnswerScope): Answer | undefined {
  const question = questionOf(form, id);
  if (!question) return undefined;
  const answers = question.of === 'household' ? scope.household : scope.person;
  // Ids may be those of Object.prototype.
  return answers && Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/**
 * Whether a condition holds. Nothing but `answered: false` and `is-not` hold of a question without an answer.
 * A temperature counts by its degrees, and `has: "fever"` asks for the threshold of its place.
 */
export function holds(form: FormDefinition, condition: Condition, scope: AnswerScope): boolean {
  const answer = answerTo(form, condition.question, scope);
  const { op, value } = condition;
  if (op === 'answered') return (answer !== undefined) === (value ?? true);
  if (op === 'is-not') return answer === undefined || answer !== value;
  if (answer === undefined) return false;
  if (op === 'is') return answer === value;
  if (op === 'one-of')
    return typeof answer === 'string' && Array.isArray(value) ? value.includes(answer) : false;
  if (op === 'has') {
    if (isTemperature(answer)) return value === 'fever' && isFever(form, answer);
    if (!Array.isArray(answer)) return false;
    return Array.isArray(value)
      ? value.some((one) => answer.includes(one))
      : typeof value === 'string' && answer.includes(value);
  }
  const number = isTemperature(answer) ? answer.celsius : answer;
  if (typeof number !== 'number' || typeof value !== 'number') return false;
  return op === 'at-least' ? number >= value : number <= value;
}

/** Whether all conditions hold; none hold of nothing to ask. */
export const allHold = (
  form: FormDefinition,
  conditions: readonly Condition[],
  scope: AnswerScope,
): boolean => conditions.every((condition) => holds(form, condition, scope));
