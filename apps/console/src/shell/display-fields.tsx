import type { Language } from '@linli/contracts/values';
import { Radio } from 'antd';
import { type Scheme, useSettings } from '../state/settings.ts';
import { useWords } from '../state/use-words.ts';
import { shellWords } from '../words/shell.ts';

/** Language and colours of this computer. */
export function DisplayFields() {
  const say = useWords(shellWords);
  const { language, scheme } = useSettings();
  return (
    <div className="display">
      <fieldset>
        <legend>{say('language')}</legend>
        <Radio.Group
          name="language"
          value={language}
          onChange={({ target }) => useSettings.setState({ language: target.value as Language })}
          options={[
            { value: 'zh-Hans', label: say('zhHans') },
            { value: 'zh-Hant', label: say('zhHant') },
            { value: 'en', label: say('english') },
          ]}
        />
      </fieldset>
      <fieldset>
        <legend>{say('scheme')}</legend>
        <Radio.Group
          name="scheme"
          value={scheme}
          onChange={({ target }) => useSettings.setState({ scheme: target.value as Scheme })}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </fieldset>
    </div>
  );
}
