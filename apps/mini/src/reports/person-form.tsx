import { relations } from '@linli/contracts/people/labels';
import type { Answer } from '@linli/contracts/reports/form';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { Tag } from '../kit/tag.tsx';
import { openPage } from '../state/open-page.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { reportWords } from '../words/report.ts';
import { type Filling, type Form, isMeasured, type SheetPerson } from './filling.ts';
import { QuestionField } from './question-field.tsx';
import { sendPhotoOf } from './send-photo.ts';

export interface PersonFormProps {
  form: Form;
  person: SheetPerson;
  /** Errors by `personId:question`. */
  errors: ReadonlyMap<string, string>;
  /** The first member: what a question means is said once, not for everybody again. */
  first: boolean;
  onFill: (filling: Filling) => void;
}

/** One member on the household's page: what is measured first, the rest by one tap or question by question. */
export function PersonForm({ form, person, errors, first, onFill }: PersonFormProps) {
  const say = useWords(reportWords);
  const label = useLabel();
  const [opened, setOpened] = useState(false);
  const questions = form.questionsOf(person);
  const answers = form.answersOf(person);
  const short = form.canBeNormal(person);
  const normal = form.isNormal(person);
  const others = questions.filter((question) => !isMeasured(question));
  const touched = others.some((question) => answers[question.id] !== undefined);
  const wrong = others.some((question) => errors.has(`${person.personId}:${question.id}`));
  const asked = !short || opened || wrong || (touched && !normal);

  const answer = (id: string, given: Answer | undefined) => {
    const { [id]: _, ...rest } = answers;
    onFill(form.withAnswers(person, given === undefined ? rest : { ...rest, [id]: given }));
  };
  const fields = (some: typeof questions) =>
    some.map((question) => (
      <QuestionField
        key={question.id}
        id={`q-${person.personId}-${question.id}`}
        question={first ? question : { ...question, help: undefined }}
        sendPhoto={sendPhotoOf(form.sheet.householdId)}
        answer={answers[question.id]}
        error={errors.get(`${person.personId}:${question.id}`)}
        onAnswer={(given) => answer(question.id, given)}
      />
    ));
  const relation = label(relations[person.relation]);
  return (
    <Card
      id={`person-${person.personId}`}
      title={person.name}
      aside={<PersonTag form={form} person={person} />}
    >
      <Paragraph note>
        {person.age === null
          ? say('personNoAge', { relation })
          : say('person', { relation, age: person.age })}
      </Paragraph>
      {questions.length === 0 && (
        <Stack row>
          <Paragraph note>{say('withheldAll')}</Paragraph>
          <Button kind="link" onPress={() => openPage('consents')}>
            {say('withheldGo')}
          </Button>
        </Stack>
      )}
      {fields(questions.filter(isMeasured))}
      {short && !asked && normal && (
        <Stack row>
          <Tag tone="ok">{say('isNormal')}</Tag>
          <Button
            id={`change-${person.personId}`}
            kind="link"
            label={say('personNotNormal', { name: person.name })}
            onPress={() => setOpened(true)}
          >
            {say('change')}
          </Button>
        </Stack>
      )}
      {short && !asked && !normal && (
        <Stack row>
          <Button
            id={`normal-${person.personId}`}
            kind="soft"
            icon="check"
            label={say('personNormal', { name: person.name })}
            onPress={() => onFill(form.withNormal(person))}
          >
            {say('normal')}
          </Button>
          <Button
            id={`other-${person.personId}`}
            kind="plain"
            label={say('personNotNormal', { name: person.name })}
            onPress={() => setOpened(true)}
          >
            {say('notNormal')}
          </Button>
        </Stack>
      )}
      {asked && fields(others)}
    </Card>
  );
}

function PersonTag({ form, person }: Pick<PersonFormProps, 'form' | 'person'>) {
  const say = useWords(reportWords);
  if (form.questionsOf(person).length === 0) return null;
  if (form.isUntouched(person))
    return person.reportedSeq === null ? <Tag>{say('toFill')}</Tag> : <Tag tone="ok">{say('reported')}</Tag>;
  return form.isComplete(person) ? (
    <Tag tone="ok">{say('filled')}</Tag>
  ) : (
    <Tag tone="warn">{say('partly')}</Tag>
  );
}
