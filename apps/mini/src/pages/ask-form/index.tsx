import { requestBases } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { toast } from '../../kit/toast.tsx';
import { QuestionField } from '../../reports/question-field.tsx';
import type { Kind } from '../../requests/asking.ts';
import { ConvenientField } from '../../requests/convenient-field.tsx';
import { DangerSheet } from '../../requests/emergency.tsx';
import { LinesField } from '../../requests/lines-field.tsx';
import { PhotosField, sendPhoto } from '../../requests/photos-field.tsx';
import { ReviewSheet } from '../../requests/review-sheet.tsx';
import { SameNotice } from '../../requests/same-notice.tsx';
import { SentAsk } from '../../requests/sent-ask.tsx';
import { useAsking } from '../../requests/use-asking.ts';
import { isStaffBasis, useWhoms, type Whom } from '../../requests/whom.ts';
import { WishesFields } from '../../requests/wishes-fields.tsx';
import { askWords } from '../../requests/words/ask.ts';
import { goHome, replacePage, useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';

/** The questions of one kind of help; works without network once the kinds have been loaded. */
export default function AskFormPage() {
  const say = useWords(askWords);
  const { kind: key = '', householdId = '', personId, basis } = useAbout();
  const { whoms, source } = useWhoms(isStaffBasis(basis) ? { householdId, basis } : undefined);
  const kinds = useLoad(
    () => call('GET /requests/kinds', { householdId }),
    [householdId],
    `kinds:${householdId}`,
  );
  const kind = kinds.data?.items.find((one) => one.key === key);
  const whom = whoms.find((one) => one.householdId === householdId && one.personId === (personId ?? null));
  const first = kinds.data === undefined ? kinds : source;
  if (kinds.data === undefined || source.data === undefined)
    return <Page title={say('title')} {...shellOf(first)} />;
  if (!kind || !whom)
    return (
      <Page title={say('title')}>
        <Empty
          text={say('noKinds')}
          note={say('noKindsNote')}
          action={
            <Button id="ask-home" kind="plain" onPress={goHome}>
              {say('home')}
            </Button>
          }
        />
      </Page>
    );
  return <FormPage key={`${kind.kindId}:${whom.key}`} kind={kind} whom={whom} />;
}

function FormPage({ kind, whom }: { kind: Kind; whom: Whom }) {
  const say = useWords(askWords);
  const label = useLabel();
  const [photosOpen, setPhotosOpen] = useState<'sending' | 'failed'>();
  const { definition } = kind;
  const { kindId } = kind;
  const { householdId, personId } = whom;
  // What is open already is shown before anything is filled in.
  const opened = useLoad(
    () => call('POST /requests/weigh', { kindId, householdId, forPersonId: personId, answers: {} }),
    [kindId, householdId, personId],
  );
  const now = useAsking(kind, whom, opened.data?.withheld);
  const { asking, errors, fill } = now;
  const same = [...(now.review?.promise?.same ?? []), ...(opened.data?.same ?? [])].filter(
    ({ requestId }, at, all) =>
      all.findIndex((one) => one.requestId === requestId) === at && !asking.although.includes(requestId),
  );
  const title = label(definition.name);
  const askElse = () =>
    replacePage('ask-form', {
      kind: 'other',
      householdId,
      personId: personId ?? undefined,
      basis: whom.basis,
    });
  if (now.sent)
    return (
      <Page title={title}>
        <SentAsk sent={now.sent} onChange={now.change} onElse={askElse} />
      </Page>
    );
  if (same.length > 0)
    return (
      <Page title={title}>
        <SameNotice
          same={same}
          onAlthough={
            isStaffBasis(whom.basis) || kind.key === 'other'
              ? () => fill({ although: [...asking.although, ...same.map(({ requestId }) => requestId)] })
              : undefined
          }
          onElse={askElse}
        />
      </Page>
    );
  const prepare = () => {
    if (photosOpen === undefined) return now.prepare();
    toast({ text: say(photosOpen === 'sending' ? 'photosWait' : 'photosLeft'), tone: 'bad' });
  };
  return (
    <Page
      title={title}
      footer={
        <Button id="ask-send" onPress={prepare}>
          {say('send')}
        </Button>
      }
    >
      <Paragraph>{label(definition.hint)}</Paragraph>
      <OnWhoseWord whom={whom} />
      {now.resumed && (
        <Notice
          action={
            <Button id="start-over" kind="link" onPress={now.startOver}>
              {say('startOver')}
            </Button>
          }
        >
          {say('draft')}
        </Notice>
      )}
      {definition.lines && (
        <Card>
          <LinesField
            id="lines"
            lines={asking.lines}
            error={errors.get('lines')}
            onChange={(lines) => fill({ lines })}
          />
        </Card>
      )}
      {now.questions.length > 0 && (
        <Card title={say('questions')}>
          {now.questions.map((question) => (
            <QuestionField
              key={question.id}
              id={`q-${question.id}`}
              question={question}
              sendPhoto={(path) => sendPhoto({ householdId }, path)}
              answer={asking.answers[question.id]}
              error={errors.get(`q-${question.id}`)}
              onAnswer={(answer) => now.answer(question.id, answer)}
            />
          ))}
        </Card>
      )}
      <Card>
        <ConvenientField
          value={asking.convenient}
          error={errors.get('convenient')}
          onChange={(convenient) => fill({ convenient })}
        />
        <Field
          id="note"
          label={say('more')}
          hint={say('moreHint')}
          required={false}
          lines
          max={500}
          value={asking.note}
          error={errors.get('note')}
          onChange={(note) => fill({ note })}
        />
        <PhotosField
          id="photos"
          label={say('photos')}
          hint={say('photosHint')}
          required={false}
          about={{ householdId }}
          photoIds={asking.photoIds}
          error={errors.get('photos')}
          onChange={(photoIds, open) => {
            fill({ photoIds });
            setPhotosOpen(open);
          }}
        />
      </Card>
      <WishesFields asking={asking} usual={definition.contactless} onChange={fill} />
      <DangerSheet danger={now.danger} onClose={now.change} onGoOn={now.passDanger} />
      <ReviewSheet
        review={now.review}
        kind={kind}
        asking={asking}
        whom={whom}
        onClose={now.change}
        onSend={now.send}
      />
    </Page>
  );
}

function OnWhoseWord({ whom }: { whom: Whom }) {
  const say = useWords(askWords);
  const label = useLabel();
  const { basis, name } = whom;
  if (basis === 'self') return null;
  const texts = { phone: 'byPhone', visit: 'byVisit', paper: 'byPaper', relative: 'byRelative' } as const;
  return (
    <Notice title={label(requestBases[basis])}>
      {basis === 'member' ? say('byMember', { name }) : say(texts[basis])}
    </Notice>
  );
}
