import { dutyActions } from '@linli/contracts/shifts/labels';
import { rights } from '@linli/domain/identity/rights';
import { Button } from '../kit/button.tsx';
import { Cell, List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { goVolunteers } from '../requests/go-volunteers.ts';
import type { Me } from '../state/me.ts';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { call } from '../wire/call.ts';
import { useLoad } from '../wire/use-load.ts';
import { useShiftTimes } from './shift-times.ts';
import { homeShiftWords } from './words/home.ts';

const claimers: readonly string[] = rights['shifts.claim'];

/** Whether a post lets somebody stand at checkpoints. */
export const stands = ({ appointments }: Me): boolean =>
  appointments.some(({ role }) => claimers.includes(role));

/** More than so many to be confirmed are one line. */
const single = 2;

/** On top of the pages volunteers begin with: what they are asked, what is to be done now, and their next shift. */
export function ShiftsAtHome() {
  const say = useWords(homeShiftWords);
  const label = useLabel();
  const when = useWhen();
  const times = useShiftTimes();
  const mine = useLoad(() => call('GET /shifts/mine', { limit: 100 }), [], 'my-shifts');
  const relieves = useLoad(() => call('GET /shifts/relieves', { limit: 10 }));
  const duties = mine.data?.items ?? [];
  const offered = duties.filter(({ state }) => state === 'offered');
  const atWork = duties.filter(
    ({ state, next }) => next === 'check-in' || (state === 'on-duty' && next !== 'wait'),
  );
  const next = duties.find((duty) => duty.state === 'claimed' && !atWork.includes(duty));
  const asked = (relieves.data?.items ?? []).filter(({ state, mine: own }) => state === 'open' && !own);
  return (
    <>
      {atWork.map(({ claimId, shift, next: act }) => (
        <Notice
          key={claimId}
          id={`at-work-${claimId}`}
          tone="warn"
          title={times.whole(shift)}
          action={
            <Button id={`at-work-${claimId}-go`} onPress={() => goVolunteers('shift', { claimId, act })}>
              {label(dutyActions[act])}
            </Button>
          }
        >
          {`${shift.checkpoint} · ${shift.place}`}
        </Notice>
      ))}
      {offered.length > single ? (
        <Notice
          id="shifts-offered"
          tone="warn"
          title={say('offeredMany', { count: offered.length })}
          action={
            <Button id="shifts-offered-go" onPress={() => goVolunteers('my-shifts')}>
              {say('see')}
            </Button>
          }
        />
      ) : (
        offered.map(({ claimId, shift, confirmBy }) => (
          <Notice
            key={claimId}
            id={`offered-${claimId}`}
            tone="warn"
            title={say('offered', { times: times.whole(shift) })}
            action={
              <Button
                id={`offered-${claimId}-go`}
                onPress={() => goVolunteers('shift', { claimId, act: 'confirm' })}
              >
                {say('answer')}
              </Button>
            }
          >
            {[shift.checkpoint, confirmBy ? say('until', { moment: when.moment(confirmBy) }) : '']
              .filter(Boolean)
              .join(' · ')}
          </Notice>
        ))
      )}
      {asked.map(({ relieveId, kind, who, shift }) => (
        <Notice
          key={relieveId}
          id={`relieve-asked-${relieveId}`}
          tone="warn"
          title={say(kind === 'swap' ? 'swapAsked' : 'standInAsked', { who })}
          action={
            <Button id={`relieve-asked-${relieveId}-go`} onPress={() => goVolunteers('relieves')}>
              {say('see')}
            </Button>
          }
        >
          {times.whole(shift)}
        </Notice>
      ))}
      <List id="shifts-at-home" title={say('shifts')}>
        {next && (
          <Cell
            id="next-shift"
            icon="calendar"
            title={say('next', { times: times.whole(next.shift) })}
            note={`${next.shift.checkpoint} · ${next.shift.place}`}
            onPress={() => goVolunteers('shift', { claimId: next.claimId })}
          />
        )}
        {duties.length > 0 && (
          <Cell
            id="to-my-shifts"
            icon="list"
            title={say('mine')}
            value={say('count', { count: duties.length })}
            onPress={() => goVolunteers('my-shifts')}
          />
        )}
        <Cell id="to-shifts" icon="plus" title={say('claim')} onPress={() => goVolunteers('shifts')} />
      </List>
    </>
  );
}
