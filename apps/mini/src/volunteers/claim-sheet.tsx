import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Paragraph, Stack } from '../kit/card.tsx';
import { List } from '../kit/list.tsx';
import { Notice } from '../kit/notice.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useReasonText } from '../shifts/facts-text.ts';
import { ShiftLine } from '../shifts/shift-line.tsx';
import { useShiftTimes } from '../shifts/shift-times.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { kitWords } from '../words/kit.ts';
import { restAround } from './rest-around.ts';
import { claimWords } from './words/shifts.ts';

export type OpenShift = ReplyOf<'GET /shifts/open'>['items'][number];
export type Duty = ReplyOf<'GET /shifts/mine'>['items'][number];
type Answer = ReplyOf<'POST /shifts/claim'>;

/** Gives a place back while that is allowed, and says what came of it. Answers whether it was given back. */
export function useCancel(): (claimId: string, reason?: string) => Promise<boolean> {
  const say = useWords(claimWords);
  const when = useWhen();
  return async (claimId, reason = '') => {
    const answer = await attempt(() => call('POST /shifts/cancel', { claimId, reason }));
    if (answer?.outcome === 'cancelled') toast(say('cancelled'));
    if (answer?.outcome === 'too-late')
      toast({ text: say('tooLate', { moment: when.moment(answer.untilAt) }), tone: 'bad' });
    return answer?.outcome === 'cancelled';
  };
}

/** Joins the waitlist of a shift and says where one stands in line. Answers whether one waits. */
export function useJoin(): (shiftId: string) => Promise<boolean> {
  const say = useWords(claimWords);
  const reasonText = useReasonText();
  return async (shiftId) => {
    const answer = await attempt(() => call('POST /shifts/wait', { shiftId }));
    if (answer?.outcome === 'waiting') toast(say('joined', { place: answer.place }));
    if (answer?.outcome === 'not-for-you')
      toast({ text: answer.reasons.map(reasonText).join('；'), tone: 'bad' });
    return answer?.outcome === 'waiting';
  };
}

export interface ClaimSheetProps {
  shift: OpenShift;
  /** Places of mine, to say how long one rests. */
  duties: readonly Duty[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Asks once before a place is claimed; when somebody was faster, it offers the next best at once. Mount it to open it. */
export function ClaimSheet({ shift: first, duties, onClose, onDone }: ClaimSheetProps) {
  const say = useWords(claimWords);
  const kit = useWords(kitWords);
  const cancel = useCancel();
  const join = useJoin();
  const [shift, setShift] = useState(first);
  const [answer, setAnswer] = useState<Answer>();
  const claim = async () => {
    const told = await attempt(() => call('POST /shifts/claim', { shiftId: shift.shiftId }));
    if (!told) return;
    setAnswer(told);
    if (told.outcome === 'just-taken' && told.next) setShift(told.next);
    if (told.outcome === 'claimed') {
      toast({
        text: say('claimed'),
        undo: async () => {
          await cancel(told.claimId);
          await onDone();
        },
      });
      onClose();
    }
    await onDone();
  };
  const wait = async () => {
    if (await join(first.shiftId)) onClose();
    await onDone();
  };
  const taken = answer?.outcome === 'just-taken';
  const over = answer?.outcome === 'not-for-you' || (taken && answer.next === null);
  return (
    <Sheet
      id="claim"
      open
      title={say(taken ? 'justTaken' : answer?.outcome === 'not-for-you' ? 'notForYou' : 'sheetTitle')}
      onClose={onClose}
      footer={
        over ? (
          <Button id="claim-close" onPress={onClose}>
            {kit('close')}
          </Button>
        ) : (
          <>
            <Button id="claim-no" kind="plain" onPress={onClose}>
              {kit('cancel')}
            </Button>
            <Button id="claim-yes" icon="check" onPress={claim}>
              {say(taken ? 'takeNext' : 'claim')}
            </Button>
          </>
        )
      }
    >
      <Stack>
        {taken && <Paragraph>{say(answer.next ? 'nextBest' : 'noNext')}</Paragraph>}
        {answer?.outcome === 'not-for-you' && <Reasons reasons={answer.reasons} />}
        {!(taken && answer.next === null) && (
          <>
            <List>
              <ShiftLine shift={shift} value="" />
            </List>
            <RestAround shift={shift} duties={duties} />
          </>
        )}
        {taken && (
          <Button id="claim-wait" kind="soft" icon="waiting" onPress={wait}>
            {say('waitFirst')}
          </Button>
        )}
        {!over && <Paragraph note>{say('cancelRule')}</Paragraph>}
      </Stack>
    </Sheet>
  );
}

/** How long a shift is, and how long one rests before and after it. */
export function RestAround({ shift, duties }: { shift: OpenShift; duties: readonly Duty[] }) {
  const say = useWords(claimWords);
  const { length } = useShiftTimes();
  const { before, after } = restAround(shift, duties);
  return (
    <Paragraph>
      {[
        say('length', { length: length(shift.minutes) }),
        shift.nightMinutes > 0 ? say('night', { length: length(shift.nightMinutes) }) : '',
        before === null ? '' : say('restBefore', { length: length(before) }),
        after === null ? '' : say('restAfter', { length: length(after) }),
        before === null && after === null ? say('restFree') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </Paragraph>
  );
}

/** Why a shift is not for somebody, a line each. */
export function Reasons({ reasons }: { reasons: OpenShift['reasons'] }) {
  const text = useReasonText();
  return (
    <Notice tone="plain">
      {reasons.map((reason) => (
        <Paragraph key={reason.reason}>{text(reason)}</Paragraph>
      ))}
    </Notice>
  );
}
