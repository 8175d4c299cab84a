import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import { type Relation, relations } from '@linli/contracts/people/labels';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Page } from '../../kit/page.tsx';
import { Person } from '../../kit/person.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { toast } from '../../kit/toast.tsx';
import { HouseholdCodeField } from '../../people/code-field.tsx';
import { RelationField } from '../../people/relation-field.tsx';
import { useMe } from '../../state/me.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { shellOf, useLoad } from '../../wire/use-load.ts';
import { peopleWords } from '../../words/people.ts';

type Relative = ReplyOf<'GET /people/relatives'>['items'][number];
type Found = { personId: string; name: string };

/** Relatives elsewhere this account reports for, within the limits the server sets. */
export default function Relatives() {
  useMe();
  const say = useWords(peopleWords);
  const label = useLabel();
  const relatives = useLoad(() => call('GET /people/relatives', {}), [], 'relatives');
  const remove = async ({ relativeId, name }: Relative) => {
    const yes = await confirm({
      title: say('relativeRemoveAsk', { name }),
      text: say('relativeRemoveText'),
      action: say('relativeRemove'),
      danger: true,
    });
    if (!yes || !(await attempt(() => call('POST /people/remove-relative', { relativeId })))) return;
    toast(say('relativeRemoved'));
    await relatives.reload();
  };
  const items = relatives.data?.items ?? [];
  return (
    <Page title={say('relatives')} {...shellOf(relatives)}>
      <Paragraph>{say('relativesText', { most: relatives.data?.most ?? 0 })}</Paragraph>
      {items.length === 0 ? (
        <Card kind="quiet">
          <Empty text={say('relativesNone')} />
        </Card>
      ) : (
        <List>
          {items.map((relative) => (
            <Person
              key={relative.relativeId}
              name={relative.name}
              note={`${label(relations[relative.relation])} · ${relative.address}`}
              aside={
                <Button
                  kind="plain"
                  label={`${relative.name} ${say('relativeRemove')}`}
                  onPress={() => remove(relative)}
                >
                  {say('relativeRemove')}
                </Button>
              }
            />
          ))}
        </List>
      )}
      <AddRelative onAdded={relatives.reload} />
    </Page>
  );
}

function AddRelative({ onAdded }: { onAdded: () => Promise<void> }) {
  const say = useWords(peopleWords);
  const [code, setCode] = useState('');
  const [relation, setRelation] = useState<Relation>();
  const [choice, setChoice] = useState<readonly Found[]>([]);
  const add = async (more: Pick<InputOf<'POST /people/add-relative'>, 'personId'> = {}) => {
    if (!relation) return;
    const answer = await attempt(() => call('POST /people/add-relative', { code, relation, ...more }));
    setChoice(answer?.state === 'choose' ? answer.persons : []);
    if (answer?.state === 'refused') {
      const key = answer.reason === 'too-many-relatives' ? 'relativeTooMany' : 'relativeTooManyAccounts';
      toast({ text: say(key, { most: answer.most }), tone: 'bad' });
    }
    if (answer?.state !== 'added') return;
    toast(say('relativeAdded'));
    setCode('');
    setRelation(undefined);
    await onAdded();
  };
  return (
    <Card title={say('relativeAdd')}>
      <HouseholdCodeField value={code} onChange={setCode} />
      <RelationField
        id="relative-relation"
        label={say('myRelation')}
        value={relation}
        onChange={setRelation}
      />
      <Button id="add-relative" wide disabled={code.length < 6 || !relation} onPress={() => add()}>
        {say('relativeAdd')}
      </Button>
      <Sheet
        id="which-relative"
        open={choice.length > 0}
        title={say('relativeChoose')}
        onClose={() => setChoice([])}
      >
        <List>
          {choice.map(({ personId, name }) => (
            <Person key={personId} name={name} onPress={() => void add({ personId })} />
          ))}
        </List>
      </Sheet>
    </Card>
  );
}
