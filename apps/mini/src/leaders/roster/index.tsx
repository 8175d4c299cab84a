import { rosterStates } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { useDesk } from '../desk.ts';
import { go } from '../go.ts';
import { usePlainDate } from '../plain-date.ts';
import { rostersWords } from '../words/rosters.ts';
import { WorkPage } from '../work-page.tsx';
import { RosterBoard } from './board.tsx';
import type { Roster } from './facts.ts';
import { Gaps } from './gaps.tsx';
import { Persons } from './persons.tsx';
import { Planning } from './planning.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { ScoreCard } from './score-card.tsx';

type Tab = 'board' | 'persons' | 'gaps';

/** A roster from its planning to its publishing: progress, then score with reasons, edits by hand, and offers to all. */
export default function RosterPage() {
  const say = useWords(rostersWords);
  const label = useLabel();
  const when = useWhen();
  const plainDate = usePlainDate();
  const { rosterId = '' } = useAbout();
  const { may } = useDesk();
  const roster = useLoad(() => call('GET /rosters/:rosterId', { rosterId }), [rosterId]);
  const { data } = roster;
  const busy = data?.state === 'waiting' || data?.state === 'planning';
  const settled = data?.state === 'proposed' || data?.state === 'published';
  const title = data
    ? `${say('roster')} ${say('span', { from: plainDate(data.fromDay), until: plainDate(data.untilDay) })}`
    : say('roster');
  return (
    <WorkPage
      title={title}
      of={[roster]}
      seconds={busy ? 2 : 60}
      footer={settled && may('rosters.plan') ? <Footer roster={data} onChanged={roster.reload} /> : undefined}
    >
      {data && (
        <>
          <Paragraph note>
            {data.area} · {data.createdBy} · {when.moment(data.createdAt)}
          </Paragraph>
          <View className="tagline">
            <Tag>{label(rosterStates[data.state])}</Tag>
          </View>
          {busy && <Planning roster={data} mayStop={may('rosters.plan')} onChanged={roster.reload} />}
          {data.state === 'failed' && <Notice tone="bad">{say('failed')}</Notice>}
          {data.state === 'discarded' && <Notice tone="info">{say('discarded')}</Notice>}
          {data.publishedAt !== null && (
            <Notice tone="ok">{say('published', { moment: when.moment(data.publishedAt) })}</Notice>
          )}
          {settled && <Proposal roster={data} mayPlan={may('rosters.plan')} onChanged={roster.reload} />}
        </>
      )}
    </WorkPage>
  );
}

function Proposal({
  roster,
  mayPlan,
  onChanged,
}: {
  roster: Roster;
  mayPlan: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(rostersWords);
  const [view, setView] = useState<Tab>('board');
  const { rosterId, version, state, places, filled } = roster;
  return (
    <>
      <ScoreCard roster={roster} />
      <Tabs<Tab>
        id="views"
        label={say('views')}
        items={[
          { value: 'board', label: say('board') },
          { value: 'persons', label: say('persons') },
          { value: 'gaps', label: say('gaps'), count: places - filled },
        ]}
        value={view}
        onChange={setView}
      />
      {view === 'board' && (
        <RosterBoard roster={roster} mayEdit={mayPlan && state === 'proposed'} onChanged={onChanged} />
      )}
      {view === 'persons' && <Persons rosterId={rosterId} version={version} />}
      {view === 'gaps' && <Gaps rosterId={rosterId} version={version} />}
    </>
  );
}

function Footer({ roster, onChanged }: { roster: Roster; onChanged: () => Promise<unknown> }) {
  const say = useWords(rostersWords);
  const [publishing, setPublishing] = useState(false);
  const { rosterId, areaId, state } = roster;
  const discard = async () => {
    const yes = await confirm({
      title: say('discard'),
      text: say('discardText'),
      action: say('discard'),
      danger: true,
    });
    if (!yes || !(await attempt(() => call('POST /rosters/discard', { rosterId })))) return;
    toast(say('discarded'));
    await onChanged();
  };
  if (state === 'published')
    return (
      <Button id="replan" kind="plain" wide onPress={() => go('start-roster', { areaId, rosterId })}>
        {say('replan')}
      </Button>
    );
  return (
    <>
      <Button id="discard" kind="plain" onPress={discard}>
        {say('discard')}
      </Button>
      <Button id="publish" onPress={() => setPublishing(true)}>
        {say('publish')}
      </Button>
      {publishing && (
        <PublishSheet roster={roster} onClose={() => setPublishing(false)} onChanged={onChanged} />
      )}
    </>
  );
}
