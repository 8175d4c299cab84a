import { type PauseReason, type PleaKind, pauseReasons, pleaKinds } from '@linli/contracts/requests/labels';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useTold } from '../../requests/told.ts';
import { clock } from '../../state/clock.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { AskSheet } from '../ask-sheet.tsx';
import { PeopleSheet } from '../people-sheet.tsx';
import { caseWords } from '../words/case.ts';
import type { Act, ActsProps } from './acts.tsx';

/** Reasons a person may name; a suspension is granted, not chosen. */
type Pausable = Exclude<PauseReason, 'suspended'>;
const pausable = (Object.keys(pauseReasons) as PauseReason[]).filter(
  (reason): reason is Pausable => reason !== 'suspended',
);
const pleas = Object.keys(pleaKinds) as PleaKind[];
const hourMs = 3_600_000;

/** Asks what one act needs and does it. */
export function ActSheet({
  act,
  caseKind,
  caseId,
  areaId,
  hands,
  deadlineAt,
  onChanged,
  onClose,
}: ActsProps & { act: Act; onClose: () => void }) {
  const say = useWords(caseWords);
  const label = useLabel();
  const told = useTold();
  const requestId = caseId;
  const done = async <T,>(work: () => Promise<T>, said: (answer: T) => string = () => say('done')) => {
    const answer = await attempt(work);
    if (answer === undefined) return undefined;
    toast(said(answer));
    await onChanged();
    return answer;
  };
  const shared = { id: act, onClose, action: say('send') };
  const hourAfter = (ms: number) => new Date(ms + hourMs).toISOString();
  const inAnHour = hourAfter(clock.now().getTime());
  const pastDeadline = hourAfter(Math.max(clock.now().getTime(), Date.parse(deadlineAt ?? '') || 0));
  switch (act) {
    case 'confirm':
      return (
        <AskSheet<'yes' | 'no'>
          {...shared}
          title={say('confirmSolved')}
          text={say('confirmText')}
          which={{
            label: say('confirmSolved'),
            options: [
              { value: 'yes', label: say('solved') },
              { value: 'no', label: say('notSolved') },
            ],
          }}
          reason="optional"
          reasonLabel={say('notSolvedLabel')}
          onDone={({ which, reason }) =>
            done(() =>
              call('POST /requests/confirm', { requestId, solved: which === 'yes', basis: 'phone', reason }),
            )
          }
        />
      );
    case 'hand-over':
    case 'join-in':
      return areaId === undefined ? null : (
        <PeopleSheet
          {...shared}
          title={say(act)}
          text={say(act === 'join-in' ? 'joinInText' : 'handOverText')}
          areaId={areaId}
          several={act === 'join-in'}
          without={hands.filter(({ role }) => role !== 'helper').map(({ accountId }) => accountId)}
          onDone={(accountIds, reason) =>
            done(() => {
              const [accountId = ''] = accountIds;
              return act === 'join-in'
                ? call('POST /requests/join-in', { requestId, accountIds, reason })
                : call('POST /requests/hand-over', { requestId, accountId, reason });
            })
          }
        />
      );
    case 'pause':
      return (
        <AskSheet<Pausable>
          {...shared}
          title={say('pause')}
          text={say('pauseText')}
          which={{
            label: say('pauseWhy'),
            options: pausable.map((value) => ({ value, label: label(pauseReasons[value]) })),
          }}
          reason="none"
          until
          startAt={inAnHour}
          onDone={({ which: reason, until: untilAt }) =>
            done(async () =>
              reason && untilAt ? call('POST /requests/pause', { requestId, reason, untilAt }) : undefined,
            )
          }
        />
      );
    case 'plead':
      return (
        <AskSheet<PleaKind>
          {...shared}
          title={say('plead')}
          text={say('pleadText')}
          which={{
            label: say('pleadWhat'),
            options: pleas.map((value) => ({ value, label: label(pleaKinds[value]) })),
          }}
          until
          untilFor={['extend', 'suspend']}
          startAt={pastDeadline}
          onDone={({ which: kind, reason, until = null }) =>
            done(async () =>
              kind ? call('POST /requests/plead', { requestId, kind, reason, untilAt: until }) : undefined,
            )
          }
        />
      );
    case 'supervise':
      return (
        <AskSheet
          {...shared}
          title={say('supervise')}
          text={say('superviseText')}
          reasonLabel={say('superviseLabel')}
          until
          startAt={inAnHour}
          onDone={({ reason: ask, until: answerBy }) =>
            done(async () =>
              answerBy ? call('POST /escalation/supervise', { caseKind, caseId, ask, answerBy }) : undefined,
            )
          }
        />
      );
    case 'escalate':
      return (
        <ReasonSheet
          {...shared}
          title={say('escalate')}
          text={say('escalateText')}
          onDone={(reason) =>
            done(
              () => call('POST /escalation/escalate', { caseKind, caseId, reason }),
              (answer) => say('told', { who: told.all(answer.told) }),
            )
          }
        />
      );
    case 'finish':
      return (
        <ReasonSheet
          {...shared}
          title={say('finish')}
          text={say('finishText')}
          label={say('finishLabel')}
          optional
          onDone={(note) => done(() => call('POST /requests/finish', { requestId, note }))}
        />
      );
    case 'note':
      return (
        <ReasonSheet
          {...shared}
          title={say('note')}
          text={say('noteText')}
          label={say('noteLabel')}
          onDone={(text) => done(() => call('POST /requests/note', { requestId, text }))}
        />
      );
    case 'give-back':
      return (
        <ReasonSheet
          {...shared}
          title={say('give-back')}
          text={say('giveBackText')}
          onDone={(reason) => done(() => call('POST /requests/give-back', { requestId, reason }))}
        />
      );
    case 'not-solvable':
      return (
        <ReasonSheet
          {...shared}
          title={say('not-solvable')}
          text={say('notSolvableText')}
          label={say('notSolvableLabel')}
          danger
          onDone={(reason) => done(() => call('POST /requests/not-solvable', { requestId, reason }))}
        />
      );
    case 'cancel':
      return (
        <ReasonSheet
          {...shared}
          title={say('cancel')}
          text={say('cancelText')}
          danger
          onDone={(reason) => done(() => call('POST /requests/cancel', { requestId, reason }))}
        />
      );
    case 'resume':
      return null; // asks nothing
  }
}
