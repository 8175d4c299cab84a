import type { Answer, Question } from '@linli/contracts/reports/form';
import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { peopleWords } from '../words/people.ts';

/** Says an answer in the words of its question. */
export function useAnswerWords(): (question: Question, answer: Answer | undefined) => string {
  const say = useWords(peopleWords);
  const label = useLabel();
  return (question, answer) => {
    const optionOf = (value: string) => {
      const option = question.options?.find((one) => one.value === value);
      return option ? label(option.text) : value;
    };
    if (answer === undefined) return '';
    if (typeof answer === 'boolean') return answer ? say('yes') : say('no');
    if (Array.isArray(answer)) return answer.length === 0 ? say('none') : answer.map(optionOf).join('、');
    if (typeof answer === 'object') return `${answer.celsius} °C · ${label(temperaturePlaces[answer.at])}`;
    if (typeof answer === 'number') return `${answer}${question.unit ? ` ${label(question.unit)}` : ''}`;
    return question.kind === 'photo' ? say('photo') : optionOf(answer);
  };
}
