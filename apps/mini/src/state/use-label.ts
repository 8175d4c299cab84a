import type { LocalText } from '@linli/contracts/problem';
import traditional from '../words/labels.zh-hant.generated.ts';
import type { Language } from '../words/words.ts';
import { useSettings } from './settings.ts';

type Facts = Readonly<Record<string, string | number>>;

/**
 * A text of the contracts or of a form in one language, its `{name}` places filled from facts; what nobody wrote in
 * Traditional Chinese stays Simplified.
 */
export function labelIn(text: LocalText, language: Language, facts: Facts = {}): string {
  const words = language === 'en' ? text.en : chineseIn(text.zh, language);
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** A text the server wrote in Chinese, Traditional where the phone is set to it and the text is one of ours. */
export const chineseIn = (text: string, language: Language): string =>
  language === 'zh-Hant' ? (traditional[text] ?? text) : text;

/** Says labels of the contracts in the language of the settings. */
export function useLabel(): (text: LocalText, facts?: Facts) => string {
  const { language } = useSettings();
  return (text, facts) => labelIn(text, language, facts);
}
