import type { ReplyOf } from '@linli/contracts/catalog';
import type { Answers, FormDefinition } from '@linli/contracts/reports/form';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { Skeleton } from '../kit/waiting.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { peopleWords } from '../words/people.ts';
import { useAnswerWords } from './answer-words.ts';

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
