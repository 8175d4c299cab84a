import type { ReplyOf } from '@linli/contracts/catalog';
import type { Answer, Answers, FormDefinition, Question } from '@linli/contracts/reports/form';
import { temperaturePlaces } from '@linli/contracts/reports/labels';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { Skeleton } from '../kit/waiting.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { peopleWords } from '../words/people.ts';

interface AnswersSheetProps {
  submission: ReplyOf<'GET /reports/history'>['items'][number];
  householdId: string;
  onClose: () => void;
}

/** What one report says, in the words of its form. */
export function AnswersSheet({ submission, householdId, onClose }: AnswersSheetProps) {
  const say = useWords(peopleWords);
  const { slotId } = submission.slot;
  const sheet = useLoad(
    () => call('GET /reports/sheet', { slotId, householdId }),
    [slotId, householdId],
    `sheet:${slotId}:${householdId}`,
  );
  const form = sheet.data?.form;
  return (
    <Sheet id="answers" open title={say('see')} onClose={onClose}>
      {sheet.loading && <Skeleton rows={2} />}
      {!form && sheet.failure && <Notice tone="bad">{sheet.failure.title}</Notice>}
      {form &&
        submission.persons.map(({ personId, name, answers }) => (
          <AnswerList key={personId} title={name} form={form} answers={answers} />
        ))}
      {form && Object.keys(submission.householdAnswers).length > 0 && (
        <AnswerList title={say('householdPart')} form={form} answers={submission.householdAnswers} />
      )}
    </Sheet>
  );
}

function AnswerList({ title, form, answers }: { title: string; form: FormDefinition; answers: Answers }) {
  const label = useLabel();
  const inWords = useAnswerWords();
  const answered = form.questions.filter((question) => answers[question.id] !== undefined);
  return (
    <List title={title}>
      {answered.map((question) => (
        <Cell
          key={question.id}
          title={label(question.text)}
          value={inWords(question, answers[question.id])}
        />
      ))}
    </List>
  );
}

function useAnswerWords(): (question: Question, answer: Answer | undefined) => string {
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
