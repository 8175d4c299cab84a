import { type DutyReach, dutyReaches } from '@linli/contracts/matching/labels';
import type { LocalText } from '@linli/contracts/problem';
import { helperLanguages, skills } from '@linli/contracts/requests/labels';
import { Card } from '../../kit/card.tsx';
import { Choice, Choices, type Option } from '../../kit/choice.tsx';
import { List } from '../../kit/list.tsx';
import { Stepper } from '../../kit/stepper.tsx';
import { Toggle } from '../../kit/toggle.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { call } from '../../wire/call.ts';
import { useLoad } from '../../wire/use-load.ts';
import { dutyWords } from '../words/duty.ts';
import type { Duty } from './duty-form.ts';

export interface AboutMeProps {
  duty: Duty;
  /** An area of mine, whose kinds of help there are. */
  areaId: string | undefined;
  onChange: (change: Partial<Duty>) => void;
}

/** How far I go, what I do, what I can. */
export function AboutMe({ duty, areaId, onChange }: AboutMeProps) {
  const say = useWords(dutyWords);
  const label = useLabel();
  const kinds = useLoad(
    async () => (areaId === undefined ? [] : (await call('GET /requests/kinds', { areaId })).items),
    [areaId],
  );
  const options = <T extends string>(labels: Record<T, LocalText>): Option<T>[] =>
    (Object.keys(labels) as T[]).map((value) => ({ value, label: label(labels[value]) }));
  // Only volunteers' kinds are offered; what was chosen before and is gone stays as it is.
  const offered = (kinds.data ?? []).filter(({ definition }) => definition.handledBy === 'volunteers');
  return (
    <>
      <Card>
        <Choice
          id="reach"
          label={say('reach')}
          row
          value={duty.reach}
          options={options<DutyReach>(dutyReaches)}
          onChange={(reach) => onChange({ reach })}
        />
        {offered.length > 0 && (
          <Choices
            id="kinds"
            label={say('kinds')}
            hint={say('kindsHint')}
            row
            value={duty.kinds}
            options={offered.map(({ key, definition }) => ({ value: key, label: label(definition.name) }))}
            onChange={(chosen) => onChange({ kinds: chosen })}
          />
        )}
        <Stepper
          id="daily-limit"
          label={say('limit')}
          value={duty.dailyLimit}
          min={1}
          max={30}
          unit={say('times')}
          onChange={(dailyLimit) => onChange({ dailyLimit })}
        />
      </Card>
      <List title={say('can')}>
        <Toggle id="car" label={say('car')} on={duty.car} onChange={(car) => onChange({ car })} />
        <Toggle id="lifts" label={say('lifts')} on={duty.lifts} onChange={(lifts) => onChange({ lifts })} />
        <Toggle
          id="trained"
          label={say('trained')}
          note={say('trainedNote')}
          on={duty.isolationTrained}
          onChange={(isolationTrained) => onChange({ isolationTrained })}
        />
      </List>
      <Card>
        <Choices
          id="skills"
          label={say('skills')}
          row
          value={duty.skills}
          options={options(skills)}
          onChange={(chosen) => onChange({ skills: chosen })}
        />
        <Choices
          id="languages"
          label={say('languages')}
          row
          value={duty.languages}
          options={options(helperLanguages)}
          onChange={(chosen) => onChange({ languages: chosen })}
        />
      </Card>
    </>
  );
}
