import { labelIn } from '@linli/contracts/label-in';
import type { LocalText } from '@linli/contracts/problem';
import { type Say, sayIn, type Words } from '@linli/contracts/words';
import { useSettings } from './settings.ts';

/** Says texts of a slice in the language of the settings. */
export function useWords<Z extends Record<string, string>>(words: Words<Z>): Say<Z> {
  return sayIn(
    words,
    useSettings(({ language }) => language),
  );
}

/** Says labels of the contracts in the language of the settings. */
export function useLabel(): (text: LocalText, facts?: Parameters<typeof labelIn>[2]) => string {
  const language = useSettings((settings) => settings.language);
  return (text, facts) => labelIn(text, language, facts);
}
