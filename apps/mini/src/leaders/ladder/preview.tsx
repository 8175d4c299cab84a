import type { LadderDefinition } from '@linli/contracts/escalation/ladder';
import { type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { useState } from 'react';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useTold } from '../../requests/told.ts';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { instantAt, today, useWhen } from '../../state/when.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { ChooseArea } from '../choose-area.tsx';
import { Part } from '../part.tsx';
import { useSettled } from '../settled.ts';
import { laddersWords } from '../words/ladders.ts';
import { urgencyNames } from './draft.ts';

/** Tries the ladder as typed: who would be told when, for a case at a place and a time of day, if nobody acted. */
export function Preview({
  definition,
  area,
}: {
  definition: LadderDefinition | undefined;
  area: { areaId: string; name: string };
}) {
  const say = useWords(laddersWords);
  const label = useLabel();
  const [where, setWhere] = useState(area);
  const [time, setTime] = useState('23:10');
  const [urgency, setUrgency] = useState<Urgency>('urgent');
  const [choosing, setChoosing] = useState(false);
  return (
    <Card id="preview" title={say('preview')}>
      <TimeField id="preview-at" label={say('previewAt')} value={time} onChange={setTime} />
      <List>
        <Cell
          id="preview-where"
          icon="pin"
          title={say('previewWhere')}
          value={where.name}
          onPress={() => setChoosing(true)}
        />
      </List>
      <Choice<Urgency>
        id="preview-urgency"
        label={say('previewUrgency')}
        row
        options={urgencyNames.map((value) => ({ value, label: label(urgencies[value]) }))}
        value={urgency}
        onChange={setUrgency}
      />
      {definition ? (
        <Steps definition={definition} where={where} time={time} urgency={urgency} />
      ) : (
        <Paragraph note>{say('previewFails')}</Paragraph>
      )}
      {choosing && (
        <ChooseArea
          title={say('previewWhere')}
          onClose={() => setChoosing(false)}
          onChoose={({ areaId, name }) => {
            setWhere({ areaId, name });
            setChoosing(false);
          }}
        />
      )}
    </Card>
  );
}

function Steps({
  definition,
  where,
  time,
  urgency,
}: {
  definition: LadderDefinition;
  where: { areaId: string; name: string };
  time: string;
  urgency: Urgency;
}) {
  const say = useWords(laddersWords);
  const when = useWhen();
  const told = useTold();
  const typed = useSettled(JSON.stringify(definition), 500);
  const at = instantAt(today(), time) ?? '';
  const preview = useLoad(
    () =>
      call('POST /escalation/preview-ladder', {
        definition: JSON.parse(typed) as LadderDefinition,
        areaId: where.areaId,
        at,
        urgency,
      }),
    [typed, where.areaId, at, urgency],
  );
  return (
    <Part of={preview} rows={3}>
      {({ steps, stuckAt }) => (
        <List id="preview-steps" title={say('previewLead', { time, area: where.name })}>
          {steps.map((step) => (
            <Cell
              key={`${step.round}-${step.step}`}
              title={`${when.moment(step.at)} · ${say('step', { step: step.step + 1 })}${step.round > 0 ? ` · ${say('round', { round: step.round + 1 })}` : ''}`}
              note={step.tells.map(told.one).join('；')}
            />
          ))}
          <Cell title={say('stuckAt', { moment: when.moment(stuckAt) })} />
        </List>
      )}
    </Part>
  );
}
