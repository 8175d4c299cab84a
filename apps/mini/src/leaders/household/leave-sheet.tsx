import { type LeavingReason, leavingReasons } from '@linli/contracts/people/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { FindHousehold, type HouseholdRow } from '../find-household.tsx';
import { householdWords } from '../words/household.ts';
import type { Member } from './member.ts';

const reasons = Object.keys(leavingReasons) as LeavingReason[];

/** Ends a membership: why, and for a move within the area to which household. Mount it to open it. */
export function LeaveSheet({
  member,
  onClose,
  onDone,
}: {
  member: Member;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const say = useWords(householdWords);
  const label = useLabel();
  const [reason, setReason] = useState<LeavingReason>();
  const [to, setTo] = useState<HouseholdRow>();
  const [asked, setAsked] = useState(false);
  const { personId, name } = member;
  const within = reason === 'moved-within';
  const save = async () => {
    setAsked(true);
    if (!reason || (within && !to)) return;
    const input = { personId, reason, toHouseholdId: within ? to?.householdId : undefined };
    if (!(await attempt(() => call('POST /people/end-membership', input)))) return;
    toast(say('left', { name }));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="leave"
      open
      title={say('leaveTitle', { name })}
      onClose={onClose}
      footer={
        <Button id="leave-save" wide kind="danger" onPress={save}>
          {say('leaveDo')}
        </Button>
      }
    >
      <Stack>
        <Paragraph note>{say('leaveText')}</Paragraph>
        <Choice
          id="leave-why"
          label={say('leaveWhy')}
          options={reasons.map((value) => ({ value, label: label(leavingReasons[value]) }))}
          value={reason}
          onChange={setReason}
          error={asked && !reason ? say('chooseReason') : undefined}
        />
        {within && to && (
          <List>
            <Cell
              id="leave-to"
              title={to.address}
              note={say('leaveTo')}
              value={say('changeHousehold')}
              onPress={() => setTo(undefined)}
            />
          </List>
        )}
        {within && !to && (
          <>
            {asked && <Notice tone="warn">{say('leaveChooseTo')}</Notice>}
            <FindHousehold label={say('leaveTo')} areaId={undefined} query="" onChoose={setTo} />
          </>
        )}
      </Stack>
    </Sheet>
  );
}
