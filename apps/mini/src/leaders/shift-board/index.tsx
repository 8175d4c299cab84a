import type { ReplyOf } from '@linli/contracts/catalog';
import { addDays } from '@linli/domain/civil-time';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Tag } from '../../kit/tag.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { mondayOf } from '../../shifts/shift-times.ts';
import { clock } from '../../state/clock.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { AreaPage } from '../area-page.tsx';
import { go } from '../go.ts';
import { Rows } from '../part.tsx';
import { shiftBoardWords } from '../words/shift-board.ts';
import { WorkPage } from '../work-page.tsx';
import { BoardDay, BoardShift, byDay } from './board-shift.tsx';
import { WeekNav } from './week-nav.tsx';
import { useSwipe } from './week-swipe.ts';

type Row = ReplyOf<'GET /shifts/board'>['items'][number];

/** The week of an area or of one checkpoint: who stands when, and what is missing. */
export default function ShiftBoardPage() {
  const say = useWords(shiftBoardWords);
  return <AreaPage title={say('title')}>{(areaId) => <Board key={areaId} areaId={areaId} />}</AreaPage>;
}

function Board({ areaId }: { areaId: string }) {
  const say = useWords(shiftBoardWords);
  const { checkpointId, fromDay } = useAbout();
  const [monday, setMonday] = useState(mondayOf(fromDay ?? today()));
  const [onlyGaps, setOnlyGaps] = useState(false);
  const rows = usePages(
    (cursor) =>
      call('GET /shifts/board', {
        ...(checkpointId ? { checkpointId } : { areaId }),
        fromDay: monday,
        cursor,
      }),
    [areaId, checkpointId, monday],
  );
  const swipe = useSwipe((way) => setMonday(addDays(monday, 7 * way)));
  return (
    <WorkPage title={say('title')} of={[rows]} seconds={60}>
      <WeekNav monday={monday} onChange={setMonday} />
      <List>
        <Toggle id="only-gaps" label={say('onlyGaps')} on={onlyGaps} onChange={setOnlyGaps} />
      </List>
      <View className="stack" {...swipe}>
        <Rows key={monday} id="board" of={rows} empty={<Empty text={say('none')} note={say('noneNote')} />}>
          {(items) =>
            items.map((row) => (
              <CheckpointWeek key={row.checkpointId} row={row} onlyGaps={onlyGaps} monday={monday} />
            ))
          }
        </Rows>
      </View>
    </WorkPage>
  );
}

function CheckpointWeek({ row, onlyGaps, monday }: { row: Row; onlyGaps: boolean; monday: string }) {
  const say = useWords(shiftBoardWords);
  const { checkpointId, name, shifts } = row;
  const now = clock.now().toISOString();
  // Nobody can be found any more for what is over.
  const missingOn = ({ state, endsAt, people, taken }: Row['shifts'][number]) =>
    state === 'open' && endsAt > now ? Math.max(0, people - taken) : 0;
  const missing = shifts.reduce((sum, shift) => sum + missingOn(shift), 0);
  const shown = onlyGaps ? shifts.filter((shift) => missingOn(shift) > 0) : shifts;
  return (
    <Card
      id={`board-${checkpointId}`}
      title={name}
      aside={
        missing > 0 ? (
          <Tag tone="bad">{say('gaps', { count: missing })}</Tag>
        ) : (
          shifts.some(({ endsAt }) => endsAt > now) && <Tag tone="ok">{say('complete')}</Tag>
        )
      }
    >
      {shown.length === 0 && <Paragraph note>{say(shifts.length === 0 ? 'noShifts' : 'noGaps')}</Paragraph>}
      {byDay(shown).map(([day, ofDay]) => (
        <BoardDay key={day} day={day}>
          {ofDay.map((shift) => (
            <BoardShift
              key={shift.shiftId}
              id={`shift-${shift.shiftId}`}
              shift={shift}
              names={shift.places.map((place) => place.name)}
              onPress={() => go('shift-people', { shiftId: shift.shiftId })}
            />
          ))}
        </BoardDay>
      ))}
      {shifts.length > 0 && (
        <Button
          id={`sheet-${checkpointId}`}
          kind="link"
          label={say('sheetOf', { name })}
          onPress={() => go('week-sheet', { checkpointId, fromDay: monday })}
        >
          {say('sheet')}
        </Button>
      )}
    </Card>
  );
}
