import { type Say, sayIn, type Words } from '../words/words.ts';
import { useSettings } from './settings.ts';

/** Says texts of a slice in the language of the settings. */
export function useWords<Z extends Record<string, string>>(words: Words<Z>): Say<Z> {
  return sayIn(words, useSettings().language);
}
