import type { ReplyOf } from '@linli/contracts/catalog';
import type { PersonView } from '@linli/contracts/people/values';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { ReasonSheet } from '../cases/reason-sheet.tsx';
import { useWords } from '../state/use-words.ts';
import { call, sentenceOf } from '../wire/client.ts';
import { queries } from '../wire/queries.ts';
import { registerWords } from '../words/register.ts';

/** Numbers of somebody in full, once a reason is given; who looked and why stands in the record. Nothing is kept here. */
export function FullView({
  member: { personId, name },
  onClose,
}: {
  member: PersonView;
  onClose: () => void;
}) {
  const say = useWords(registerWords);
  const { message } = App.useApp();
  const [seen, setSeen] = useState<ReplyOf<'POST /people/view-in-full'>>();
  const look = async (reason: string) => {
    try {
      setSeen(await call('POST /people/view-in-full', { personId, reason }));
      await queries.invalidateQueries({ queryKey: ['GET /people/household-changes'] });
    } catch (error) {
      message.error(sentenceOf(error));
    }
    // Stays open: what was asked for is shown in its place.
    return false;
  };
  if (seen === undefined)
    return (
      <ReasonSheet title={say('fullOf', { name })} label={say('fullWhy')} onClose={onClose} onSend={look} />
    );
  return (
    <Modal open title={name} footer={null} onCancel={onClose}>
      <dl className="facts">
        <dt>{say('phone')}</dt>
        <dd>{seen.phone ?? say('notKnown')}</dd>
        <dt>{say('idNumber')}</dt>
        <dd>{seen.idNumber ?? say('notKnown')}</dd>
        <dt>{say('birthDate')}</dt>
        <dd>{seen.birthDate ?? say('notKnown')}</dd>
      </dl>
      <p className="note">{say('fullNote')}</p>
    </Modal>
  );
}
