import { labelIn } from '@linli/contracts/label-in';
import type { LocalText } from '@linli/contracts/problem';
import { useSettings } from './settings.ts';

/** Says labels of the contracts in the language of the settings. */
export function useLabel(): (text: LocalText, facts?: Parameters<typeof labelIn>[2]) => string {
  const { language } = useSettings();
  return (text, facts) => labelIn(text, language, facts);
}
