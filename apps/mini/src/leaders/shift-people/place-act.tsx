import type { PlaceView } from '@linli/contracts/shifts/values';
import { choose } from '../../kit/choose.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { clock } from '../../state/clock.ts';
import { useWords } from '../../state/use-words.ts';
import { wallClock } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shiftBoardWords } from '../words/shift-board.ts';
import { CallSheet } from './call-sheet.tsx';
import { TimeSheet } from './time-sheet.tsx';

export type PlaceAct = 'call' | 'take-off' | 'stand-in' | 'check-in' | 'check-out' | 'no-show';

interface Span {
  startsAt: string;
  endsAt: string;
}

/** What a lead can do about somebody's place now; the server decides whether it may be. */
export function actsOf({ state }: Pick<PlaceView, 'state'>, { startsAt }: Span): PlaceAct[] {
  const begun = startsAt <= clock.now().toISOString();
  if (state === 'on-duty') return ['check-out', 'call'];
  if (state === 'offered') return begun ? ['check-in', 'call'] : ['call', 'take-off'];
  if (state !== 'claimed') return [];
  return begun ? ['call', 'check-in', 'stand-in', 'no-show'] : ['call', 'stand-in', 'take-off', 'check-in'];
}

/** Lets the lead choose what to do about a place; resolves to nothing when the list is closed. */
export function useChooseAct(): (place: PlaceView, span: Span) => Promise<PlaceAct | undefined> {
  const say = useWords(shiftBoardWords);
  return (place, span) =>
    choose({
      title: say('whatToDo', { name: place.name }),
      options: actsOf(place, span).map((value) => ({ value, label: say(value) })),
      value: undefined,
    });
}

/** Asks what one act about a place needs, and does it. Mount it to open it. */
export function PlaceActSheet({
  act,
  place: { claimId, name },
  span,
  onClose,
  onChanged,
}: {
  act: PlaceAct;
  place: Pick<PlaceView, 'claimId' | 'name'>;
  span: Span;
  onClose: () => void;
  onChanged: () => unknown;
}) {
  const say = useWords(shiftBoardWords);
  const done = async <T,>(work: () => Promise<T>, said: (answer: T) => string = () => say('done')) => {
    const answer = await attempt(work);
    if (answer === undefined) return undefined;
    toast(said(answer));
    await onChanged();
    return answer;
  };
  const shared = { id: act, title: `${name} · ${say(act)}`, onClose };
  const now = wallClock(clock.now()).time;
  switch (act) {
    case 'call':
      return <CallSheet claimId={claimId} name={name} onClose={onClose} />;
    case 'take-off':
      return (
        <ReasonSheet
          {...shared}
          text={say('takeOffText')}
          action={say('take-off')}
          onDone={(reason) => done(() => call('POST /shifts/take-off', { claimId, reason }))}
        />
      );
    case 'stand-in':
      return (
        <ReasonSheet
          {...shared}
          text={say('standInText')}
          action={say('stand-in')}
          optional
          onDone={(reason) =>
            done(
              () => call('POST /shifts/ask-stand-in', { claimId, reason }),
              ({ asked }) => say('standInAsked', { count: asked }),
            )
          }
        />
      );
    case 'no-show':
      return (
        <ReasonSheet
          {...shared}
          text={say('noShowText')}
          action={say('no-show')}
          danger
          onDone={(reason) => done(() => call('POST /shifts/record-no-show', { claimId, reason }))}
        />
      );
    case 'check-in':
      return (
        <TimeSheet
          {...shared}
          text={say('checkInText')}
          timeLabel={say('cameLabel')}
          span={span}
          startTime={now}
          onDone={(cameAt, { reason }) =>
            done(() => call('POST /shifts/check-in-for', { claimId, reason, cameAt }))
          }
        />
      );
    case 'check-out':
      return (
        <TimeSheet
          {...shared}
          text={say('checkOutText')}
          timeLabel={say('leftLabel')}
          span={span}
          startTime={now}
          onDone={(leftAt, { reason }) =>
            done(() => call('POST /shifts/check-out-for', { claimId, leftAt, reason }))
          }
        />
      );
  }
}
