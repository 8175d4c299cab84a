import { addDays } from '@linli/domain/civil-time';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Paragraph } from '../../kit/card.tsx';
import { mondayOf } from '../../shifts/shift-times.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Rows } from '../part.tsx';
import { BoardDay, BoardShift, byDay } from '../shift-board/board-shift.tsx';
import { WeekNav } from '../shift-board/week-nav.tsx';
import { useSwipe } from '../shift-board/week-swipe.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import type { Roster } from './facts.ts';
import { ShiftSheet } from './shift-sheet.tsx';

/** The proposal by checkpoint, a week at a time; a tap on a shift shows who and lets it be changed by hand. */
export function RosterBoard({
  roster: { rosterId, fromDay, version, state },
  mayEdit,
  onChanged,
}: {
  roster: Roster;
  mayEdit: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const sayBoard = useWords(shiftBoardWords);
  const [monday, setMonday] = useState(mondayOf(fromDay));
  const [openId, setOpenId] = useState<string>();
  const board = usePages(
    (cursor) => call('GET /rosters/:rosterId/board', { rosterId, fromDay: monday, cursor }),
    [rosterId, monday, version, state],
  );
  const swipe = useSwipe((way) => setMonday(addDays(monday, 7 * way)));
  const shifts = board.items.flatMap((row) => row.shifts);
  const open = shifts.find(({ shiftId }) => shiftId === openId);
  return (
    <>
      <WeekNav monday={monday} onChange={setMonday} />
      <View className="stack" {...swipe}>
        <Rows key={monday} id="board" of={board} empty={<Paragraph note>{sayBoard('noShifts')}</Paragraph>}>
          {(items) =>
            items.map(({ checkpointId, name, shifts: ofGate }) => (
              <Card key={checkpointId} id={`board-${checkpointId}`} title={name}>
                {ofGate.length === 0 && <Paragraph note>{sayBoard('noShifts')}</Paragraph>}
                {byDay(ofGate).map(([day, ofDay]) => (
                  <BoardDay key={day} day={day}>
                    {ofDay.map((shift) => (
                      <BoardShift
                        key={shift.shiftId}
                        id={`shift-${shift.shiftId}`}
                        shift={{ ...shift, taken: shift.places.length }}
                        names={shift.places.map((place) => place.name)}
                        onPress={() => setOpenId(shift.shiftId)}
                      />
                    ))}
                  </BoardDay>
                ))}
              </Card>
            ))
          }
        </Rows>
      </View>
      {open && (
        <ShiftSheet
          rosterId={rosterId}
          version={version}
          shift={open}
          others={shifts}
          mayEdit={mayEdit}
          onClose={() => setOpenId(undefined)}
          onChanged={() => Promise.all([onChanged(), board.reload()])}
        />
      )}
    </>
  );
}
