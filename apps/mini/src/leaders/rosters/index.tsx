import type { ReplyOf } from '@linli/contracts/catalog';
import { rosterStates } from '@linli/contracts/rosters/labels';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tag, type Tone } from '../../kit/tag.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { usePlainDate } from '../plain-date.ts';
import { rostersWords } from '../words/rosters.ts';
import { WorkPage } from '../work-page.tsx';

type Row = ReplyOf<'GET /rosters/list'>['items'][number];

const tones: Partial<Record<Row['state'], Tone>> = {
  planning: 'info',
  proposed: 'warn',
  published: 'ok',
  failed: 'bad',
};

/** Rosters of an area, newest first, and the way to plan one. */
export default function RostersPage() {
  const say = useWords(rostersWords);
  return (
    <AreaPage title={say('title')}>
      {(areaId, desk) => <Rosters key={areaId} areaId={areaId} desk={desk} />}
    </AreaPage>
  );
}

function Rosters({ areaId, desk: { may } }: { areaId: string; desk: Desk }) {
  const say = useWords(rostersWords);
  const rosters = usePages((cursor) => call('GET /rosters/list', { areaId, cursor }), [areaId]);
  return (
    <WorkPage
      title={say('title')}
      of={[rosters]}
      seconds={15}
      footer={
        may('rosters.plan') && (
          <Button id="start" wide onPress={() => go('start-roster', { areaId })}>
            {say('start')}
          </Button>
        )
      }
    >
      <Rows id="rosters" of={rosters} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => (
          <List id="rosters">
            {items.map((row) => (
              <RosterCell key={row.rosterId} row={row} />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}

function RosterCell({ row }: { row: Row }) {
  const say = useWords(rostersWords);
  const label = useLabel();
  const when = useWhen();
  const plainDate = usePlainDate();
  const { rosterId, area, fromDay, untilDay, state, replans, createdBy, createdAt, score, places, filled } =
    row;
  return (
    <Cell
      id={`roster-${rosterId}`}
      title={say('span', { from: plainDate(fromDay), until: plainDate(untilDay) })}
      note={
        <>
          <View>{[area, replans && say('replanned')].filter(Boolean).join(' · ')}</View>
          {score && (
            <View>
              {say('score', { score: Math.round(score.total) })} · {say('filled', { filled, places })}
            </View>
          )}
          <View>
            {createdBy} · {when.moment(createdAt)}
          </View>
        </>
      }
      value={<Tag tone={tones[state] ?? 'plain'}>{label(rosterStates[state])}</Tag>}
      onPress={() => go('roster', { rosterId })}
    />
  );
}
