import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button.tsx';
import { Heading } from '../../kit/card.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Page } from '../../kit/page.tsx';
import { Pager } from '../../kit/pager.tsx';
import { goVolunteers } from '../../requests/go-volunteers.ts';
import { checkpointOf } from '../../shifts/duty-code.ts';
import { ClaimTag } from '../../shifts/place-list.tsx';
import { ShiftLine } from '../../shifts/shift-line.tsx';
import { useMe } from '../../state/me.ts';
import { useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { useRefresh } from '../../wire/use-refresh.ts';
import type { Duty } from '../claim-sheet.tsx';
import { DutyCard } from '../duty-card.tsx';
import { claimWords } from '../words/shifts.ts';
import { CalendarLink } from './calendar-link.tsx';

/** My duties, soonest first, each with one next action; those that are over below. */
export default function MyShiftsPage() {
  useMe();
  const say = useWords(claimWords);
  // One volunteer has far fewer to come; all of them are kept on the phone.
  const mine = useLoad(() => call('GET /shifts/mine', { limit: 100 }), [], 'my-shifts');
  const past = usePages((cursor) => call('GET /shifts/mine', { past: 'true', limit: 20, cursor }));
  useRefresh(() => Promise.all([mine.reload(), past.reload()]), 60);
  const duties = mine.data?.items ?? [];
  const stranger = useArrival(mine.loadedAt === undefined ? undefined : duties);
  return (
    <Page title={say('toMine')} {...shellOf(mine)}>
      {stranger && (
        <Notice id="no-shift-here" tone="warn">
          {say('noShiftHere')}
        </Notice>
      )}
      {duties.length === 0 && (
        <Empty
          text={say('noneMine')}
          note={say('noneMineNote')}
          action={
            <Button id="none-to-shifts" onPress={() => goVolunteers('shifts')}>
              {say('toOpen')}
            </Button>
          }
        />
      )}
      {duties.length > 0 && <Heading>{say('soon')}</Heading>}
      {duties.map((duty, at) => (
        <DutyCard key={duty.claimId} duty={duty} first={at === 0} />
      ))}
      <List>
        <Cell id="to-shifts" icon="plus" title={say('toOpen')} onPress={() => goVolunteers('shifts')} />
        <Cell
          id="to-relieves"
          icon="people"
          title={say('toRelieves')}
          onPress={() => goVolunteers('relieves')}
        />
        <Cell
          id="to-availability"
          icon="edit"
          title={say('toAvailability')}
          onPress={() => goVolunteers('availability')}
        />
        <Cell id="to-hours" icon="star" title={say('toHours')} onPress={() => goVolunteers('hours')} />
      </List>
      <CalendarLink />
      {past.items.length > 0 && (
        <>
          <List id="past" title={say('past')}>
            {past.items.map(({ claimId, shift, state }) => (
              <ShiftLine
                key={claimId}
                id={`past-${claimId}`}
                shift={shift}
                value={<ClaimTag state={state} />}
                onPress={() => goVolunteers('shift', { claimId })}
              />
            ))}
          </List>
          <Pager id="more" more={past.more} onMore={past.loadMore} />
        </>
      )}
    </Page>
  );
}

/**
 * Whoever opened the page by the code of a checkpoint, with the camera of their phone, is checked in at once where they
 * have a duty there. Answers whether they have none.
 */
function useArrival(duties: readonly Duty[] | undefined): boolean {
  const { code } = useAbout();
  const gone = useRef(false);
  const checkpointId = code === undefined ? undefined : checkpointOf(code);
  const here = duties?.find(
    ({ next, shift }) => next === 'check-in' && shift.checkpointId === checkpointId,
  )?.claimId;
  useEffect(() => {
    if (here === undefined || gone.current) return;
    gone.current = true;
    goVolunteers('shift', { claimId: here, act: 'check-in', code });
  }, [here, code]);
  return code !== undefined && duties !== undefined && here === undefined && !gone.current;
}
