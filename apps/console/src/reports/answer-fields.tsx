import type { Answer, Answers, Question } from '@linli/contracts/reports/form';
import { type TemperaturePlace, temperaturePlaces } from '@linli/contracts/reports/labels';
import { isTemperature } from '@linli/domain/reports/conditions';
import { Checkbox, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { optionsOf } from '../people/options-of.ts';
import { useLabel, useWords } from '../state/use-words.ts';
import { recheckWords } from '../words/recheck.ts';

/** Questions of one person or household with their answers; nothing is answered beforehand. A photo is not asked for here. */
export function AnswerFields({
  idPrefix,
  questions,
  answers,
  wrong,
  onChange,
}: {
  idPrefix: string;
  questions: readonly Question[];
  answers: Answers;
  /** What is wrong with the answer to a question. */
  wrong: (question: string) => string | undefined;
  onChange: (answers: Answers) => void;
}) {
  const label = useLabel();
  const set = (question: string, answer: Answer | undefined) => {
    const { [question]: _, ...rest } = answers;
    onChange(answer === undefined ? rest : { ...rest, [question]: answer });
  };
  return questions
    .filter(({ kind }) => kind !== 'photo')
    .map((question) => {
      const id = `${idPrefix}-${question.id}`;
      const problem = wrong(question.id);
      return (
        <Form.Item
          key={question.id}
          label={label(question.text)}
          htmlFor={id}
          {...(problem === undefined ? {} : { validateStatus: 'error' as const, help: problem })}
        >
          <Field
            id={id}
            question={question}
            answer={answers[question.id]}
            onAnswer={(answer) => set(question.id, answer)}
          />
        </Form.Item>
      );
    });
}

interface FieldProps {
  id: string;
  question: Question;
  answer: Answer | undefined;
  onAnswer: (answer: Answer | undefined) => void;
}

function Field({ id, question, answer, onAnswer }: FieldProps) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const options = (question.options ?? []).map(({ value, text }) => ({ value, label: label(text) }));
  switch (question.kind) {
    case 'yes-no':
      return (
        <Radio.Group
          id={id}
          value={answer}
          onChange={({ target }) => onAnswer(target.value as boolean)}
          options={[
            { value: true, label: say('yes') },
            { value: false, label: say('no') },
          ]}
        />
      );
    case 'one-of':
      return (
        <Radio.Group
          id={id}
          value={answer}
          onChange={({ target }) => onAnswer(target.value as string)}
          options={options}
        />
      );
    case 'many-of':
      return (
        <Checkbox.Group
          value={Array.isArray(answer) ? answer : []}
          onChange={(chosen) => onAnswer(chosen as string[])}
          options={options}
        />
      );
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof answer === 'number' ? answer : null}
          onChange={(value) => onAnswer(value ?? undefined)}
          suffix={question.unit && label(question.unit)}
        />
      );
    case 'temperature':
      return <TemperatureField id={id} answer={answer} onAnswer={onAnswer} question={question} />;
    case 'date':
      return (
        <Input
          id={id}
          type="date"
          value={typeof answer === 'string' ? answer : ''}
          onChange={({ target }) => onAnswer(target.value === '' ? undefined : target.value)}
        />
      );
    default:
      return (
        <Input
          id={id}
          maxLength={question.most ?? 500}
          value={typeof answer === 'string' ? answer : ''}
          onChange={({ target }) => onAnswer(target.value === '' ? undefined : target.value)}
        />
      );
  }
}

function TemperatureField({ id, answer, onAnswer }: FieldProps) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const given = isTemperature(answer) ? answer : undefined;
  const at: TemperaturePlace = given?.at ?? 'armpit';
  return (
    <Space>
      <InputNumber
        id={id}
        step={0.1}
        precision={1}
        value={given?.celsius ?? null}
        onChange={(celsius) => onAnswer(celsius === null ? undefined : { celsius, at })}
        suffix="℃"
      />
      <Select
        aria-label={say('takenAt')}
        popupMatchSelectWidth={false}
        value={at}
        disabled={given === undefined}
        onChange={(place: TemperaturePlace) => given && onAnswer({ celsius: given.celsius, at: place })}
        options={optionsOf(temperaturePlaces, label)}
      />
    </Space>
  );
}
