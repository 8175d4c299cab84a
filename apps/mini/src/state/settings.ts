import Taro from '@tarojs/taro';
import type { Language } from '../words/words.ts';
import { phoneStorage } from './storage.ts';
import { createStore, useStore } from './store.ts';

/** What a person set for this phone. */
export interface Settings {
  language: Language;
  /** Large text, large touch areas, fewer things at once. */
  elder: boolean;
}

const key = 'settings';
/** WeChat's care mode enlarges text by about 1.4. */
const largeFrom = 1.15;

export const settings = createStore<Settings>(initial());

/** The settings, followed by the component. */
export const useSettings = (): Settings => useStore(settings);

/** Changes some settings and keeps them on the phone. */
export function changeSettings(change: Partial<Settings>): void {
  const next = { ...settings.get(), ...change };
  settings.set(next);
  phoneStorage.write(key, next);
}

/** Takes the settings of the account over, unless somebody chose others on this phone. */
export function adoptSettings(ofAccount: Settings): void {
  if (phoneStorage.read(key) !== undefined) return;
  // Large text that the phone itself asks for stays.
  settings.set({ language: ofAccount.language, elder: settings.get().elder || ofAccount.elder });
}

function initial(): Settings {
  const kept = phoneStorage.read(key) as Partial<Settings> | undefined;
  return { ...fromPhone(), ...kept };
}

function fromPhone(): Settings {
  const base = Taro.getAppBaseInfo() as { language?: string; fontSizeScaleFactor?: number };
  return {
    language: languageOf(base.language ?? ''),
    elder: (base.fontSizeScaleFactor ?? 1) >= largeFrom,
  };
}

/** Maps a system language (`zh_CN`, `zh-TW`, `en-US`, …) to one of ours; anything not Chinese reads English. */
export function languageOf(system: string): Language {
  if (/^zh[-_](tw|hk|mo|hant)/i.test(system)) return 'zh-Hant';
  return system === '' || /^zh/i.test(system) ? 'zh-Hans' : 'en';
}
