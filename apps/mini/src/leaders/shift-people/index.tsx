import type { ReplyOf } from '@linli/contracts/catalog';
import { claimWays } from '@linli/contracts/shifts/labels';
import type { PlaceView } from '@linli/contracts/shifts/values';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { PlaceList } from '../../shifts/place-list.tsx';
import { ShiftLine } from '../../shifts/shift-line.tsx';
import { clock } from '../../state/clock.ts';
import { useAbout } from '../../state/open-page.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen, wallClock } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import { WorkPage } from '../work-page.tsx';
import { Candidates } from './candidates.tsx';
import { actsOf, type PlaceAct, PlaceActSheet, useChooseAct } from './place-act.tsx';
import { TimeSheet } from './time-sheet.tsx';

type Shift = ReplyOf<'GET /shifts/shift/:shiftId'>;

/** One shift as its lead sees it: the people on it, who else could come, and what can be changed. */
export default function ShiftPeoplePage() {
  const say = useWords(shiftBoardWords);
  const { shiftId = '' } = useAbout();
  const shift = useLoad(() => call('GET /shifts/shift/:shiftId', { shiftId }), [shiftId]);
  const leads = shift.data ? shift.data.places !== null : undefined;
  const candidates = usePages(
    async (cursor) =>
      leads ? await call('GET /shifts/candidates', { shiftId, cursor }) : { items: [], nextCursor: null },
    [shiftId, leads],
  );
  const reload = () => Promise.all([shift.reload(), candidates.reload()]);
  const { data } = shift;
  const open = data?.state === 'open' && data.endsAt > clock.now().toISOString();
  return (
    <WorkPage title={data?.checkpoint ?? say('shiftTitle')} of={[shift]} also={[candidates]} seconds={30}>
      {data && (
        <>
          <List id="shift">
            <ShiftLine shift={data}>{data.waiting > 0 && say('waiting', { count: data.waiting })}</ShiftLine>
          </List>
          {data.state === 'called-off' && <Notice tone="info">{say('calledOff')}</Notice>}
          {data.places === null ? (
            <Notice tone="info">{say('notLeading')}</Notice>
          ) : (
            <Places shift={data} places={data.places} onChanged={reload} />
          )}
          {leads && open && (
            <Candidates
              shiftId={shiftId}
              candidates={candidates}
              full={data.taken >= data.people}
              onChanged={reload}
            />
          )}
          {open && data.checkpointView.may.includes('lead') && <ShiftTools shift={data} onChanged={reload} />}
        </>
      )}
    </WorkPage>
  );
}

function Places({
  shift,
  places,
  onChanged,
}: {
  shift: Shift;
  places: readonly PlaceView[];
  onChanged: () => unknown;
}) {
  const say = useWords(shiftBoardWords);
  const label = useLabel();
  const when = useWhen();
  const chooseAct = useChooseAct();
  const [acting, setActing] = useState<{ act: PlaceAct; place: PlaceView }>();
  const start = async (place: PlaceView) => {
    const act = await chooseAct(place, shift);
    if (act) setActing({ act, place });
  };
  const noteOf = ({ way, state, confirmBy, checkedInAt, checkedOutAt }: PlaceView) =>
    [
      label(claimWays[way]),
      state === 'offered' && confirmBy !== null && say('confirmBy', { moment: when.moment(confirmBy) }),
      checkedInAt !== null && say('cameAt', { time: when.time(checkedInAt) }),
      checkedOutAt !== null && say('leftAt', { time: when.time(checkedOutAt) }),
    ]
      .filter(Boolean)
      .join(' · ');
  const movable = places.filter((place) => actsOf(place, shift).length > 0);
  const settled = places.filter((place) => !movable.includes(place));
  return (
    <>
      {places.length === 0 ? (
        <Paragraph>{say('noPeople')}</Paragraph>
      ) : (
        <List id="people" title={say('people')}>
          <PlaceList places={movable} note={noteOf} onPress={start} />
          <PlaceList places={settled} note={noteOf} />
        </List>
      )}
      {acting && (
        <PlaceActSheet {...acting} span={shift} onClose={() => setActing(undefined)} onChanged={onChanged} />
      )}
    </>
  );
}

function ShiftTools({ shift, onChanged }: { shift: Shift; onChanged: () => unknown }) {
  const say = useWords(shiftBoardWords);
  const [asking, setAsking] = useState<'split' | 'call-off'>();
  const { shiftId, startsAt, endsAt } = shift;
  const middle = new Date((Date.parse(startsAt) + Date.parse(endsAt)) / 2);
  const close = () => setAsking(undefined);
  const done = async <T,>(work: () => Promise<T>, said: string) => {
    const answer = await attempt(work);
    if (answer === undefined) return undefined;
    toast(said);
    await onChanged();
    return answer;
  };
  return (
    <>
      <Button id="split" kind="plain" wide onPress={() => setAsking('split')}>
        {say('split')}
      </Button>
      <Button id="call-off" kind="link" wide onPress={() => setAsking('call-off')}>
        {say('callOff')}
      </Button>
      {asking === 'split' && (
        <TimeSheet
          id="split-shift"
          title={say('split')}
          text={say('splitText')}
          timeLabel={say('splitAt')}
          span={shift}
          startTime={wallClock(middle).time}
          within
          changeOver
          onClose={close}
          onDone={(at, { changeOverMinutes }) =>
            done(() => call('POST /shifts/split', { shiftId, at, changeOverMinutes }), say('splitDone'))
          }
        />
      )}
      {asking === 'call-off' && (
        <ReasonSheet
          id="call-off-shift"
          title={say('callOff')}
          text={say('callOffText')}
          action={say('callOff')}
          danger
          onClose={close}
          onDone={(reason) =>
            done(() => call('POST /shifts/call-off', { shiftId, reason }), say('callOffDone'))
          }
        />
      )}
    </>
  );
}
