import type { CallFailed } from '@linli/api/client/call-failed';
import type { ReplyOf } from '@linli/contracts/catalog';
import type { Relation } from '@linli/contracts/people/labels';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Card, Paragraph } from '../kit/card.tsx';
import { Choice } from '../kit/choice.tsx';
import { Field } from '../kit/field.tsx';
import { toast } from '../kit/toast.tsx';
import { loadMe } from '../state/me.ts';
import { useWords } from '../state/use-words.ts';
import { attempt, failureOf, sentenceOf } from '../wire/attempt.ts';
import { call } from '../wire/call.ts';
import { peopleWords } from '../words/people.ts';
import { RelationField } from './relation-field.tsx';

type Community = ReplyOf<'GET /people/communities'>['items'][number];

/** Asks the building head or grid leader to be let into a household. */
export function AskToJoin() {
  const say = useWords(peopleWords);
  const [form, setForm] = useState({ name: '', address: '', message: '' });
  const [relation, setRelation] = useState<Relation>();
  const [areaId, setAreaId] = useState<string>();
  const [failure, setFailure] = useState<CallFailed>();
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value });
  const ready = form.name.trim() !== '' && form.address.trim().length >= 2 && relation !== undefined;
  const ask = async () => {
    if (!relation) return;
    try {
      await call('POST /people/ask-to-join', { ...form, relation, areaId });
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      toast({ text: sentenceOf(failed), tone: 'bad' });
      return;
    }
    setFailure(undefined);
    setForm({ name: '', address: '', message: '' });
    toast(say('joinAsked'));
    await attempt(loadMe);
  };
  return (
    <Card title={say('ask')}>
      <Paragraph note>{say('askText')}</Paragraph>
      <Field
        id="ask-name"
        label={say('askName')}
        max={60}
        value={form.name}
        onChange={set('name')}
        error={failure?.at('/name')}
      />
      <CommunityChoice value={areaId} onChange={setAreaId} />
      <Field
        id="ask-address"
        label={say('askAddress')}
        hint={say('askAddressHint')}
        max={120}
        value={form.address}
        onChange={set('address')}
        error={failure?.at('/address')}
      />
      <RelationField id="ask-relation" label={say('relationOf')} value={relation} onChange={setRelation} />
      <Field
        id="ask-message"
        label={say('askMessage')}
        lines
        max={500}
        required={false}
        value={form.message}
        onChange={set('message')}
      />
      <Button id="ask-to-join" wide disabled={!ready} onPress={ask}>
        {say('askGo')}
      </Button>
    </Card>
  );
}

interface CommunityChoiceProps {
  value: string | undefined;
  onChange: (areaId: string) => void;
}

function CommunityChoice({ value, onChange }: CommunityChoiceProps) {
  const say = useWords(peopleWords);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly Community[]>();
  const search = async () => {
    const answer = await attempt(() => call('GET /people/communities', { query: query.trim(), limit: 10 }));
    setFound(answer?.items);
    const [only, second] = answer?.items ?? [];
    if (only && !second) onChange(only.areaId);
  };
  return (
    <>
      <Field
        id="ask-community"
        label={say('askCommunity')}
        hint={say('askCommunityHint')}
        max={40}
        required={false}
        value={query}
        onChange={setQuery}
        aside={
          <Button id="search-community" kind="link" icon="search" onPress={search}>
            {say('askSearch')}
          </Button>
        }
      />
      {found?.length === 0 && <Paragraph note>{say('askCommunityNone')}</Paragraph>}
      {found && found.length > 0 && (
        <Choice
          id="community"
          label={say('askCommunity')}
          value={value}
          onChange={onChange}
          options={found.map((area) => ({ value: area.areaId, label: area.name, note: area.fullName }))}
        />
      )}
    </>
  );
}
