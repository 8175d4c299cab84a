import { type DemandDays, demandDays } from '@linli/contracts/shifts/labels';
import type { DemandShift } from '@linli/contracts/shifts/values';
import { View } from '@tarojs/components';
import { Button } from '../../kit/button.tsx';
import { Card, Paragraph } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { TimeField } from '../../kit/time-field.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { demandWords } from '../words/demand.ts';
import { RoleFields } from './role-fields.tsx';

const kinds = Object.keys(demandDays) as DemandDays[];

/** One shift of the demand: times, days, people, and roles among them. */
export function ShiftCard(props: {
  at: number;
  shift: DemandShift;
  /** One day only: no kind of days to choose. */
  oneDay: boolean;
  wrongTimes: boolean;
  wrongRoles: boolean;
  onChange: (change: Partial<DemandShift>) => void;
  onDrop: () => void;
}) {
  const { at, shift, oneDay, wrongTimes, wrongRoles, onChange } = props;
  const say = useWords(demandWords);
  const label = useLabel();
  const number = at + 1;
  const named = (part: string) => `${say('shift', { number })} ${part}`;
  const overMidnight = shift.from !== '' && shift.until !== '' && shift.until <= shift.from;
  return (
    <Card
      id={`shift-${at}`}
      title={say('shift', { number })}
      aside={
        <Button
          id={`drop-shift-${at}`}
          kind="link"
          label={say('dropShift', { number })}
          onPress={props.onDrop}
        >
          {say('drop')}
        </Button>
      }
    >
      <View className="pair">
        <TimeField
          id={`shift-${at}-from`}
          label={named(say('from'))}
          value={shift.from}
          error={wrongTimes && shift.from === '' ? say('chooseTime') : undefined}
          onChange={(from) => onChange({ from })}
        />
        <TimeField
          id={`shift-${at}-until`}
          label={named(say('until'))}
          value={shift.until}
          error={wrongTimes && shift.until === '' ? say('chooseTime') : undefined}
          onChange={(until) => onChange({ until })}
        />
      </View>
      {overMidnight && <Paragraph note>{say('overMidnight', { time: shift.until })}</Paragraph>}
      {!oneDay && (
        <Choice<DemandDays>
          id={`shift-${at}-days`}
          label={say('whichDays')}
          row
          options={kinds.map((value) => ({ value, label: label(demandDays[value]) }))}
          value={shift.days}
          onChange={(days) => onChange({ days })}
        />
      )}
      <Stepper
        id={`shift-${at}-people`}
        label={say('people')}
        value={shift.people}
        min={1}
        max={50}
        unit={say('person')}
        onChange={(people) => onChange({ people })}
      />
      <RoleFields
        id={`shift-${at}-roles`}
        roles={shift.roles}
        error={wrongRoles ? say('tooManyRoles') : undefined}
        onChange={(roles) => onChange({ roles })}
      />
    </Card>
  );
}
