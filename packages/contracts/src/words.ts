import type { Language } from './values.ts';

/** Languages of the interface. `zh-Hans` is written by hand, `zh-Hant` generated from it, `en` complete by type. */
export type { Language };

/** English needs a singular; the form is chosen by the value named `count`. */
export type Phrase = string | { one: string; other: string };

type Slots<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Values<S> = [Slots<S>] extends [never] ? [] : [values: Record<Slots<S>, string | number>];

/** The texts of one slice in every language. */
export interface Words<Z extends Record<string, string>> {
  'zh-Hans': Z;
  en: { readonly [K in keyof Z]: Phrase };
  'zh-Hant': { readonly [K in keyof Z]: string };
}

/** Says one text of a slice; values fill the `{name}` places of the Chinese original. */
export type Say<Z extends Record<string, string>> = <K extends keyof Z>(
  key: K,
  ...values: Values<Z[K]>
) => string;

/** Says texts of a slice in one language, outside React. */
export function sayIn<Z extends Record<string, string>>(words: Words<Z>, language: Language): Say<Z> {
  return (key, ...[values]) => {
    const filled: Record<string, string | number> = values ?? {};
    const phrase: Phrase = words[language][key];
    const text = typeof phrase === 'string' ? phrase : filled.count === 1 ? phrase.one : phrase.other;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
  };
}
