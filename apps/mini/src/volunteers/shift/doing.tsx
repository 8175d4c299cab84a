import { useEffect } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { usePresenceText, useReasonText } from '../../shifts/facts-text.ts';
import { useShiftTimes } from '../../shifts/shift-times.ts';
import { ShowCode } from '../../shifts/show-code.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { type Duty, useCancel } from '../claim-sheet.tsx';
import { shiftPageWords } from '../words/shift.ts';
import type { Act } from './acts.tsx';
import { CheckInSheet } from './check-in-sheet.tsx';
import { IncidentSheet } from './incident-sheet.tsx';
import type { ShiftShown } from './load-shift.ts';
import { ReadNoteSheet, WriteNoteSheet } from './note-sheets.tsx';
import { StandInSheet } from './stand-in-sheet.tsx';
import { SwapSheet } from './swap-sheet.tsx';

export interface DoingProps {
  act: Act;
  shown: ShiftShown;
  duties: readonly Duty[];
  /** The code somebody came with, from the camera of the phone. */
  code: string | undefined;
  onAct: (act: Act) => void;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The dialog of one act. Acts about a place are only there with one. */
export function Doing(props: DoingProps) {
  const { act, shown, onClose, onDone, onAct } = props;
  const { checkpoint, mine } = shown;
  const common = { onClose, onDone };
  if (act === 'read-risk-notice') return <RiskSheet checkpoint={checkpoint} {...common} />;
  if (!mine) return null;
  const { claimId } = mine;
  switch (act) {
    case 'confirm':
      return <ConfirmSheet duty={mine} onDecline={() => onAct('decline')} {...common} />;
    case 'decline':
    case 'cancel':
    case 'dispute':
      return <SayWhy act={act} claimId={claimId} {...common} />;
    case 'check-in':
      return <CheckInSheet claimId={claimId} code={props.code} {...common} />;
    case 'read-note':
      return <ReadNoteSheet claimId={claimId} {...common} />;
    case 'write-note':
      return <WriteNoteSheet claimId={claimId} {...common} />;
    case 'check-out':
      return <CheckOut claimId={claimId} onAct={onAct} {...common} />;
    case 'stand-in':
      return <StandInSheet claimId={claimId} {...common} />;
    case 'swap':
      return <SwapSheet claimId={claimId} {...common} />;
    case 'incident':
      return <IncidentSheet checkpoint={checkpoint} onClose={onClose} />;
    case 'show-code':
      return <CodeSheet checkpointId={checkpoint.checkpointId} name={checkpoint.name} onClose={onClose} />;
  }
}

interface Ends {
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The risks of the checkpoint, read once and again after they changed. */
function RiskSheet({ checkpoint, onClose, onDone }: Ends & Pick<ShiftShown, 'checkpoint'>) {
  const say = useWords(shiftPageWords);
  const { checkpointId, riskVersion, risks } = checkpoint;
  const read = async () => {
    if (!(await attempt(() => call('POST /shifts/read-risk-notice', { checkpointId, riskVersion })))) return;
    toast(say('risksDone'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="risks"
      open
      title={say('risksTitle')}
      onClose={onClose}
      footer={
        <Button id="risks-read" wide onPress={read}>
          {say('risksRead')}
        </Button>
      }
    >
      <Paragraph>{risks}</Paragraph>
    </Sheet>
  );
}

/** Yes or no to a place that was offered. */
function ConfirmSheet({ duty, onDecline, onClose, onDone }: Ends & { duty: Duty; onDecline: () => void }) {
  const say = useWords(shiftPageWords);
  const times = useShiftTimes();
  const reasonText = useReasonText();
  const { claimId, shift } = duty;
  const yes = async () => {
    const answer = await attempt(() => call('POST /shifts/confirm', { claimId }));
    if (!answer) return;
    if (answer.outcome === 'claimed') toast(say('confirmed'));
    else toast({ text: [say('notAny'), ...answer.reasons.map(reasonText)].join('；'), tone: 'bad' });
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="confirm-place"
      open
      title={say('confirmTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="confirm-place-no" kind="plain" onPress={onDecline}>
            {say('decline')}
          </Button>
          <Button id="confirm-place-yes" icon="check" onPress={yes}>
            {say('confirmYes')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph>{times.whole(shift)}</Paragraph>
        <Paragraph>{`${shift.checkpoint} · ${shift.place}`}</Paragraph>
      </Stack>
    </Sheet>
  );
}

const sayWhy = {
  decline: { title: 'declineTitle', text: 'declineText', action: 'decline', optional: true },
  cancel: { title: 'cancelTitle', text: 'cancelText', action: 'cancel', optional: true },
  dispute: { title: 'dispute', text: 'disputeText', action: 'dispute', optional: false },
} as const;

/** Declining and cancelling may say why, a dispute has to. */
function SayWhy({ act, claimId, onClose, onDone }: Ends & { act: keyof typeof sayWhy; claimId: string }) {
  const say = useWords(shiftPageWords);
  const cancel = useCancel();
  const { title, text, action, optional } = sayWhy[act];
  const go = async (reason: string) => {
    const done =
      act === 'cancel'
        ? (await cancel(claimId, reason)) || undefined
        : act === 'decline'
          ? await attempt(() => call('POST /shifts/decline', { claimId, reason }))
          : await attempt(() => call('POST /shifts/dispute', { claimId, text: reason }));
    if (done && act !== 'cancel') toast(say(act === 'decline' ? 'declined' : 'disputed'));
    await onDone();
    return done;
  };
  return (
    <ReasonSheet
      id={`why-${act}`}
      title={say(title)}
      text={say(text)}
      label={say(act === 'dispute' ? 'disputeLabel' : 'reasonLabel')}
      action={say(action)}
      optional={optional}
      onClose={onClose}
      onDone={go}
    />
  );
}

/** Asks once, then checks out; where the note is missing or unread it opens that. */
function CheckOut({
  claimId,
  onAct,
  onClose,
  onDone,
}: Ends & { claimId: string; onAct: (act: Act) => void }) {
  const say = useWords(shiftPageWords);
  const presenceText = usePresenceText();
  const go = async () => {
    const yes = await confirm({ title: say('checkOut'), text: say('checkOutText'), action: say('checkOut') });
    const answer = yes ? await attempt(() => call('POST /shifts/check-out', { claimId })) : undefined;
    onClose();
    if (!answer) return;
    if (answer.outcome === 'checked-out') toast(say('checkedOut'));
    else {
      toast({ text: presenceText(answer), tone: 'bad' });
      if (answer.reason === 'note-missing') onAct('write-note');
      if (answer.reason === 'note-unread') onAct('read-note');
    }
    await onDone();
  };
  useEffect(() => {
    go();
  }, []);
  return null;
}

function CodeSheet({
  checkpointId,
  name,
  onClose,
}: {
  checkpointId: string;
  name: string;
  onClose: () => void;
}) {
  const say = useWords(kitWords);
  return (
    <Sheet
      id="code"
      open
      title={name}
      onClose={onClose}
      footer={
        <Button id="code-done" kind="plain" wide onPress={onClose}>
          {say('close')}
        </Button>
      }
    >
      <ShowCode checkpointId={checkpointId} />
    </Sheet>
  );
}
