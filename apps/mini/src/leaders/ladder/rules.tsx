import { type Urgency, urgencies } from '@linli/contracts/requests/labels';
import { View } from '@tarojs/components';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choices } from '../../kit/choice.tsx';
import { SelectField } from '../../kit/date-field.tsx';
import { Field } from '../../kit/field.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { laddersWords } from '../words/ladders.ts';
import { type LadderDraft, urgencyNames, type Wrong } from './draft.ts';

const never = 'never';
const usualNight = { from: '22:00', until: '07:00' };

/** What holds for the whole ladder: repeats, nights, pace by urgency, and from where on it binds. */
export function Rules({
  draft,
  wrong,
  mayChange,
  onChange,
}: {
  draft: LadderDraft;
  wrong: Wrong;
  mayChange: boolean;
  onChange: (change: Partial<LadderDraft>) => void;
}) {
  const say = useWords(laddersWords);
  const label = useLabel();
  const { quiet } = draft;
  return (
    <>
      <Card>
        <Stepper
          id="repeats"
          label={say('repeats')}
          value={draft.repeats}
          min={mayChange ? 0 : draft.repeats}
          max={mayChange ? 5 : draft.repeats}
          unit={` ${say('times')}`}
          onChange={(repeats) => onChange({ repeats })}
        />
        <Toggle
          id="quiet"
          label={say('quiet')}
          note={say('quietNote')}
          on={quiet !== null}
          disabled={!mayChange}
          onChange={(on) => onChange({ quiet: on ? usualNight : null })}
        />
        {quiet !== null && (
          <>
            {mayChange ? (
              <View className="pair">
                <TimeField
                  id="quiet-from"
                  label={say('quietFrom')}
                  value={quiet.from}
                  onChange={(from) => onChange({ quiet: { ...quiet, from } })}
                />
                <TimeField
                  id="quiet-until"
                  label={say('quietUntil')}
                  value={quiet.until}
                  onChange={(until) => onChange({ quiet: { ...quiet, until } })}
                />
              </View>
            ) : (
              <Paragraph>
                {quiet.from}–{quiet.until}
              </Paragraph>
            )}
            <Choices<Urgency>
              id="bypass"
              label={say('bypass')}
              row
              required={false}
              options={urgencyNames.map((value) => ({
                value,
                label: label(urgencies[value]),
                disabled: !mayChange,
              }))}
              value={draft.bypassQuiet}
              onChange={(bypassQuiet) => onChange({ bypassQuiet })}
            />
          </>
        )}
      </Card>
      <Card title={say('pace')}>
        <Paragraph note>{say('paceHint')}</Paragraph>
        <View className="pair">
          {urgencyNames.map((urgency) => (
            <Field
              key={urgency}
              id={`pace-${urgency}`}
              label={label(urgencies[urgency])}
              kind="number"
              value={draft.pace[urgency]}
              max={3}
              unit={say('percent')}
              disabled={!mayChange}
              error={wrong.has(`pace-${urgency}`) ? say('percentWrong') : undefined}
              onChange={(value) => onChange({ pace: { ...draft.pace, [urgency]: value } })}
            />
          ))}
        </View>
        {mayChange && (
          <SelectField
            id="binding"
            label={say('binding')}
            options={[
              { value: never, label: say('never') },
              ...draft.steps.map((_, at) => ({
                value: String(at),
                label: say('fromStep', { step: at + 1 }),
              })),
            ]}
            value={draft.binding === null ? never : String(draft.binding)}
            onChange={(value) => onChange({ binding: value === never ? null : Number(value) })}
          />
        )}
      </Card>
    </>
  );
}
