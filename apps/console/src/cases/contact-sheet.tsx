import type { ReplyOf } from '@linli/contracts/catalog';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { Failed, Waiting } from '../shell/states.tsx';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/client.ts';
import { actsWords } from '../words/acts.ts';

/** Door and phone of who asked, read once it is opened; the look is logged. */
export function ContactSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const say = useWords(actsWords);
  const [contact, setContact] = useState<ReplyOf<'POST /requests/reveal-contact'>>();
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setError(undefined);
    call('POST /requests/reveal-contact', { requestId }).then(setContact, setError);
  }, [requestId, tries]);
  return (
    <Modal open title={say('contact')} footer={null} onCancel={onClose}>
      {error !== undefined && <Failed error={error} onRetry={() => setTries(tries + 1)} />}
      {error === undefined && !contact && <Waiting />}
      {contact && (
        <dl className="facts">
          <dt>{say('contactDoor')}</dt>
          <dd>{contact.address}</dd>
          <dt>{say('contactName')}</dt>
          <dd>{contact.name ?? say('contactNone')}</dd>
          <dt>{say('contactPhone')}</dt>
          <dd>{contact.phone ?? say('contactNone')}</dd>
        </dl>
      )}
      <p className="note">{say('contactNote')}</p>
    </Modal>
  );
}
