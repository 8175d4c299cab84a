import type { LocalText } from '@linli/contracts/problem';
import traditional from '../words/labels.zh-hant.generated.ts';
import type { Language } from '../words/words.ts';
import { useSettings } from './settings.ts';

/** A text of the contracts or of a form in one language; what nobody wrote in Traditional Chinese stays Simplified. */
export function labelIn(text: LocalText, language: Language): string {
  return language === 'en' ? text.en : chineseIn(text.zh, language);
}

/** A text the server wrote in Chinese, Traditional where the phone is set to it and the text is one of ours. */
export const chineseIn = (text: string, language: Language): string =>
  language === 'zh-Hant' ? (traditional[text] ?? text) : text;

/** Says labels of the contracts in the language of the settings. */
export function useLabel(): (text: LocalText) => string {
  const { language } = useSettings();
  return (text) => labelIn(text, language);
}
