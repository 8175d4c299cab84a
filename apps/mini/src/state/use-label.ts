import type { LocalText } from '@linli/contracts/problem';
import traditional from '../words/labels.zh-hant.generated.ts';
import type { Language } from '../words/words.ts';
import { useSettings } from './settings.ts';

/** A text of the contracts or of a form in one language; what nobody wrote in Traditional Chinese stays Simplified. */
export function labelIn(text: LocalText, language: Language): string {
  if (language === 'en') return text.en;
  return language === 'zh-Hant' ? (traditional[text.zh] ?? text.zh) : text.zh;
}

/** Says labels of the contracts in the language of the settings. */
export function useLabel(): (text: LocalText) => string {
  const { language } = useSettings();
  return (text) => labelIn(text, language);
}
