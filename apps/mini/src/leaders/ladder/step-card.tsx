import { type Channel, channels } from '@linli/contracts/escalation/labels';
import type { StepTarget } from '@linli/contracts/escalation/ladder';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choices } from '../../kit/choice.tsx';
import { choose } from '../../kit/choose.tsx';
import { Field } from '../../kit/field.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { PeopleSheet } from '../people-sheet.tsx';
import { laddersWords } from '../words/ladders.ts';
import { type StepDraft, targetKey, type Wrong } from './draft.ts';
import { targets, useTargetName } from './targets.ts';

const person = 'person';
/** The message in the app goes out in any case. */
const beyond = Object.keys(channels) as Channel[];

/** One step: whom it tells and how, how long it waits, and its place among the others. */
export function StepCard(props: {
  at: number;
  count: number;
  step: StepDraft;
  areaId: string;
  wrong: Wrong;
  tried: boolean;
  mayChange: boolean;
  onChange: (change: Partial<StepDraft>) => void;
  onMove: (way: 1 | -1) => void;
  onDrop: () => void;
}) {
  const { at, step, areaId, wrong, mayChange, onChange } = props;
  const say = useWords(laddersWords);
  const label = useLabel();
  const nameTarget = useTargetName();
  const [choosing, setChoosing] = useState(false);
  const namesPersons = step.tell.some(({ kind }) => kind === person);
  const people = useLoad(
    () => (namesPersons ? call('GET /people/appointments', { areaId, limit: 100 }) : Promise.resolve(null)),
    [areaId, namesPersons],
  );
  const nameOf = (accountId: string) =>
    people.data?.items.find((one) => one.accountId === accountId)?.holderName;
  const add = (target: StepTarget) => onChange({ tell: [...step.tell, target] });
  const addOne = async () => {
    const left = targets.filter((target) => !step.tell.some((one) => targetKey(one) === targetKey(target)));
    const key = await choose({
      title: say('tells'),
      options: [
        ...left.map((target) => ({ value: targetKey(target), label: nameTarget(target, nameOf) })),
        { value: person, label: say('onePerson') },
      ],
      value: undefined,
    });
    const chosen = left.find((target) => targetKey(target) === key);
    if (chosen) add(chosen);
    if (key === person) setChoosing(true);
  };
  const named = (what: string) => say('stepLabel', { what, step: at + 1 });
  return (
    <Card id={`step-${at}`} title={say('step', { step: at + 1 })}>
      <Paragraph note>{say('tells')}</Paragraph>
      {step.tell.map((target) => {
        const who = nameTarget(target, nameOf);
        return (
          <View key={targetKey(target)} className="target">
            <Text className="target__name">{who}</Text>
            {mayChange && (
              <Button
                kind="plain"
                icon="close"
                label={say('remove', { who })}
                onPress={() => onChange({ tell: step.tell.filter((one) => one !== target) })}
              >
                {say('drop')}
              </Button>
            )}
          </View>
        );
      })}
      {(props.tried || step.tell.length === 0) && wrong.has(`tell-${at}`) && (
        <Paragraph>{say('tellMissing')}</Paragraph>
      )}
      {mayChange && step.tell.length < 6 && (
        <Button
          id={`add-target-${at}`}
          kind="soft"
          icon="plus"
          label={named(say('addTarget'))}
          onPress={addOne}
        >
          {say('addTarget')}
        </Button>
      )}
      <Choices<Channel>
        id={`channels-${at}`}
        label={say('channels')}
        row
        required={false}
        options={beyond.map((value) => ({ value, label: label(channels[value]), disabled: !mayChange }))}
        value={step.channels}
        onChange={(value) => onChange({ channels: value })}
      />
      <Field
        id={`wait-${at}`}
        label={say('wait')}
        kind="number"
        value={step.wait}
        max={5}
        unit={say('minutes')}
        disabled={!mayChange}
        error={wrong.has(`wait-${at}`) ? say('minutesWrong') : undefined}
        onChange={(wait) => onChange({ wait })}
      />
      {mayChange && (
        <View className="actions">
          <Button
            id={`up-${at}`}
            kind="plain"
            label={named(say('up'))}
            disabled={at === 0}
            onPress={() => props.onMove(-1)}
          >
            {say('up')}
          </Button>
          <Button
            id={`down-${at}`}
            kind="plain"
            label={named(say('down'))}
            disabled={at === props.count - 1}
            onPress={() => props.onMove(1)}
          >
            {say('down')}
          </Button>
          <Button
            id={`drop-${at}`}
            kind="plain"
            label={named(say('drop'))}
            disabled={props.count === 1}
            onPress={props.onDrop}
          >
            {say('drop')}
          </Button>
        </View>
      )}
      {choosing && (
        <PeopleSheet
          id="one-person"
          title={say('onePerson')}
          areaId={areaId}
          reason={false}
          action={say('addTarget')}
          onClose={() => setChoosing(false)}
          onDone={async ([accountId]) => {
            if (accountId !== undefined) add({ kind: 'person', accountId });
            return true;
          }}
        />
      )}
    </Card>
  );
}
