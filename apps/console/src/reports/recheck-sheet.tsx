import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import { relations } from '@linli/contracts/people/labels';
import type { Answers } from '@linli/contracts/reports/form';
import { askedFromSheet, spokenConsents } from '@linli/domain/reports/asked-from-sheet';
import { prunedAnswers, visibleQuestions } from '@linli/domain/reports/visible-questions';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Part } from '../shell/states.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { call, failureOf, sentenceOf } from '../wire/client.ts';
import { queries, useReading } from '../wire/queries.ts';
import { recheckWords } from '../words/recheck.ts';
import { AnswerFields } from './answer-fields.tsx';

type Sheet = ReplyOf<'GET /reports/rechecks/:sampleId/sheet'>;
type Second = InputOf<'POST /reports/record-recheck'>;
interface Which {
  sampleId: string;
  householdId: string;
  onClose: () => void;
}

/** Asks a household of a sample a second time; what it answered first is not shown. */
export function RecheckSheet({ sampleId, householdId, onClose }: Which) {
  const say = useWords(recheckWords);
  const sheet = useReading('GET /reports/rechecks/:sampleId/sheet', { sampleId, householdId });
  if (sheet.data === undefined)
    return (
      <Modal open title={say('ask')} footer={null} onCancel={onClose}>
        <Part of={sheet}>{() => null}</Part>
      </Modal>
    );
  return <Asking sheet={sheet.data} sampleId={sampleId} householdId={householdId} onClose={onClose} />;
}

function Asking({ sheet, sampleId, householdId, onClose }: Which & { sheet: Sheet }) {
  const say = useWords(recheckWords);
  const label = useLabel();
  const { message, modal } = App.useApp();
  const [outcome, setOutcome] = useState<Second['outcome']>('checked');
  const [basis, setBasis] = useState<Second['basis']>('phone');
  const [household, setHousehold] = useState<Answers>({});
  const [persons, setPersons] = useState<Record<string, Answers>>({});
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const ofHousehold = visibleQuestions(
    sheet.form,
    'household',
    { filled: sheet.filledHousehold, age: null, consents: new Set(spokenConsents) },
    { household, person: null },
  );
  const known = { ...sheet.filledHousehold, ...prunedAnswers(ofHousehold, household) };
  const people = sheet.persons.map((person) => {
    const answers = persons[person.personId] ?? {};
    const questions = visibleQuestions(sheet.form, 'person', askedFromSheet(sheet.form, person), {
      household: known,
      person: answers,
    });
    return { person, answers, questions };
  });
  const errors = failure === undefined ? [] : failureOf(failure).errors;
  const wrong = (base: string) => (question: string) =>
    errors.find(({ pointer }) => pointer.startsWith(`${base}/${question}`))?.message;

  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    const asked = outcome === 'checked';
    try {
      const { advice } = await call('POST /reports/record-recheck', {
        sampleId,
        householdId,
        outcome,
        basis,
        note,
        householdAnswers: asked ? prunedAnswers(ofHousehold, household) : {},
        persons: asked
          ? people.map(({ person, questions, answers }) => ({
              personId: person.personId,
              answers: prunedAnswers(questions, answers),
            }))
          : [],
      });
      onClose();
      await queries.invalidateQueries();
      message.success(say('recorded'));
      if (advice.length > 0)
        modal.warning({
          title: say('adviceTitle'),
          content: (
            <>
              <ul>
                {advice.map(({ personId, text }) => (
                  <li key={`${personId} ${text.zh}`}>{label(text)}</li>
                ))}
              </ul>
              <p>{say('adviceNote')}</p>
            </>
          ),
        });
    } catch (error) {
      setFailure(error);
      message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={720}
      title={say('askOf', { address: sheet.address })}
      okText={say('record')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={send}
      onCancel={onClose}
    >
      <p className="note">{say('blind')}</p>
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={say('outcome')}>
          <Radio.Group
            value={outcome}
            onChange={({ target }) => setOutcome(target.value as Second['outcome'])}
            options={[
              { value: 'checked', label: say('outcomeChecked') },
              { value: 'not-reached', label: say('outcomeNotReached') },
              { value: 'refused', label: say('outcomeRefused') },
            ]}
          />
        </Form.Item>
        <Form.Item label={say('basis')}>
          <Radio.Group
            value={basis}
            onChange={({ target }) => setBasis(target.value as Second['basis'])}
            options={[
              { value: 'phone', label: say('byPhone') },
              { value: 'visit', label: say('byVisit') },
            ]}
          />
        </Form.Item>
        {outcome === 'checked' && (
          <>
            {people.map(({ person, questions, answers }, at) => (
              <section key={person.personId} className="asking" aria-label={person.name}>
                <h3>
                  {person.name} <span className="note">{label(relations[person.relation])}</span>
                </h3>
                <AnswerFields
                  idPrefix={person.personId}
                  questions={questions}
                  answers={answers}
                  wrong={wrong(`/persons/${at}/answers`)}
                  onChange={(next) => setPersons((before) => ({ ...before, [person.personId]: next }))}
                />
              </section>
            ))}
            {ofHousehold.length > 0 && (
              <section className="asking" aria-label={say('wholeHome')}>
                <h3>{say('wholeHome')}</h3>
                <AnswerFields
                  idPrefix="home"
                  questions={ofHousehold}
                  answers={household}
                  wrong={wrong('/householdAnswers')}
                  onChange={setHousehold}
                />
              </section>
            )}
          </>
        )}
        <Form.Item label={say('note')} htmlFor="recheck-note">
          <Input
            id="recheck-note"
            maxLength={200}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
