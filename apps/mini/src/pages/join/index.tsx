import type { ReplyOf } from '@linli/contracts/catalog';
import type { Relation } from '@linli/contracts/people/labels';
import { useEffect, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Person } from '../../kit/person.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { AskToJoin } from '../../people/ask-to-join.tsx';
import { HouseholdCodeField } from '../../people/code-field.tsx';
import { RelationField } from '../../people/relation-field.tsx';
import { codeIn } from '../../people/scan-code.ts';
import { loadMe, type Me, useMe } from '../../state/me.ts';
import { goHome, useAbout } from '../../state/open-page.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { peopleWords } from '../../words/people.ts';

/** Three ways home: a code, the phone number the register knows, or asking the building head. */
export default function Join() {
  const say = useWords(peopleWords);
  const me = useMe();
  const { code, scene } = useAbout();
  useEffect(() => {
    attempt(loadMe); // a request may have been confirmed meanwhile
  }, []);
  return (
    <Page title={say('join')} loading={!me}>
      {me && <Pending me={me} />}
      <ByCode start={codeIn(code ?? scene ?? '') ?? ''} />
      <ByPhone />
      <AskToJoin />
    </Page>
  );
}

function Pending({ me }: { me: Me }) {
  const say = useWords(peopleWords);
  const waiting = me.households.filter(({ state }) => state !== 'confirmed');
  const withdraw = async (joinId: string) => {
    if (!(await attempt(() => call('POST /people/withdraw-join', { joinId })))) return;
    toast(say('withdrawn'));
    await attempt(loadMe);
  };
  if (waiting.length === 0) return null;
  return (
    <List title={say('pending')}>
      {waiting.map(({ joinId, address, state, reason }) => (
        <Person
          key={joinId}
          name={address}
          {...(reason ? { note: reason } : {})}
          tags={
            <Tag tone={state === 'asked' ? 'warn' : 'bad'}>
              {state === 'asked' ? say('waiting') : say('refused')}
            </Tag>
          }
          aside={
            state === 'asked' && (
              <Button kind="plain" onPress={() => withdraw(joinId)}>
                {say('withdrawAsk')}
              </Button>
            )
          }
        />
      ))}
    </List>
  );
}

/** After joining: home when it is confirmed at once, else stay and see the request waiting. */
async function arrive(confirmed: boolean, words: string): Promise<void> {
  toast(words);
  await attempt(loadMe);
  if (confirmed) goHome();
}

function ByCode({ start }: { start: string }) {
  const say = useWords(peopleWords);
  const [code, setCode] = useState(start);
  const [relation, setRelation] = useState<Relation>();
  const join = async () => {
    if (!relation) return;
    const answer = await attempt(() => call('POST /people/join-by-code', { code, relation }));
    if (!answer) return;
    const confirmed = answer.state === 'confirmed';
    await arrive(confirmed, confirmed ? say('joined') : say('joinAsked'));
  };
  return (
    <Card title={say('byCode')}>
      <Paragraph note>{say('byCodeText')}</Paragraph>
      <HouseholdCodeField value={code} onChange={setCode} />
      <RelationField id="code-relation" label={say('relationOf')} value={relation} onChange={setRelation} />
      <Button id="join-by-code" wide disabled={code.length < 6 || !relation} onPress={join}>
        {say('joinGo')}
      </Button>
    </Card>
  );
}

function ByPhone() {
  const say = useWords(peopleWords);
  const [found, setFound] = useState<ReplyOf<'POST /people/join-by-phone'>>();
  const look = async () => {
    const answer = await attempt(() => call('POST /people/join-by-phone', {}));
    setFound(answer);
    const [first] = answer?.households ?? [];
    if (first) await arrive(true, say('byPhoneFound', { address: first.address }));
  };
  return (
    <Card title={say('byPhone')}>
      <Paragraph note>{found?.households.length === 0 ? say('byPhoneNone') : say('byPhoneText')}</Paragraph>
      <Button id="join-by-phone" kind="soft" wide onPress={look}>
        {say('byPhoneGo')}
      </Button>
    </Card>
  );
}
