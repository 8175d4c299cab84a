import type { DutyAction } from '@linli/contracts/shifts/labels';
import { Cell, List } from '../../kit/list.tsx';
import { useNow } from '../../state/now.ts';
import { useWords } from '../../state/use-words.ts';
import { useWhen } from '../../state/when.ts';
import type { Duty } from '../claim-sheet.tsx';
import { shiftPageWords } from '../words/shift.ts';

/** What can be done about a place of mine: its next action, and what may come in between. */
export type Act =
  | Exclude<DutyAction, 'wait' | 'wait-for-hours' | 'none'>
  | 'decline'
  | 'cancel'
  | 'stand-in'
  | 'swap'
  | 'show-code'
  | 'incident';

/** Everything but the next action, which stands at the bottom. What is allowed in the end the server says. */
export function Acts({ duty, onAct }: { duty: Duty; onAct: (act: Act) => void }) {
  const say = useWords(shiftPageWords);
  const when = useWhen();
  const now = useNow(30);
  const { state, next, cancelUntil, relieve, dispute } = duty;
  const held = state === 'claimed';
  const cancels = held && cancelUntil !== null && Date.parse(cancelUntil) > now.getTime();
  const looks = held && relieve?.state !== 'open' && Date.parse(duty.shift.startsAt) > now.getTime();
  const onDuty = state === 'on-duty';
  const recorded = (state === 'done' || state === 'no-show') && dispute === null && next !== 'dispute';
  if (state !== 'offered' && !held && !onDuty && !recorded) return null;
  return (
    <List id="acts" title={say('more')}>
      {state === 'offered' && (
        <Cell id="act-decline" icon="close" title={say('decline')} onPress={() => onAct('decline')} />
      )}
      {looks && (
        <Cell
          id="act-stand-in"
          icon="hand"
          title={say('standIn')}
          note={say('standInNote')}
          onPress={() => onAct('stand-in')}
        />
      )}
      {looks && (
        <Cell
          id="act-swap"
          icon="people"
          title={say('swap')}
          note={say('swapNote')}
          onPress={() => onAct('swap')}
        />
      )}
      {cancels && (
        <Cell
          id="act-cancel"
          icon="close"
          title={say('cancel')}
          note={say('cancelNote', { moment: when.moment(cancelUntil) })}
          onPress={() => onAct('cancel')}
        />
      )}
      {looks && !cancels && <Cell id="cancel-late" icon="info" title={say('cancelLate')} />}
      {onDuty && next !== 'read-note' && (
        <Cell id="act-note" icon="report" title={say('seeNote')} onPress={() => onAct('read-note')} />
      )}
      {onDuty && next !== 'write-note' && (
        <Cell id="act-write" icon="edit" title={say('writeAgain')} onPress={() => onAct('write-note')} />
      )}
      {onDuty && (
        <Cell
          id="act-incident"
          icon="alert"
          title={say('incident')}
          note={say('incidentNote')}
          onPress={() => onAct('incident')}
        />
      )}
      {onDuty && (
        <Cell id="act-code" icon="scan" title={say('showCode')} onPress={() => onAct('show-code')} />
      )}
      {recorded && (
        <Cell id="act-dispute" icon="chat" title={say('dispute')} onPress={() => onAct('dispute')} />
      )}
    </List>
  );
}
