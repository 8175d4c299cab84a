import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { rostersWords } from '../words/rosters.ts';
import type { Roster } from './facts.ts';

/** Says whom publishing asks, and does it. Mount it to open it. */
export function PublishSheet({
  roster: { rosterId, version, toOffer, people, places, filled },
  onClose,
  onChanged,
}: {
  roster: Roster;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}) {
  const say = useWords(rostersWords);
  const sayKit = useWords(kitWords);
  const [confirmHours, setConfirmHours] = useState(24);
  const [reason, setReason] = useState('');
  const publish = async () => {
    const word = reason.trim();
    const answer = await attempt(() =>
      call('POST /rosters/publish', {
        rosterId,
        version,
        confirmHours,
        ...(word.length >= 2 ? { reason: word } : {}),
      }),
    );
    if (!answer) return;
    const { offered, people: asked, skipped } = answer;
    toast(
      [say('done', { people: asked, offered }), skipped > 0 && say('skipped', { count: skipped })]
        .filter(Boolean)
        .join('；'),
    );
    onClose();
    await onChanged();
  };
  return (
    <Sheet
      id="publish-roster"
      open
      title={say('publish')}
      onClose={onClose}
      footer={
        <>
          <Button id="publish-cancel" kind="plain" onPress={onClose}>
            {sayKit('cancel')}
          </Button>
          <Button id="publish-do" onPress={publish}>
            {say('publish')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph>{say('publishText', { people, count: toOffer })}</Paragraph>
        {places > filled && <Paragraph>{say('publishEmpty', { empty: places - filled })}</Paragraph>}
        <Stepper
          id="confirm-hours"
          label={say('confirmHours')}
          value={confirmHours}
          min={6}
          max={168}
          step={6}
          unit={say('hours')}
          onChange={setConfirmHours}
        />
        <Field
          id="publish-reason"
          label={say('reason')}
          value={reason}
          lines
          max={200}
          required={false}
          onChange={setReason}
        />
      </Stack>
    </Sheet>
  );
}
