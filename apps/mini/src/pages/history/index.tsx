import type { ReplyOf } from '@linli/contracts/catalog';
import { reportBases, slotParts } from '@linli/contracts/reports/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { Tag } from '../../kit/tag.tsx';
import { Skeleton } from '../../kit/waiting.tsx';
import { AnswersSheet } from '../../reports/answers-sheet.tsx';
import { clock } from '../../state/clock.ts';
import { homesOf, useMe } from '../../state/me.ts';
import { openPage, useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { kitWords } from '../../words/kit.ts';
import { peopleWords } from '../../words/people.ts';

export type Submission = ReplyOf<'GET /reports/history'>['items'][number];

/** Every report of a household with its versions: who, when, on whose word; nothing is overwritten. */
export default function History() {
  const say = useWords(peopleWords);
  const me = useMe();
  const about = useAbout();
  const homes = homesOf(me);
  const [chosen, setChosen] = useState(about.householdId);
  const householdId = chosen ?? homes[0]?.householdId;
  return (
    <Page title={say('history')} loading={!me}>
      {homes.length > 1 && householdId !== undefined && (
        <Tabs
          id="homes"
          label={say('whichHome')}
          value={householdId}
          onChange={setChosen}
          items={homes.map((home) => ({
            value: home.householdId,
            label: home.address,
          }))}
        />
      )}
      {me && householdId === undefined && <Empty text={say('historyNone')} />}
      {householdId !== undefined && <Reports key={householdId} householdId={householdId} />}
    </Page>
  );
}

function Reports({ householdId }: { householdId: string }) {
  const say = useWords(peopleWords);
  const kit = useWords(kitWords);
  const pages = usePages((cursor) => call('GET /reports/history', { householdId, cursor }), [householdId]);
  const [shown, setShown] = useState<Submission>();
  if (pages.failure && pages.items.length === 0)
    return (
      <Notice
        tone="bad"
        title={pages.failure.title}
        action={
          <Button id="retry" kind="plain" onPress={pages.reload}>
            {kit('retry')}
          </Button>
        }
      />
    );
  if (pages.loading) return <Skeleton />;
  if (pages.items.length === 0) return <Empty text={say('historyNone')} />;
  return (
    <>
      {pages.items.map((submission) => (
        <ReportCard
          key={submission.submissionId}
          submission={submission}
          householdId={householdId}
          onShow={() => setShown(submission)}
        />
      ))}
      <Pager id="more" more={pages.more} onMore={pages.loadMore} />
      {shown && (
        <AnswersSheet submission={shown} householdId={householdId} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}

interface ReportCardProps {
  submission: Submission;
  householdId: string;
  onShow: () => void;
}

const tones = { normal: 'ok', notice: 'warn', alert: 'bad', danger: 'bad' } as const;

function ReportCard({ submission, householdId, onShow }: ReportCardProps) {
  const say = useWords(peopleWords);
  const label = useLabel();
  const when = useWhen();
  const { slot, basis, reporterName, capturedAt, onTime, replacesId, replaced, parallel, persons } =
    submission;
  const open = !replaced && new Date(slot.closesAt) > clock.now();
  return (
    <Card
      id={`report-${submission.submissionId}`}
      title={`${when.day(slot.day)} ${label(slotParts[slot.part])}`}
      kind={replaced ? 'quiet' : 'plain'}
      aside={
        <Stack row>
          {replaced && <Tag>{say('replaced')}</Tag>}
          {replacesId !== null && <Tag tone="info">{say('correction')}</Tag>}
          {!onTime && <Tag tone="warn">{say('late')}</Tag>}
          {basis !== 'self' && <Tag tone="info">{label(reportBases[basis])}</Tag>}
          {parallel && <Tag tone="warn">{say('parallel')}</Tag>}
        </Stack>
      }
    >
      <Paragraph note>{say('historyBy', { name: reporterName, moment: when.moment(capturedAt) })}</Paragraph>
      <Stack row>
        {persons.map((person) => (
          <Tag key={person.personId} tone={tones[person.level]}>
            {person.name} {say(person.level)}
          </Tag>
        ))}
      </Stack>
      {parallel && <Paragraph note>{say('parallelNote')}</Paragraph>}
      <Stack row>
        <Button kind="plain" onPress={onShow}>
          {say('see')}
        </Button>
        {open && (
          <Button kind="link" onPress={() => openPage('report', { slotId: slot.slotId, householdId })}>
            {say('correct')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
