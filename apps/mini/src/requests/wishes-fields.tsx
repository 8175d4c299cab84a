import { type HelperLanguage, helperLanguages } from '@linli/contracts/requests/labels';
import { Card } from '../kit/card.tsx';
import { SelectField } from '../kit/date-field.tsx';
import { List } from '../kit/list.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { useLabel } from '../state/use-label.ts';
import { useWords } from '../state/use-words.ts';
import type { Asking } from './asking.ts';
import { askWords } from './words/ask.ts';

export interface WishesFieldsProps {
  asking: Asking;
  /** Whether this kind is usually done without contact. */
  usual: boolean;
  onChange: (change: Partial<Asking>) => void;
}

/** Wishes about who comes and how. */
export function WishesFields({ asking, usual, onChange }: WishesFieldsProps) {
  const say = useWords(askWords);
  const label = useLabel();
  const languages = [
    { value: 'none' as const, label: say('languageNone') },
    ...Object.entries(helperLanguages).map(([value, text]) => ({
      value: value as HelperLanguage,
      label: label(text),
    })),
  ];
  return (
    <>
      <List title={say('wishes')}>
        <Toggle
          id="contactless"
          label={say('contactless')}
          note={say('contactlessNote')}
          on={asking.contactless ?? usual}
          onChange={(contactless) => onChange({ contactless })}
        />
        <Toggle
          id="same-sex"
          label={say('sameSex')}
          note={say('sameSexNote')}
          on={asking.wishSameSex}
          onChange={(wishSameSex) => onChange({ wishSameSex })}
        />
      </List>
      <Card>
        <SelectField
          id="language"
          label={say('language')}
          value={asking.language ?? 'none'}
          options={languages}
          onChange={(language) => onChange({ language: language === 'none' ? null : language })}
        />
      </Card>
    </>
  );
}
