import traditional from './labels.zh-hant.generated.ts';
import type { LocalText } from './problem.ts';
import type { Language } from './words.ts';

/**
 * A text of the contracts or of a form in one language, its `{name}` places filled from facts; what nobody wrote in
 * Traditional Chinese stays Simplified.
 */
export function labelIn(
  text: LocalText,
  language: Language,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const words = language === 'en' ? text.en : chineseIn(text.zh, language);
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** A text the server wrote in Chinese, Traditional where the reader wants it and the text is one of ours. */
export const chineseIn = (text: string, language: Language): string =>
  language === 'zh-Hant' ? (traditional[text] ?? text) : text;
