import type { ReplyOf } from '@linli/contracts/catalog';
import { type DutyRole, dutyRoles, type InsuranceKind, insuranceKinds } from '@linli/contracts/shifts/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice, Choices } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { today } from '../../state/when.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { dutyRecordsWords } from '../words/duty-records.ts';

export type Volunteer = ReplyOf<'GET /shifts/volunteers'>['items'][number];

type Insurance = InsuranceKind | 'none';

const kinds = Object.keys(insuranceKinds) as InsuranceKind[];
const roles = Object.keys(dutyRoles) as DutyRole[];

/** Records insurance and training of somebody before their first duty. Mount it to open it. */
export function ClearanceSheet({
  areaId,
  volunteer: { accountId, name, insurance, trained: trainedBefore },
  onClose,
  onChanged,
}: {
  areaId: string;
  volunteer: Volunteer;
  onClose: () => void;
  onChanged: () => unknown;
}) {
  const say = useWords(dutyRecordsWords);
  const sayKit = useWords(kitWords);
  const label = useLabel();
  const [kind, setKind] = useState<Insurance>(insurance?.kind ?? 'none');
  const [untilDay, setUntilDay] = useState(insurance?.untilDay ?? '');
  const [note, setNote] = useState('');
  const [trained, setTrained] = useState<DutyRole[]>(trainedBefore);
  const [tried, setTried] = useState(false);
  const noDay = kind !== 'none' && untilDay === '';
  const save = async () => {
    setTried(true);
    if (noDay) return;
    const done = await attempt(() =>
      call('POST /shifts/record-clearance', {
        accountId,
        areaId,
        insurance: kind === 'none' ? null : { kind, untilDay, note: note.trim() },
        trained,
      }),
    );
    if (!done) return;
    toast(say('recorded'));
    onClose();
    await onChanged();
  };
  return (
    <Sheet
      id="clearance"
      open
      title={say('recordTitle', { name })}
      onClose={onClose}
      footer={
        <>
          <Button id="clearance-cancel" kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id="clearance-do" onPress={save}>
            {say('save')}
          </Button>
        </>
      }
    >
      <Stack>
        <Choice<Insurance>
          id="insurance"
          label={say('insurance')}
          options={[
            { value: 'none', label: say('noInsurance') },
            ...kinds.map((value) => ({ value, label: label(insuranceKinds[value]) })),
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind !== 'none' && (
          <>
            <DateField
              id="insured-until"
              label={say('untilDay')}
              value={untilDay}
              from={today()}
              until={today(3660)}
              error={tried && noDay ? say('chooseDay') : undefined}
              onChange={setUntilDay}
            />
            <Field
              id="insurance-note"
              label={say('note')}
              hint={say('noteHint')}
              value={note}
              required={false}
              max={200}
              onChange={setNote}
            />
          </>
        )}
        <Choices<DutyRole>
          id="trained"
          label={say('training')}
          row
          required={false}
          options={roles.map((value) => ({ value, label: label(dutyRoles[value]) }))}
          value={trained}
          onChange={setTrained}
        />
      </Stack>
    </Sheet>
  );
}
