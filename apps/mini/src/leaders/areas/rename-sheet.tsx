import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { failureOf, sentenceOf } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { areaName } from '../area-name.ts';
import { areasWords } from '../words/areas.ts';

/** Gives an area another name. Mount it to open it. */
export function RenameSheet({
  area,
  onClose,
  onDone,
}: {
  area: { areaId: string; name: string; compound: string | null };
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const say = useWords(areasWords);
  const [name, setName] = useState(area.name);
  const [error, setError] = useState<string>();
  const save = async () => {
    if (name.trim() === '') {
      setError(say('nameMissing'));
      return;
    }
    try {
      await call('POST /people/rename-area', { areaId: area.areaId, name: name.trim() });
    } catch (thrown) {
      const failure = failureOf(thrown);
      setError(failure.at('/name') ?? sentenceOf(failure));
      return;
    }
    toast(say('saved'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="rename"
      open
      title={say('renameTitle', { area: areaName(area) })}
      onClose={onClose}
      footer={
        <Button id="rename-save" wide onPress={save}>
          {say('save')}
        </Button>
      }
    >
      <Field id="area-name" label={say('name')} value={name} max={60} onChange={setName} error={error} />
    </Sheet>
  );
}
