import type { FieldProblem } from '@linli/contracts/problem';
import type { Answer, Question, TemperaturePlace } from '@linli/contracts/reports/form';
import { isDay } from '../civil-time.ts';
import { isTemperature } from './conditions.ts';

/**
 * Between these a living person's temperature can lie, in °C by place of measurement; a thermometer at the forehead
 * reads lower. Outside them a value is a slip of the finger and is refused.
 */
export const possibleCelsius: Readonly<Record<TemperaturePlace, { least: number; most: number }>> = {
  armpit: { least: 34, most: 42.5 },
  forehead: { least: 33, most: 42.5 },
  ear: { least: 34, most: 43 },
  mouth: { least: 34, most: 43 },
};

type Wrong = Omit<FieldProblem, 'pointer'>;
const wrongType: Wrong = { code: 'wrong-type' };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const bounds = (
  value: number,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): Wrong | null => {
  if (!Number.isFinite(value)) return wrongType;
  if (value >= least && value <= most) return null;
  const facts: Record<string, number> = {};
  if (Number.isFinite(least)) facts.least = least;
  if (Number.isFinite(most)) facts.most = most;
  return { code: 'impossible', facts };
};

/** Bounds of a temperature question at a place: those of the place, narrowed by the question's own. */
export function celsiusBounds(question: Question, at: TemperaturePlace): { least: number; most: number } {
  const { least, most } = possibleCelsius[at];
  return { least: Math.max(least, question.least ?? least), most: Math.min(most, question.most ?? most) };
}

/** Whether an answer counts as one: nothing but blanks does not, and an empty choice only where that is normal. */
export const isAnswered = (question: Question, answer: Answer | undefined): answer is Answer => {
  if (answer === undefined) return false;
  if (typeof answer === 'string') return answer.trim() !== '';
  if (Array.isArray(answer)) return answer.length > 0 || Array.isArray(question.normal);
  return true;
};

/** What is wrong with one answer in itself; null when nothing is. Whether it had to be given is not asked here. */
export function wrongWith(question: Question, answer: Answer): Wrong | null {
  const values = question.options?.map((option) => option.value) ?? [];
  switch (question.kind) {
    case 'yes-no':
      return typeof answer === 'boolean' ? null : wrongType;
    case 'one-of':
      if (typeof answer !== 'string') return wrongType;
      return values.includes(answer) ? null : { code: 'not-an-option' };
    case 'many-of':
      if (!Array.isArray(answer)) return wrongType;
      return answer.every((one) => values.includes(one)) && new Set(answer).size === answer.length
        ? null
        : { code: 'not-an-option' };
    case 'number':
      return typeof answer === 'number' ? bounds(answer, question.least, question.most) : wrongType;
    case 'temperature': {
      if (!isTemperature(answer)) return wrongType;
      const { least, most } = celsiusBounds(question, answer.at);
      return bounds(answer.celsius, least, most);
    }
    case 'date':
      if (typeof answer !== 'string') return wrongType;
      return isDay(answer) ? null : { code: 'wrong-format' };
    case 'text':
    case 'place': {
      if (typeof answer !== 'string') return wrongType;
      const most = question.kind === 'place' ? 200 : (question.most ?? 500);
      return answer.length <= most ? null : { code: 'too-long', facts: { most } };
    }
    case 'photo':
      if (typeof answer !== 'string') return wrongType;
      return uuid.test(answer) ? null : { code: 'wrong-format' };
  }
}
