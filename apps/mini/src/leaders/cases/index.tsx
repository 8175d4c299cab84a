import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Heading } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useLive } from '../../state/live.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import type { Desk } from '../desk.ts';
import { Figures } from '../figures.tsx';
import { Rows } from '../part.tsx';
import { casesWords } from '../words/cases.ts';
import { WorkPage } from '../work-page.tsx';
import { DeskCard } from './desk-card.tsx';
import { CaseTools } from './tools.tsx';

type Which = 'mine' | 'area' | 'passing' | 'stuck';

const empty = {
  mine: 'noneMine',
  area: 'noneArea',
  passing: 'nonePassing',
  stuck: 'noneStuck',
} as const;

/** 网格长台: what is on me now, least time left first, and what climbs past me next. */
export default function CasesPage() {
  const say = useWords(casesWords);
  return (
    <AreaPage title={say('title')}>
      {(areaId, desk) => <Cases key={areaId} areaId={areaId} desk={desk} />}
    </AreaPage>
  );
}

function Cases({ areaId, desk }: { areaId: string; desk: Desk }) {
  const say = useWords(casesWords);
  const [which, setWhich] = useState<Which>('mine');
  const mine = useLoad(() => call('GET /escalation/desk', { whose: 'mine', limit: 1 }));
  const area = useLoad(() => call('GET /escalation/desk', { areaId, whose: 'area', limit: 1 }), [areaId]);
  const rows = usePages((cursor) => load(which, areaId, cursor), [which, areaId]);
  const reload = () => Promise.all([mine.reload(), area.reload(), rows.reload()]);
  useLive(reload);
  const counts = area.data?.counts;
  return (
    <WorkPage title={say('title')} of={[area]} also={[mine, rows]} seconds={60}>
      {counts && <Counts counts={counts} />}
      <Tabs
        id="which"
        label={say('which')}
        items={[
          { value: 'mine', label: say('mine'), ...countOf(mine.data?.counts.open) },
          { value: 'area', label: say('area'), ...countOf(counts?.open) },
          { value: 'passing', label: say('passing') },
          { value: 'stuck', label: say('stuck'), ...countOf(counts?.stuck) },
        ]}
        value={which}
        onChange={setWhich}
      />
      <Rows key={which} id="cases" of={rows} empty={<Empty text={say(empty[which])} />}>
        {(items) =>
          items.map((row) => <DeskCard key={row.caseId} row={row} desk={desk} onChanged={reload} />)
        }
      </Rows>
      <Heading>{say('tools')}</Heading>
      <CaseTools desk={desk} areaId={areaId} />
    </WorkPage>
  );
}

const countOf = (count: number | undefined) => (count === undefined ? {} : { count });

function load(which: Which, areaId: string, cursor: string | undefined) {
  if (which === 'passing') return call('GET /escalation/passing', { cursor });
  if (which === 'stuck') return call('GET /escalation/stuck', { areaId, cursor });
  // What is on me is on me in every post.
  return which === 'mine'
    ? call('GET /escalation/desk', { whose: 'mine', cursor })
    : call('GET /escalation/desk', { areaId, whose: 'area', cursor });
}

function Counts({ counts }: { counts: ReplyOf<'GET /escalation/desk'>['counts'] }) {
  const say = useWords(casesWords);
  const { open, unanswered, overdueSoon, stuck } = counts;
  return (
    <Figures
      figures={[
        { label: say('open'), value: open },
        { label: say('unanswered'), value: unanswered, ...(unanswered > 0 ? { tone: 'warn' as const } : {}) },
        {
          label: say('overdueSoon'),
          value: overdueSoon,
          ...(overdueSoon > 0 ? { tone: 'warn' as const } : {}),
        },
        { label: say('stuckCount'), value: stuck, ...(stuck > 0 ? { tone: 'bad' as const } : {}) },
      ]}
    />
  );
}
