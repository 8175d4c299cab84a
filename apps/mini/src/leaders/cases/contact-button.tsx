import type { ReplyOf } from '@linli/contracts/catalog';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { NumberSheet } from '../number-sheet.tsx';
import { casesWords } from '../words/cases.ts';
import { deskWords } from '../words/desk.ts';

/** Reveals door and phone of a request after saying that this is put on record, and dials. */
export function ContactButton({ id, requestId }: { id: string; requestId: string }) {
  const say = useWords(casesWords);
  const sayDesk = useWords(deskWords);
  const [contact, setContact] = useState<ReplyOf<'POST /requests/reveal-contact'>>();
  const reveal = async () => {
    const yes = await confirm({ title: say('callTitle'), text: sayDesk('logged'), action: say('callDo') });
    if (!yes) return;
    const found = await attempt(() => call('POST /requests/reveal-contact', { requestId }));
    if (found) setContact(found);
  };
  return (
    <>
      <Button id={id} kind="soft" icon="call" onPress={reveal}>
        {say('call')}
      </Button>
      {contact && (
        <NumberSheet
          name={[contact.name, contact.address].filter(Boolean).join(' · ')}
          phone={contact.phone}
          onClose={() => setContact(undefined)}
        />
      )}
    </>
  );
}
