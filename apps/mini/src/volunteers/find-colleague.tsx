import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Paragraph } from '../kit/card.tsx';
import { Choice } from '../kit/choice.tsx';
import { Field } from '../kit/field.tsx';
import { useWords } from '../state/use-words.ts';
import { attempt } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { shiftPageWords } from './words/shift.ts';

export interface FindColleagueProps {
  /** The account chosen. */
  value: string | undefined;
  error?: string | undefined;
  onChange: (accountId: string | undefined) => void;
}

/** Finds a volunteer of my communities by name. */
export function FindColleague({ value, error, onChange }: FindColleagueProps) {
  const say = useWords(shiftPageWords);
  const [name, setName] = useState('');
  const [found, setFound] = useState<{ accountId: string; name: string }[]>();
  const find = async () => {
    const wanted = name.trim();
    if (wanted === '') return;
    const answer = await attempt(() => call('GET /rosters/colleagues', { name: wanted }));
    if (!answer) return;
    onChange(undefined);
    setFound(answer.items);
  };
  return (
    <>
      <Field
        id="colleague"
        label={say('name')}
        max={60}
        value={name}
        error={found === undefined ? error : undefined}
        onChange={setName}
        onConfirm={find}
        aside={
          <Button id="colleague-find" kind="link" onPress={find}>
            {say('find')}
          </Button>
        }
      />
      {found?.length === 0 && <Paragraph note>{say('nobodyFound')}</Paragraph>}
      {found !== undefined && found.length > 0 && (
        <Choice
          id="colleagues"
          label={say('choosePerson')}
          value={value}
          error={error}
          options={found.map(({ accountId, name: label }) => ({ value: accountId, label }))}
          onChange={onChange}
        />
      )}
    </>
  );
}
