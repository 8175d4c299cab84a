import type { ReplyOf } from '@linli/contracts/catalog';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import type { Desk } from '../desk.ts';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { checkpointsWords } from '../words/checkpoints.ts';
import { WorkPage } from '../work-page.tsx';

type Row = ReplyOf<'GET /shifts/checkpoints'>['items'][number];

/** The checkpoints of an area, with how the next 24 hours stand. */
export default function CheckpointsPage() {
  const say = useWords(checkpointsWords);
  return (
    <AreaPage title={say('title')}>
      {(areaId, desk) => <Checkpoints key={areaId} areaId={areaId} desk={desk} />}
    </AreaPage>
  );
}

function Checkpoints({ areaId, desk: { may } }: { areaId: string; desk: Desk }) {
  const say = useWords(checkpointsWords);
  const rows = usePages((cursor) => call('GET /shifts/checkpoints', { areaId, cursor }), [areaId]);
  return (
    <WorkPage
      title={say('title')}
      of={[rows]}
      seconds={60}
      footer={
        may('shifts.set-up') && (
          <Button id="set-up" wide onPress={() => go('edit-checkpoint', { areaId })}>
            {say('setUp')}
          </Button>
        )
      }
    >
      <Rows id="checkpoints" of={rows} empty={<Empty text={say('none')} note={say('noneNote')} />}>
        {(items) => (
          <List id="checkpoints">
            {items.map((row) => (
              <CheckpointCell key={row.checkpointId} row={row} />
            ))}
          </List>
        )}
      </Rows>
    </WorkPage>
  );
}

function CheckpointCell({ row: { checkpointId, name, place, area, onDuty, wanted, held } }: { row: Row }) {
  const say = useWords(checkpointsWords);
  const missing = wanted - held;
  return (
    <Cell
      id={`checkpoint-${checkpointId}`}
      icon="pin"
      title={name}
      note={
        <>
          <View>{`${area} · ${place}`}</View>
          <View className="tagline">
            {wanted === 0 ? (
              <Tag>{say('noShifts')}</Tag>
            ) : missing > 0 ? (
              <Tag tone="bad">{say('missingPeople', { count: missing })}</Tag>
            ) : (
              <Tag tone="ok">{say('allThere')}</Tag>
            )}
            <View>{say('onDuty', { count: onDuty })}</View>
          </View>
        </>
      }
      onPress={() => go('checkpoint', { checkpointId })}
    />
  );
}
