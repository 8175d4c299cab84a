import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { traditionalDictionaries, traditionalLabels } from '../../config/traditional.ts';
import { sayIn, type Words } from './words.ts';

const dictionaries = await traditionalDictionaries();

describe('dictionaries', () => {
  it('there are some', () => expect(dictionaries.length).toBeGreaterThan(1));

  it.each([traditionalLabels(), ...dictionaries])(
    'Traditional Chinese is up to date: $file',
    ({ file, text }) => {
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it.each(dictionaries)('every language names the same values: $file', async ({ file }) => {
    const module = (await import(file.replace('.zh-hant.generated', ''))) as Record<string, unknown>;
    for (const words of Object.values(module).filter(isWords)) {
      for (const [key, original] of Object.entries(words['zh-Hans'])) {
        const translated = words.en[key];
        for (const text of typeof translated === 'string' ? [translated] : Object.values(translated ?? {})) {
          // A singular may say "one" instead of the number.
          expect({ key, slots: slots(text) }).toEqual({ key, slots: slots(original) });
        }
      }
    }
  });
});

describe('saying', () => {
  const words: Words<{ missing: string }> = {
    'zh-Hans': { missing: '还有 {count} 户没有报告' },
    'zh-Hant': { missing: '還有 {count} 戶沒有報告' },
    en: { missing: { one: '{count} household is missing', other: '{count} households are missing' } },
  };

  it('fills in values', () => {
    const say = sayIn(words, 'zh-Hans') as (key: 'missing', values: { count: number }) => string;
    expect(say('missing', { count: 3 })).toBe('还有 3 户没有报告');
  });

  it('uses the English singular for one only', () => {
    const say = sayIn(words, 'en') as (key: 'missing', values: { count: number }) => string;
    expect(say('missing', { count: 1 })).toBe('1 household is missing');
    expect(say('missing', { count: 0 })).toBe('0 households are missing');
  });
});

function isWords(value: unknown): value is Words<Record<string, string>> {
  return typeof value === 'object' && value !== null && 'zh-Hans' in value;
}

function slots(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}
