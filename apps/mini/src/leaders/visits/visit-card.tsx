import type { InputOf, ReplyOf } from '@linli/contracts/catalog';
import { personTags } from '@linli/contracts/people/labels';
import { visitReasons } from '@linli/contracts/reports/labels';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { confirm } from '../../kit/confirm.tsx';
import { ReasonSheet } from '../../kit/reason-sheet.tsx';
import { Tag } from '../../kit/tag.tsx';
import { toast } from '../../kit/toast.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { attempt } from '../../wire/attempt.ts';
import { call } from '../../wire/call.ts';
import { go, goReport } from '../go.ts';
import { deskWords } from '../words/desk.ts';
import { visitsWords } from '../words/visits.ts';

type Visit = ReplyOf<'GET /reports/visits'>['items'][number];
type Outcome = InputOf<'POST /reports/record-visit'>['outcome'];

const words = {
  reported: 'reported',
  'nobody-home': 'nobodyHome',
  refused: 'refused',
  'moved-out': 'movedOut',
  'needs-help': 'needsHelp',
} as const satisfies Record<Outcome, string>;
const outcomes = Object.keys(words) as Outcome[];

/** One household to visit: who lives there, why somebody goes, and the outcome in a tap. */
export function VisitCard({ visit, onRecorded }: { visit: Visit; onRecorded: () => Promise<unknown> }) {
  const say = useWords(visitsWords);
  const sayDesk = useWords(deskWords);
  const label = useLabel();
  const [helping, setHelping] = useState(false);
  const record = async (outcome: Outcome, note = '') => {
    const input = { visitId: visit.visitId, outcome, note };
    const done = await attempt(() => call('POST /reports/record-visit', input));
    if (!done) return undefined;
    if (outcome === 'reported') goReport(visit.slot.slotId, visit.householdId, 'visit');
    else toast(say('recorded', { address: visit.address, outcome: say(words[outcome]) }));
    await onRecorded();
    return done;
  };
  const press = async (outcome: Outcome) => {
    if (outcome === 'needs-help') {
      setHelping(true);
      return;
    }
    if (outcome === 'moved-out') {
      const yes = await confirm({
        title: say('movedOutTitle'),
        text: say('movedOutText'),
        action: say('movedOut'),
      });
      if (!yes) return;
    }
    await record(outcome);
  };
  return (
    <Card
      id={`visit-${visit.visitId}`}
      title={visit.address}
      aside={<Tag>{say('missing', { count: visit.missing })}</Tag>}
    >
      {visit.people.map(({ personId, name, age, tags }) => (
        <View key={personId} className="tagline">
          <Text>{age === null ? name : say('who', { name, age: sayDesk('age', { age }) })}</Text>
          {tags.map((tag) => (
            <Tag key={tag} tone="info" icon="person">
              {label(personTags[tag])}
            </Tag>
          ))}
        </View>
      ))}
      <Paragraph note>{say('why', { why: label(visitReasons[visit.why]) })}</Paragraph>
      <Paragraph note>{say('outcome')}</Paragraph>
      <View className="answers">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            id={`${visit.visitId}-${outcome}`}
            kind={outcome === 'reported' ? 'primary' : 'soft'}
            onPress={() => press(outcome)}
          >
            {say(words[outcome])}
          </Button>
        ))}
        <Button
          id={`${visit.visitId}-household`}
          kind="plain"
          onPress={() => go('household', { householdId: visit.householdId })}
        >
          {sayDesk('openHousehold')}
        </Button>
      </View>
      {helping && (
        <ReasonSheet
          id="help"
          title={say('helpTitle')}
          label={say('helpLabel')}
          action={say('save')}
          onClose={() => setHelping(false)}
          onDone={(note) => record('needs-help', note)}
        />
      )}
    </Card>
  );
}
