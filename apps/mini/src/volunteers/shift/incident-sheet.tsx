import { type IncidentKind, incidentKinds } from '@linli/contracts/shifts/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { List } from '../../kit/list.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { PhotosField } from '../../requests/photos-field.tsx';
import { askWords } from '../../requests/words/ask.ts';
import { incidents } from '../../shifts/incidents.ts';
import { me } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { newId } from '../../wire/new-id.ts';
import { kitWords } from '../../words/kit.ts';
import { shiftPageWords } from '../words/shift.ts';
import type { Checkpoint } from './load-shift.ts';

/** Something happened at the checkpoint: kept on the phone first, then sent. */
export function IncidentSheet({ checkpoint, onClose }: { checkpoint: Checkpoint; onClose: () => void }) {
  const say = useWords(shiftPageWords);
  const ask = useWords(askWords);
  const kit = useWords(kitWords);
  const label = useLabel();
  const [kind, setKind] = useState<IncidentKind>();
  const [text, setText] = useState('');
  const [urgent, setUrgent] = useState(false);
  const [photoIds, setPhotoIds] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'sending' | 'failed'>();
  const [tried, setTried] = useState(false);
  const { checkpointId } = checkpoint;
  const report = async () => {
    setTried(true);
    if (kind === undefined || text.trim() === '') return;
    if (open === 'sending') return toast({ text: ask('photosWait'), tone: 'bad' });
    const [photoId = null] = photoIds;
    const clientId = newId();
    incidents.put(
      { clientId, checkpointId, kind, text: text.trim(), photoId, urgent },
      { accountId: me.get()?.accountId ?? '' },
    );
    onClose();
    await incidents.flush();
    const kept = incidents.mine().some(({ body }) => body.clientId === clientId);
    toast(kept ? { text: say('incidentKept'), tone: 'bad' } : say('incidentDone'));
  };
  return (
    <Sheet
      id="incident"
      open
      title={say('incidentTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="incident-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="incident-go" kind={urgent ? 'danger' : 'primary'} onPress={report}>
            {say('incidentGo')}
          </Button>
        </>
      }
    >
      <Stack>
        <Choice
          id="incident-kind"
          label={say('incidentKind')}
          row
          value={kind}
          error={tried && kind === undefined ? say('kindMissing') : undefined}
          options={(Object.keys(incidentKinds) as IncidentKind[]).map((value) => ({
            value,
            label: label(incidentKinds[value]),
          }))}
          onChange={setKind}
        />
        <Field
          id="incident-text"
          label={say('incidentText')}
          lines
          max={1000}
          value={text}
          error={tried && text.trim() === '' ? say('textMissing') : undefined}
          onChange={setText}
        />
        <PhotosField
          id="incident-photo"
          label={say('incidentPhoto')}
          required={false}
          max={1}
          about={{ checkpointId }}
          photoIds={photoIds}
          onChange={(ids, still) => {
            setPhotoIds(ids);
            setOpen(still);
          }}
        />
        <List>
          <Toggle
            id="incident-urgent"
            label={say('incidentUrgent')}
            note={say('incidentUrgentNote')}
            on={urgent}
            onChange={setUrgent}
          />
        </List>
      </Stack>
    </Sheet>
  );
}
