import { type HelperLanguage, helperLanguages } from '@linli/contracts/requests/labels';
import { Card } from '../shell/card.tsx';
import { useLabel, useWords } from '../state/use-words.ts';
import { settingsWords } from '../words/settings.ts';
import { shellWords } from '../words/shell.ts';

/** Languages of pages and notices, and of people who help. */
export function Languages() {
  const say = useWords(settingsWords);
  const shell = useWords(shellWords);
  const label = useLabel();
  return (
    <Card title={say('languages')}>
      <ul>
        {(['zhHans', 'zhHant', 'english'] as const).map((name) => (
          <li key={name}>{shell(name)}</li>
        ))}
      </ul>
      <p className="note">{say('languagesNote')}</p>
      <ul>
        {(Object.keys(helperLanguages) as HelperLanguage[]).map((name) => (
          <li key={name}>{label(helperLanguages[name])}</li>
        ))}
      </ul>
    </Card>
  );
}
