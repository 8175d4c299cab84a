import { Card } from '../kit/card.tsx';
import { Choice } from '../kit/choice.tsx';
import { List } from '../kit/list.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { session } from '../state/session.ts';
import { changeSettings, type Settings, useSettings } from '../state/settings.ts';
import { useWords } from '../state/use-words.ts';
import { call } from '../wire/call.ts';
import { signInWords } from '../words/sign-in.ts';
import type { Language } from '../words/words.ts';

/** Every language by its own name, so that its readers find it. */
const languages: { value: Language; label: string }[] = [
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'en', label: 'English' },
];

/** Language and text size; they also follow the account to other phones. */
export function DisplaySettings() {
  const say = useWords(signInWords);
  const { language, elder } = useSettings();
  const change = (change: Partial<Settings>) => {
    changeSettings(change);
    const { language: chosen, elder: elderMode } = change;
    const sent = {
      ...(chosen ? { language: chosen } : {}),
      ...(elderMode === undefined ? {} : { elderMode }),
    };
    // The phone already shows it; the account follows when it can.
    if (session.get()) call('POST /identity/change-settings', sent).catch(() => undefined);
  };
  return (
    <>
      <List>
        <Toggle
          id="elder"
          label={say('elder')}
          note={say('elderNote')}
          on={elder}
          onChange={(on) => change({ elder: on })}
        />
      </List>
      <Card>
        <Choice
          id="language"
          label="语言 / Language"
          row
          value={language}
          onChange={(value) => change({ language: value })}
          options={languages}
        />
      </Card>
    </>
  );
}
