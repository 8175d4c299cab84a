import { shippedRules } from '@linli/domain/shifts/shipped-rules';
import { Stepper } from '../../kit/stepper.tsx';
import { useWords } from '../../state/use-words.ts';
import { shiftRulesWords } from '../words/shift-rules.ts';
import { type Limit, shownOf } from './limits.ts';

/** One limit, with the shipped value below it; `fixed`: to be read only. */
export function LimitStepper({
  limit,
  value,
  fixed,
  onChange,
}: {
  limit: Limit;
  /** In the stored unit, as `onChange`. */
  value: number;
  fixed: boolean;
  onChange: (value: number) => void;
}) {
  const say = useWords(shiftRulesWords);
  const { rule, unit, per, min, max, step } = limit;
  const shown = shownOf(limit, value);
  return (
    <Stepper
      id={rule}
      label={say(rule)}
      hint={say('usual', { value: `${shownOf(limit, shippedRules[rule])}${say(unit)}` })}
      value={shown}
      min={fixed ? shown : min / per}
      max={fixed ? shown : max / per}
      step={step / per}
      unit={say(unit)}
      onChange={(next) => onChange(Math.round(next * per))}
    />
  );
}

/** A length of time in hours where it is long, else in minutes. */
export function MinutesStepper({
  id,
  label,
  value,
  usual,
  min = 0,
  max,
  step,
  fixed,
  onChange,
}: {
  id: string;
  label: string;
  value: number;
  usual: number | undefined;
  min?: number;
  max: number;
  step: number;
  fixed: boolean;
  onChange: (value: number) => void;
}) {
  const say = useWords(shiftRulesWords);
  const per = max > 600 ? 60 : 1;
  const unit = say(per === 60 ? 'hours' : 'minutes');
  const shown = shownOf({ per }, value);
  return (
    <Stepper
      id={id}
      label={label}
      {...(usual === undefined ? {} : { hint: say('usual', { value: `${shownOf({ per }, usual)}${unit}` }) })}
      value={shown}
      min={fixed ? shown : min / per}
      max={fixed ? shown : max / per}
      step={step / per}
      unit={unit}
      onChange={(next) => onChange(Math.round(next * per))}
    />
  );
}
