import { dataAfterwards, slotParts } from '@linli/contracts/reports/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Heading, Paragraph, Stack } from '../../kit/card.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { AskBack } from '../../reports/ask-back.tsx';
import type { ReportSheet } from '../../reports/filling.ts';
import type { Report } from '../../reports/kept-report.ts';
import { PersonForm } from '../../reports/person-form.tsx';
import { QuestionField } from '../../reports/question-field.tsx';
import { sendPhotoOf } from '../../reports/send-photo.ts';
import { Sent } from '../../reports/sent.tsx';
import { useFilling } from '../../reports/use-filling.ts';
import { clock } from '../../state/clock.ts';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { reportWords } from '../../words/report.ts';

/** The whole household's report on one page; works without network once the sheet has been loaded. */
export default function ReportPage() {
  const say = useWords(reportWords);
  const label = useLabel();
  useMe();
  const { slotId = '', householdId = '', basis } = useAbout();
  const sheet = useLoad(
    () => call('GET /reports/sheet', { slotId, householdId }),
    [slotId, householdId],
    `sheet:${slotId}:${householdId}`,
  );
  const title = sheet.data ? label(sheet.data.form.title) : say('title');
  if (!sheet.data) return <Page title={title} {...shellOf(sheet)} />;
  return (
    <FillingPage
      key={sheet.data.slot.slotId}
      sheet={sheet.data}
      title={title}
      basis={basis === 'phone' || basis === 'visit' || basis === 'paper' ? basis : sheet.data.basis}
    />
  );
}

interface FillingPageProps {
  sheet: ReportSheet;
  title: string;
  basis: Report['basis'];
}

function FillingPage({ sheet, title, basis }: FillingPageProps) {
  const say = useWords(reportWords);
  const label = useLabel();
  const when = useWhen();
  const filling = useFilling(sheet, basis, title);
  const { form, errors, sent } = filling;
  const nameOf = (personId: string | null) =>
    sheet.persons.find((person) => person.personId === personId)?.name;
  const household = form.householdQuestions();
  const late = clock.now().toISOString() > new Date(sheet.slot.closesAt).toISOString();
  if (sent)
    return (
      <Page title={title}>
        <Sent
          {...sent}
          done={
            sheet.persons.filter((person) => !form.isUntouched(person) || person.reportedSeq !== null).length
          }
          total={sheet.persons.length}
          nameOf={nameOf}
          onChange={filling.changeAnswers}
        />
      </Page>
    );
  return (
    <Page
      title={title}
      footer={
        <Button id="send" onPress={() => filling.send()}>
          {sheet.latest === null ? say('send') : say('sendCorrection')}
        </Button>
      }
    >
      <Stack>
        <Paragraph>{sheet.address}</Paragraph>
        <Stack row>
          <Paragraph note>
            {say('window', {
              day: when.day(sheet.slot.day),
              part: label(slotParts[sheet.slot.part]),
              span: when.span(sheet.slot.opensAt, sheet.slot.closesAt),
            })}
          </Paragraph>
          <Why sheet={sheet} />
        </Stack>
      </Stack>
      <BasisNotice basis={basis} />
      {late && <Notice tone="warn">{say('late')}</Notice>}
      {filling.resumed && (
        <Notice
          action={
            <Button id="start-over" kind="link" onPress={filling.startOver}>
              {say('startOver')}
            </Button>
          }
        >
          {say('draft')}
        </Notice>
      )}
      {sheet.persons.length > 1 && sheet.persons.some((person) => form.canBeNormal(person)) && (
        <Stack>
          <Button
            id="all-normal"
            kind="soft"
            icon="check"
            wide
            onPress={() => filling.fill(form.withAllNormal())}
          >
            {say('allNormal')}
          </Button>
          <Paragraph note>{say('allNormalNote')}</Paragraph>
        </Stack>
      )}
      {sheet.persons.map((person, index) => (
        <PersonForm
          key={person.personId}
          form={form}
          person={person}
          errors={errors}
          first={index === 0}
          onFill={filling.fill}
        />
      ))}
      {household.length > 0 && (
        <Card id="household" title={say('household')}>
          {household.map((question) => (
            <QuestionField
              key={question.id}
              id={`q-household-${question.id}`}
              question={question}
              sendPhoto={sendPhotoOf(sheet.householdId)}
              answer={form.householdAnswer(question.id)}
              error={errors.get(`household:${question.id}`)}
              onAnswer={(answer) => filling.fill(form.withHouseholdAnswer(question.id, answer))}
            />
          ))}
        </Card>
      )}
      <AskBack
        questions={filling.questions}
        nameOf={nameOf}
        onChange={filling.changeAnswers}
        onConfirm={() => filling.send(filling.questions.map(({ key }) => key))}
      />
    </Page>
  );
}

function BasisNotice({ basis }: { basis: Report['basis'] }) {
  const say = useWords(reportWords);
  const texts = { relative: 'byRelative', phone: 'byPhone', visit: 'byVisit', paper: 'byPaper' } as const;
  return basis === 'self' ? null : <Notice>{say(texts[basis])}</Notice>;
}

/** Purpose, legal basis and what happens to the data, one tap away. */
function Why({ sheet }: { sheet: ReportSheet }) {
  const say = useWords(reportWords);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const { round, form } = sheet;
  return (
    <>
      <Button id="why" kind="link" onPress={() => setOpen(true)}>
        {say('why')}
      </Button>
      <Sheet id="why-sheet" open={open} title={say('why')} onClose={() => setOpen(false)}>
        <Heading>{say('purpose')}</Heading>
        <Paragraph>{label(form.purpose)}</Paragraph>
        <Paragraph>{round.purpose}</Paragraph>
        <Heading>{say('basis')}</Heading>
        <Paragraph>{round.legalBasis}</Paragraph>
        <Heading>{say('afterwards')}</Heading>
        <Paragraph>{label(dataAfterwards[round.dataAfterwards])}</Paragraph>
      </Sheet>
    </>
  );
}
