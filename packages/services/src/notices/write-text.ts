import { chineseIn } from '@linli/contracts/label-in';
import { type NoticeKind, noticeTexts, severalNotices, signature } from '@linli/contracts/notices/labels';
import type { LocalText } from '@linli/contracts/problem';
import type { Language } from '@linli/contracts/values';
import { dayOf, timeOf } from '@linli/domain/civil-time';
import type { NoticeFacts } from '@linli/domain/notices/facts';
import { fillIn, shownFact } from '@linli/domain/notices/fill-in';

export interface Told {
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
}

export interface Written {
  /** Name of a template: the kind, or `several`. */
  readonly template: NoticeKind | 'several';
  readonly title: string;
  readonly text: string;
  /** Signature, title and text, for one who sees nothing else. */
  readonly whole: string;
  /** What the template names, as a reader sees it. */
  readonly params: Record<string, string>;
}

const inLanguage = (text: LocalText, language: Language): string =>
  language === 'en' ? text.en : chineseIn(text.zh, language);

/** Writes a message about one or several notices in the language of its reader. */
export function writeText(notices: readonly Told[], language: Language, zone: string): Written {
  const [first, ...others] = notices;
  if (!first) throw new Error('a message about nothing');
  const several = others.length > 0;
  const facts: NoticeFacts = several ? { count: notices.length } : first.facts;
  const source = several ? severalNotices : noticeTexts[first.kind];
  const title = inLanguage(source.title, language);
  const text = fillIn(inLanguage(source.text, language), facts, zone);
  const named = [...source.text.zh.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    template: several ? 'several' : first.kind,
    title,
    text,
    whole: `${inLanguage(signature, language)}${title}${language === 'en' ? ': ' : '：'}${text}`,
    params: Object.fromEntries(named.map((name) => [name, shownFact(facts[name], zone) ?? ''])),
  };
}

/** A moment as WeChat's fields of type `time` and `date` take it. */
export const wechatTime = (at: Date, zone: string): string => {
  const [year, month, day] = dayOf(at, zone).split('-').map(Number);
  return `${year}年${month}月${day}日 ${timeOf(at, zone)}`;
};
