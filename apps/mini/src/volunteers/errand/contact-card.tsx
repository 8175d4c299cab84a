import type { ReplyOf } from '@linli/contracts/catalog';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { dial } from '../../state/dial.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { errandWords } from '../words/errand.ts';

/** Door and phone, asked for on purpose because it is put on record. */
export function ContactCard({ requestId }: { requestId: string }) {
  const say = useWords(errandWords);
  const [contact, setContact] = useState<ReplyOf<'POST /requests/reveal-contact'>>();
  const reveal = async () =>
    setContact(await attempt(() => call('POST /requests/reveal-contact', { requestId })));
  return (
    <Card id="contact" title={say('contact')}>
      {contact === undefined ? (
        <>
          <Paragraph note>{say('contactLogged')}</Paragraph>
          <Button id="contact-show" kind="soft" icon="pin" onPress={reveal}>
            {say('contactShow')}
          </Button>
        </>
      ) : (
        <>
          <Text className="contact__address">{contact.address}</Text>
          <Paragraph>
            {[contact.name, contact.phone ?? say('contactNoPhone')].filter(Boolean).join(' · ')}
          </Paragraph>
          {contact.phone !== null && (
            <Button id="contact-call" icon="call" onPress={() => dial(contact.phone ?? '')}>
              {say('contactCall')}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}
