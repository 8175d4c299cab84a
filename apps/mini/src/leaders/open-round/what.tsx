import type { ReplyOf } from '@linli/contracts/catalog';
import { type PersonTag, personTags } from '@linli/contracts/people/labels';
import { Card } from '../../kit/card.tsx';
import { Choice, Choices } from '../../kit/choice.tsx';
import { Cell, List } from '../../kit/list.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useLabel } from '../../state/use-label.ts';
import { useWords } from '../../state/use-words.ts';
import { roundsWords } from '../words/rounds.ts';
import type { SectionProps } from './section.ts';

const tags = Object.keys(personTags) as PersonTag[];

/** Which form, where, and of whom. */
export function What({
  form,
  wrong,
  onChange,
  forms,
  onChooseArea,
}: SectionProps & { forms: ReplyOf<'GET /reports/forms'>['items']; onChooseArea: () => void }) {
  const say = useWords(roundsWords);
  const label = useLabel();
  return (
    <>
      <Card>
        <Choice
          id="form"
          label={say('form')}
          options={forms.map(({ formId, definition }) => ({
            value: formId,
            label: label(definition.title),
            note: `${say('questions', { count: definition.questions.length })} · ${label(definition.purpose)}`,
          }))}
          value={form.formId}
          onChange={(formId) => onChange({ formId })}
          error={wrong.has('formId') ? say('chooseForm') : undefined}
        />
      </Card>
      <List>
        <Cell
          id="area"
          icon="building"
          title={say('area')}
          note={form.areaName || say('chooseArea')}
          onPress={onChooseArea}
        />
      </List>
      {wrong.has('areaId') && <Notice tone="warn">{say('chooseArea')}</Notice>}
      <Card>
        <Choices
          id="audience"
          label={say('audience')}
          hint={say('audienceHint')}
          row
          required={false}
          options={tags.map((value) => ({ value, label: label(personTags[value]) }))}
          value={form.tags}
          onChange={(chosen) => onChange({ tags: chosen })}
        />
      </Card>
    </>
  );
}
