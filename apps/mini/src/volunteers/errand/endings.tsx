import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import type { RequestView } from '../../requests/asked-for.tsx';
import { PhotosField } from '../../requests/photos-field.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { errandWords } from '../words/errand.ts';

export interface FinishSheetProps {
  request: RequestView;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Asks once more before it counts as done: what is left on the list, a word and a photo for the resident. */
export function FinishSheet({ request, onClose, onDone }: FinishSheetProps) {
  const say = useWords(errandWords);
  const kit = useWords(kitWords);
  const [note, setNote] = useState('');
  const [photoIds, setPhotoIds] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'sending' | 'failed'>();
  const { requestId, lines } = request;
  const left = lines.filter(({ state }) => state === 'open' || state === 'asked').length;
  const finish = async () => {
    if (open === 'sending') return toast({ text: say('photosWait'), tone: 'bad' });
    const [photoId = null] = photoIds;
    const done = await attempt(() =>
      call('POST /requests/finish', { requestId, note: note.trim(), photoId }),
    );
    if (!done) return;
    toast(say('finished'));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="finish"
      open
      title={say('finishTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="finish-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="finish-go" icon="check" onPress={finish}>
            {say('finish')}
          </Button>
        </>
      }
    >
      <Stack>
        {left > 0 && <Notice tone="warn">{say('finishLines', { count: left })}</Notice>}
        <Paragraph>{say('finishText')}</Paragraph>
        <Field
          id="finish-note"
          label={say('finishNote')}
          hint={say('finishNoteHint')}
          required={false}
          lines
          max={500}
          value={note}
          onChange={setNote}
        />
        <PhotosField
          id="finish-photo"
          label={say('finishPhoto')}
          required={false}
          max={1}
          about={{ requestId }}
          photoIds={photoIds}
          onChange={(ids, still) => {
            setPhotoIds(ids);
            setOpen(still);
          }}
        />
      </Stack>
    </Sheet>
  );
}

export interface GiveBackProps {
  requestId: string;
  onDone: () => Promise<unknown>;
}

/** The helper cannot go on; somebody else is looked for at once. */
export function GiveBack({ requestId, onDone }: GiveBackProps) {
  const say = useWords(errandWords);
  const [open, setOpen] = useState(false);
  const giveBack = async (reason: string) => {
    const done = await attempt(() => call('POST /requests/give-back', { requestId, reason }));
    if (done) toast(say('givenBack'));
    await onDone();
    return done;
  };
  return (
    <>
      <Button id="give-back" kind="plain" wide onPress={() => setOpen(true)}>
        {say('giveBack')}
      </Button>
      {open && (
        <ReasonSheet
          id="give-back-sheet"
          title={say('giveBackTitle')}
          text={say('giveBackText')}
          label={say('giveBackLabel')}
          optional
          action={say('giveBackGo')}
          onClose={() => setOpen(false)}
          onDone={giveBack}
        />
      )}
    </>
  );
}
