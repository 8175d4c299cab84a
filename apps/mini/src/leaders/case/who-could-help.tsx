import type { ReplyOf } from '@linli/contracts/catalog';
import { roles } from '@linli/contracts/identity/roles';
import { unfitReasons } from '@linli/contracts/matching/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph, Stack } from '../../kit/card.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { useSettings } from '../../state/settings.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { usePages } from '../../wire/use-pages.ts';
import { Part, Rows } from '../part.tsx';
import { helpersWords } from '../words/who-could-help.ts';
import { factsInWords, valuesOf } from './fit.ts';

type Candidate = ReplyOf<'GET /matching/candidates'>['items'][number];

interface Shared {
  requestId: string;
  onChanged: () => Promise<unknown>;
}

/** What the plan said about a request, and whom one could ask oneself: ranked, with reasons for and against. */
export function Helpers({ requestId, onChanged }: Shared) {
  const say = useWords(helpersWords);
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const outlook = useLoad(() => call('GET /matching/outlook', { requestId }), [requestId]);
  return (
    <Card id="helpers" title={say('title')}>
      <Part of={outlook}>
        {({ outcome, unfit }) => (
          <>
            <Paragraph>{say(outcome)}</Paragraph>
            {outcome !== 'offered' &&
              unfit.map(({ reason, facts, people }) => (
                <Paragraph key={reason} note>
                  {say('left', { people, why: label(unfitReasons[reason], factsInWords(facts, label)) })}
                </Paragraph>
              ))}
          </>
        )}
      </Part>
      {open ? (
        <Candidates requestId={requestId} onChanged={onChanged} />
      ) : (
        <Button id="see-candidates" kind="soft" icon="people" onPress={() => setOpen(true)}>
          {say('show')}
        </Button>
      )}
    </Card>
  );
}

function Candidates({ requestId, onChanged }: Shared) {
  const say = useWords(helpersWords);
  const [asking, setAsking] = useState<Candidate>();
  const people = usePages(
    (cursor) => call('GET /matching/candidates', { requestId, cursor, limit: 20 }),
    [requestId],
  );
  const assign = async ({ accountId, name }: Candidate, agreed: boolean) => {
    const made = await attempt(() => call('POST /matching/assign', { requestId, accountId, agreed }));
    if (!made) return;
    setAsking(undefined);
    toast(say(agreed ? 'taken' : 'asked', { name }));
    await Promise.all([people.reload(), onChanged()]);
  };
  return (
    <>
      <Rows id="candidates" of={people} empty={<Paragraph note>{say('none')}</Paragraph>}>
        {(items) => items.map((one) => <CandidateRow key={one.accountId} one={one} onAsk={setAsking} />)}
      </Rows>
      {asking && (
        <Sheet
          id="ask"
          open
          title={say('askTitle', { name: asking.name })}
          onClose={() => setAsking(undefined)}
          footer={
            <>
              <Button id="ask-agreed" kind="plain" onPress={() => assign(asking, true)}>
                {say('agreed')}
              </Button>
              <Button id="ask-do" onPress={() => assign(asking, false)}>
                {say('ask')}
              </Button>
            </>
          }
        >
          <Stack>
            <Paragraph>{say('askText')}</Paragraph>
          </Stack>
        </Sheet>
      )}
    </>
  );
}

function CandidateRow({ one, onAsk }: { one: Candidate; onAsk: (one: Candidate) => void }) {
  const say = useWords(helpersWords);
  const label = useLabel();
  const { language } = useSettings();
  const { accountId, name, role, rank, fit, unfit, load } = one;
  const between = language === 'en' ? ', ' : '、';
  const why = fit.map(({ reason, facts }) => say(reason, valuesOf(facts, label)));
  const whyNot = unfit.map(({ reason, facts }) => label(unfitReasons[reason], factsInWords(facts, label)));
  return (
    <Person
      id={`candidate-${accountId}`}
      name={rank === null ? name : `${say('rank', { rank })} ${name}`}
      note={
        <View>
          <View>
            <Text>{[label(roles[role]), say('load', load)].join(' · ')}</Text>
          </View>
          {why.length > 0 && (
            <View>
              <Text>{why.join(between)}</Text>
            </View>
          )}
          {whyNot.length > 0 && (
            <View>
              <Text>{say('unfit', { why: whyNot.join(between) })}</Text>
            </View>
          )}
        </View>
      }
      aside={
        <Button kind="soft" label={`${say('ask')} ${name}`} onPress={() => onAsk(one)}>
          {say('ask')}
        </Button>
      }
    />
  );
}
