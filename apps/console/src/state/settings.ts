import type { Language } from '@linli/contracts/values';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** `system` follows the computer. */
export type Scheme = 'system' | 'light' | 'dark';

interface Settings {
  language: Language;
  scheme: Scheme;
}

/** What somebody set for this computer. */
export const useSettings = create<Settings>()(
  persist((): Settings => ({ language: languageOf(navigator.language), scheme: 'system' }), {
    name: 'linli.console.settings',
  }),
);

/** Maps a language of the browser (`zh-CN`, `zh-TW`, `en-US`, …) to one of ours; anything not Chinese reads English. */
export function languageOf(browser: string): Language {
  if (/^zh[-_](tw|hk|mo|hant)/i.test(browser)) return 'zh-Hant';
  return browser === '' || /^zh/i.test(browser) ? 'zh-Hans' : 'en';
}
