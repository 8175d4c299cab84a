import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Paragraph, Stack } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { kitWords } from '../../words/kit.ts';
import { FindColleague } from '../find-colleague.tsx';
import { shiftPageWords } from '../words/shift.ts';

export interface StandInSheetProps {
  claimId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Asks everybody who may come, or one person by name, to take over. */
export function StandInSheet({ claimId, onClose, onDone }: StandInSheetProps) {
  const say = useWords(shiftPageWords);
  const kit = useWords(kitWords);
  const [whom, setWhom] = useState<'all' | 'one'>('all');
  const [accountId, setAccountId] = useState<string>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = whom === 'one' && accountId === undefined;
  const ask = async () => {
    setTried(true);
    if (missing) return;
    const toAccountId = whom === 'one' ? (accountId ?? null) : null;
    const answer = await attempt(() =>
      call('POST /shifts/ask-stand-in', { claimId, toAccountId, reason: reason.trim() }),
    );
    if (!answer) return;
    toast(say('asked', { count: answer.asked }));
    onClose();
    await onDone();
  };
  return (
    <Sheet
      id="stand-in"
      open
      title={say('standInTitle')}
      onClose={onClose}
      footer={
        <>
          <Button id="stand-in-cancel" kind="plain" onPress={onClose}>
            {kit('cancel')}
          </Button>
          <Button id="stand-in-go" onPress={ask}>
            {say('ask')}
          </Button>
        </>
      }
    >
      <Stack>
        <Paragraph>{say('standInText')}</Paragraph>
        <Choice
          id="whom"
          label={say('whom')}
          value={whom}
          options={[
            { value: 'all', label: say('whomAll') },
            { value: 'one', label: say('whomOne') },
          ]}
          onChange={setWhom}
        />
        {whom === 'one' && (
          <FindColleague
            value={accountId}
            error={tried && missing ? say('chooseOne') : undefined}
            onChange={setAccountId}
          />
        )}
        <Field
          id="stand-in-reason"
          label={say('reasonLabel')}
          required={false}
          lines="one"
          max={200}
          value={reason}
          onChange={setReason}
        />
      </Stack>
    </Sheet>
  );
}
