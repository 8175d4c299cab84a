import type { CallFailed } from '@linli/api/client/call-failed';
import { type AreaKind, areaKindNames, areaKinds } from '@linli/contracts/people/areas';
import { mayStandBelow } from '@linli/domain/people/area-tree';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { areaName } from '../area-name.ts';
import { areasWords } from '../words/areas.ts';

/** Adds an area below another. Mount it to open it. */
export function AddSheet({
  parent,
  onClose,
  onDone,
}: {
  parent: { areaId: string; name: string; kind: AreaKind; compound: string | null };
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const say = useWords(areasWords);
  const label = useLabel();
  const kinds = areaKindNames.filter((kind) => mayStandBelow(kind, parent.kind));
  const [kind, setKind] = useState<AreaKind | undefined>(kinds[0]);
  const [name, setName] = useState('');
  const [compound, setCompound] = useState('');
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const save = async () => {
    setAsked(true);
    if (!kind || name.trim() === '') return;
    const input = {
      parentId: parent.areaId,
      kind,
      name: name.trim(),
      compound: kind === 'building' && compound.trim() !== '' ? compound.trim() : null,
    };
    try {
      const made = await call('POST /people/create-area', input);
      toast(say('added', { area: areaName(made) }));
    } catch (thrown) {
      const failed = failureOf(thrown);
      setFailure(failed);
      if (failed.errors.length === 0) toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="add-area-sheet"
      open
      title={say('addTitle', { area: areaName(parent) })}
      onClose={onClose}
      footer={
        <Button id="add-area-save" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Stack>
        <Choice
          id="area-kind"
          label={say('kind')}
          row
          options={kinds.map((value) => ({ value, label: label(areaKinds[value]) }))}
          value={kind}
          onChange={setKind}
          error={asked && !kind ? say('chooseKind') : failure?.at('/kind')}
        />
        <Field
          id="new-area-name"
          label={say('name')}
          value={name}
          max={60}
          onChange={setName}
          error={asked && name.trim() === '' ? say('nameMissing') : failure?.at('/name')}
        />
        {kind === 'building' && (
          <Field
            id="new-area-compound"
            label={say('compoundName')}
            hint={say('compoundHint')}
            value={compound}
            max={60}
            required={false}
            onChange={setCompound}
            error={failure?.at('/compound')}
          />
        )}
      </Stack>
    </Sheet>
  );
}
