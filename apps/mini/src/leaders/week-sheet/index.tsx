import { addDays } from '@linli/domain/civil-time';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { accessible } from '../../kit/accessible.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { toast } from '../../kit/toast.tsx';
import { mondayOf, weekdayOf } from '../../shifts/shift-times.ts';
import { shiftWords } from '../../shifts/words/shifts.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePlainDate } from '../plain-date.ts';
import { WeekNav } from '../shift-board/week-nav.tsx';
import { dutyRecordsWords } from '../words/duty-records.ts';
import { WorkPage } from '../work-page.tsx';
import { openSheet } from './open-sheet.ts';
import { namesOn, type SheetRow, sheetRows } from './sheet-rows.ts';
import './week-sheet.css';

const onWeb = process.env.TARO_ENV === 'h5';

/** The week of one checkpoint on one sheet, to print and laminate: names, no numbers. */
export default function WeekSheetPage() {
  const say = useWords(dutyRecordsWords);
  const plainDate = usePlainDate();
  const { checkpointId = '', fromDay } = useAbout();
  const [monday, setMonday] = useState(mondayOf(fromDay ?? today()));
  const board = useLoad(
    () => call('GET /shifts/board', { checkpointId, fromDay: monday }),
    [checkpointId, monday],
  );
  const [checkpoint] = board.data?.items ?? [];
  const name = checkpoint?.name ?? '';
  const rows = sheetRows(checkpoint?.shifts ?? [], monday);
  const download = async () => {
    if (!(await openSheet({ checkpointId, fromDay: monday, name })))
      toast({ text: say('notOpened'), tone: 'bad' });
  };
  return (
    <WorkPage
      title={say('sheet')}
      of={[board]}
      footer={
        <>
          <Button id="download" kind={onWeb ? 'plain' : 'primary'} onPress={download}>
            {say('download')}
          </Button>
          {onWeb && (
            <Button id="print" onPress={() => window.print()}>
              {say('print')}
            </Button>
          )}
        </>
      }
    >
      <View className="week-sheet__off-paper">
        <WeekNav monday={monday} onChange={setMonday} />
      </View>
      {rows.length === 0 ? (
        <Empty text={say('sheetNone')} />
      ) : (
        <>
          <View className="week-sheet__head">
            <Text>{say('sheetTitle', { name })}</Text>
            <Text>{say('sheetWeek', { from: plainDate(monday), until: plainDate(addDays(monday, 6)) })}</Text>
          </View>
          <Sheet rows={rows} monday={monday} name={name} />
          <View className="week-sheet__foot">{say('sheetFoot')}</View>
        </>
      )}
    </WorkPage>
  );
}

function Sheet({ rows, monday, name }: { rows: readonly SheetRow[]; monday: string; name: string }) {
  const say = useWords(dutyRecordsWords);
  const sayShift = useWords(shiftWords);
  const plainDate = usePlainDate();
  const head = 'week-sheet__cell week-sheet__cell--head';
  const days = [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(monday, at));
  return (
    <View id="sheet" className="week-sheet" {...(onWeb ? { tabIndex: 0 } : {})}>
      <View
        className="week-sheet__table"
        {...accessible({ role: 'table', label: say('sheetTitle', { name }) })}
      >
        <View className="week-sheet__top" {...accessible({ role: 'rowgroup' })}>
          <View className="week-sheet__row" {...accessible({ role: 'row' })}>
            <View className={head} {...accessible({ role: 'columnheader' })}>
              {say('time')}
            </View>
            {days.map((day) => (
              <View key={day} className={head} {...accessible({ role: 'columnheader' })}>
                {`${plainDate(day)} ${sayShift(`weekday${weekdayOf(day)}`)}`}
              </View>
            ))}
          </View>
        </View>
        <View className="week-sheet__body" {...accessible({ role: 'rowgroup' })}>
          {rows.map(({ from, until, days: shiftsOf }) => (
            <View key={`${from} ${until}`} className="week-sheet__row" {...accessible({ role: 'row' })}>
              <View className={head} {...accessible({ role: 'rowheader' })}>{`${from}–${until}`}</View>
              {shiftsOf.map((shifts, at) => (
                <View key={days[at]} className="week-sheet__cell" {...accessible({ role: 'cell' })}>
                  {shifts.map((shift) => (
                    <OnSheet key={shift.shiftId} names={namesOn(shift)} people={shift.people} />
                  ))}
                </View>
              ))}
            </View>
          ))}
        </View>
      </View>
    </View>
  );
}

function OnSheet({ names, people }: { names: readonly string[]; people: number }) {
  const say = useWords(dutyRecordsWords);
  const missing = people - names.length;
  return (
    <>
      <View>{names.join('、')}</View>
      {missing > 0 && <View className="week-sheet__vacant">{say('vacant', { count: missing })}</View>}
    </>
  );
}
