import type { PersonTag } from '@linli/contracts/people/values';
import { type Cell, isBlank, plainText } from './cell-text.ts';

export type TagsReading = {
  readonly tags: readonly PersonTag[];
  /** Of a foreigner, as written: `韩语`. */
  readonly language: string | null;
  /** What no tag stands for (党员, 退役军人 …); it belongs into the note. */
  readonly rest: readonly string[];
};

/** First match wins, so the narrower words stand first. */
const WORDS: readonly (readonly [RegExp, readonly PersonTag[]])[] = [
  [/双老|空巢夫妻|老两口/u, ['elderly-couple']],
  [/独居|独自居住|一人居住|孤寡|空巢/u, ['lives-alone']],
  [/孕|怀胎/u, ['pregnant']],
  [/残疾|残障|视障|听障|聋|盲人|轮椅|^残$|[一二三四]级残/u, ['disabled']],
  [/重病|重疾|大病|癌|透析|尿毒|肿瘤|卧床|失能|瘫/u, ['seriously-ill']],
  [/慢性?病|高血压|糖尿病|冠心病|哮喘|心脏病|慢阻肺|^三高$/u, ['chronic-illness']],
  [/低保|低收入|困难|特困|五保|贫困|救助/u, ['low-income']],
  [/留守/u, ['left-behind-child']],
  [/外籍|外国|^老外|港澳台/u, ['foreigner']],
  [/隔离/u, ['isolating']],
  [/无(?:智能)?手机|不会用.*手机|不用.*手机|老年机/u, ['no-smartphone']],
  [/返[回乡济汉]|外地返|返程|归国/u, ['recently-returned']],
];

const LANGUAGE = /(?:外籍|外国人?)[\s(（:：,-]*(?:讲|说)?([\p{L}]{1,12}(?:语|文|话|国|籍)|[A-Za-z]{3,20})/u;
const COUNTRY_LANGUAGE: Readonly<Record<string, string>> = {
  韩国: '韩语',
  日本: '日语',
  美国: '英语',
  英国: '英语',
  德国: '德语',
  法国: '法语',
  俄罗斯: '俄语',
};
const NEGATED = /^(?:非|无(?!智能手机|手机)|不是|未|没有)/u;
const LANGUAGE_ALONE =
  /^(?:[\p{Script=Han}]{1,4}语|english|korean|japanese|russian|french|german|spanish|arabic)$/iu;

/**
 * Reads free text such as `独居/慢病`, `孕妇、外籍（韩语）`, `低保 肢体残疾二级`. Nothing is guessed: words without a
 * tag come back as `rest`, and a negated word (`非低保`, `无残疾`) sets none.
 */
export function parseTags(cell: Cell): TagsReading {
  if (isBlank(cell)) return { tags: [], language: null, rest: [] };
  const text = plainText(cell);
  const tags = new Set<PersonTag>();
  const rest: string[] = [];
  const named = LANGUAGE.exec(text)?.[1] ?? null;
  let language = named === null ? null : languageOf(named);
  for (const word of words(text)) {
    if (NEGATED.test(word) || word === named) continue;
    const found = WORDS.find(([pattern]) => pattern.test(word));
    if (found !== undefined) for (const tag of found[1]) tags.add(tag);
    else if (tags.has('foreigner') && language === null && LANGUAGE_ALONE.test(word)) language = word;
    else rest.push(word);
  }
  return { tags: [...tags], language: tags.has('foreigner') ? language : null, rest };
}

function words(text: string): string[] {
  return text
    .split(/[/、,，;；|\\+＋&。\n]| (?![^(（]*[)）])/u)
    .map((word) => word.replace(/^[\d.]+\s*[、.]/u, '').trim())
    .filter((word) => !isBlank(word));
}

function languageOf(named: string): string | null {
  const country = named.replace(/籍$/u, '');
  return (
    COUNTRY_LANGUAGE[country] ?? COUNTRY_LANGUAGE[`${country}国`] ?? (/[国籍]$/u.test(named) ? null : named)
  );
}
