import { type DataAfterwards, dataAfterwards } from '@linli/contracts/reports/labels';
import { Card } from '../../kit/card.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Field } from '../../kit/field.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { roundsWords } from '../words/rounds.ts';
import type { SectionProps } from './section.ts';

const afterwards = Object.keys(dataAfterwards) as DataAfterwards[];

/** On what ground and what for, and what becomes of the answers. */
export function Why({ form, wrong, failure, onChange }: SectionProps) {
  const say = useWords(roundsWords);
  const label = useLabel();
  return (
    <Card>
      <Field
        id="legal-basis"
        label={say('legalBasis')}
        hint={say('legalBasisHint')}
        value={form.legalBasis}
        max={300}
        lines
        onChange={(legalBasis) => onChange({ legalBasis })}
        error={wrong.has('legalBasis') ? say('tooShort') : failure?.at('/legalBasis')}
      />
      <Field
        id="purpose"
        label={say('purpose')}
        hint={say('purposeHint')}
        value={form.purpose}
        max={300}
        lines
        onChange={(purpose) => onChange({ purpose })}
        error={wrong.has('purpose') ? say('tooShort') : failure?.at('/purpose')}
      />
      <Choice
        id="data-afterwards"
        label={say('dataAfterwards')}
        options={afterwards.map((value) => ({ value, label: label(dataAfterwards[value]) }))}
        value={form.dataAfterwards}
        onChange={(chosen) => onChange({ dataAfterwards: chosen })}
      />
    </Card>
  );
}
