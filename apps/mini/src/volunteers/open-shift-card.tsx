import { Button } from '../kit/button.tsx';
import { Card, Paragraph, Stack } from '../kit/card.tsx';
import { toast } from '../kit/toast.tsx';
import { goVolunteers } from '../requests/go-volunteers.ts';
import { RoleTags } from '../shifts/role-tags.tsx';
import { PlacesTag } from '../shifts/shift-line.tsx';
import { useShiftTimes } from '../shifts/shift-times.ts';
import { useWords } from '../state/use-words.ts';
import { useWhen } from '../state/when.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { type OpenShift, Reasons, useJoin } from './claim-sheet.tsx';
import { claimWords } from './words/shifts.ts';

export interface OpenShiftCardProps {
  shift: OpenShift;
  /** The shift page says day and place itself. */
  short?: boolean;
  onClaim: () => void;
  onChanged: () => Promise<unknown>;
}

/** A shift with a free place: claim it, wait for it, or read why it is not for me. */
export function OpenShiftCard({ shift, short = false, onClaim, onChanged }: OpenShiftCardProps) {
  const say = useWords(claimWords);
  const times = useShiftTimes();
  const { shiftId, checkpoint, place, roles, near, reasons } = shift;
  return (
    <Card
      id={`open-${shiftId}`}
      title={short ? say('claimPart') : times.hours(shift)}
      aside={<PlacesTag shift={shift} />}
    >
      {!short && (
        <>
          <Paragraph>{`${checkpoint} · ${place}`}</Paragraph>
          <Paragraph note>
            {[say(`near_${near}`), say('length', { length: times.length(shift.minutes) })].join(' · ')}
          </Paragraph>
        </>
      )}
      {roles.length > 0 && (
        <Stack row>
          <RoleTags roles={roles} />
        </Stack>
      )}
      {reasons.some(({ reason }) => reason !== 'full') && shift.myWait === null && (
        <>
          <Paragraph note>{say('why')}</Paragraph>
          <Reasons reasons={reasons} />
        </>
      )}
      <OpenShiftActions shift={shift} short={short} onClaim={onClaim} onChanged={onChanged} />
    </Card>
  );
}

function OpenShiftActions({ shift, short, onClaim, onChanged }: OpenShiftCardProps) {
  const say = useWords(claimWords);
  const when = useWhen();
  const times = useShiftTimes();
  const { shiftId, reasons, myWait, waiting } = shift;
  const joinLine = useJoin();
  const join = async () => {
    await joinLine(shiftId);
    await onChanged();
  };
  const leave = async () => {
    if (await attempt(() => call('POST /shifts/leave-waitlist', { shiftId }))) toast(say('leftWait'));
    await onChanged();
  };
  if (myWait?.state === 'asked')
    return (
      <>
        <Paragraph>{say('asked', { moment: when.moment(myWait.confirmBy ?? shift.startsAt) })}</Paragraph>
        {!short && (
          <Button id={`open-${shiftId}-confirm`} onPress={() => goVolunteers('shift', { shiftId })}>
            {say('toConfirm')}
          </Button>
        )}
      </>
    );
  if (myWait?.state === 'waiting')
    return (
      <>
        <Paragraph>{say('waiting', { place: myWait.place })}</Paragraph>
        <Button id={`open-${shiftId}-leave`} kind="plain" onPress={leave}>
          {say('leaveWait')}
        </Button>
      </>
    );
  const unread = reasons.some(({ reason }) => reason === 'needs-risk-notice');
  const see = !short && (
    <Button
      id={`open-${shiftId}-see`}
      kind="plain"
      onPress={() => goVolunteers('shift', { shiftId, act: unread ? 'read-risk-notice' : undefined })}
      label={`${say('see')} ${times.hours(shift)} ${shift.checkpoint}`}
    >
      {say(unread ? 'readRisks' : 'see')}
    </Button>
  );
  const onlyFull = reasons.length > 0 && reasons.every(({ reason }) => reason === 'full');
  return (
    <>
      {waiting > 0 && <Paragraph note>{say('waitingOthers', { count: waiting })}</Paragraph>}
      <Stack row>
        {reasons.length === 0 && (
          <Button
            id={`open-${shiftId}-claim`}
            icon="check"
            kind="soft"
            label={say('claimFor', { times: times.whole(shift) })}
            onPress={onClaim}
          >
            {say('claim')}
          </Button>
        )}
        {onlyFull && (
          <Button
            id={`open-${shiftId}-wait`}
            kind="soft"
            icon="waiting"
            label={say('waitFor', { times: times.whole(shift) })}
            onPress={join}
          >
            {say('wait')}
          </Button>
        )}
        {see}
      </Stack>
    </>
  );
}
