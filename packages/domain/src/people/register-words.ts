import type { Occupancy, Relation, Sex, Tenancy } from '@linli/contracts/people/values';
import { type Cell, compactText, isBlank } from './cell-text.ts';

/** A closed choice read from a cell: `null` for a blank, `'unknown-word'` for a text that is none of the choices. */
export type Choice<T> = T | null | 'unknown-word';

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/^(?:户主|本人|业主|房主|主)$/u, 'head'],
  [/^(?:配偶|妻子?|老婆|丈夫|夫|爱人|老公|妻子|媳妇|夫妻)$/u, 'spouse'],
  [/^(?:祖父母?|祖母|爷爷|奶奶|外公|外婆|姥姥|姥爷|外祖父母?|外祖母)$/u, 'grandparent'],
  [/^(?:孙子?女?|孙|外孙子?女?|孙辈|重孙)$/u, 'grandchild'],
  [/^(?:父母?亲?|母亲?|岳父母?|岳母|公公|婆婆|爸爸?|妈妈?|老人|公婆|继父|继母)$/u, 'parent'],
  [/^(?:长|次|三|四|独生|大|小|养|继|二)?(?:子女?|女儿?|儿子|孩子|儿)$|^(?:儿媳|女婿)$/u, 'child'],
  [/^(?:兄弟姐妹|兄|弟|姐|妹|哥哥?|弟弟|姐姐|妹妹|兄弟|姐妹)$/u, 'sibling'],
  [/^(?:租客|租户|承租人|租住|合租|租赁|房客)$/u, 'tenant'],
  [/^(?:保姆|护工|家政|月嫂|住家阿姨)$/u, 'carer'],
  [/^(?:亲戚|其他亲属|亲属|侄.*|外甥.*|叔.*|姑.*|舅.*|姨.*)$/u, 'other-relative'],
  [/^(?:非亲属|朋友|同事|同学|室友|其他|其它)$/u, 'no-relation'],
];

export function parseRelation(cell: Cell): Choice<Relation> {
  if (isBlank(cell)) return null;
  const text = compactText(cell)
    .replace(/^(?:户主的?|之)(?=.)/u, '')
    .replace(/[(（].*$/u, '');
  return RELATIONS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown-word';
}

export function parseSex(cell: Cell): Choice<Sex> {
  if (isBlank(cell)) return null;
  const text = compactText(cell).toLowerCase();
  if (/^(?:男性?|m|male|1)$/u.test(text)) return 'male';
  if (/^(?:女性?|f|female|2)$/u.test(text)) return 'female';
  return 'unknown-word';
}

export function parseTenancy(cell: Cell): Choice<Tenancy> {
  if (isBlank(cell)) return null;
  const text = compactText(cell);
  if (/群租|合租|分租|隔断/u.test(text)) return 'group-rented';
  if (/租/u.test(text)) return 'rented';
  if (/自住|自有|产权|业主|自购|本人|own/iu.test(text)) return 'own';
  return 'unknown-word';
}

export function parseOccupancy(cell: Cell): Choice<Occupancy> {
  if (isBlank(cell)) return null;
  const text = compactText(cell);
  if (isEmptyFlat(text)) return 'empty';
  if (/常住|在住|入住|居住|有人|自住|租|正常/u.test(text)) return 'lived-in';
  return 'unknown-word';
}

/** True for what people write, also in the name column, for a flat where nobody lives. */
export function isEmptyFlat(text: string): boolean {
  return /^空(?:置|房|户|关|闲|着)*$|无人(?:居住)?$|未入住|未交房|长期不在|闲置/u.test(text);
}

/** Mainland plates by GA 36-2018: one province character, a letter, five or six characters (six: new energy). */
const PLATE =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$/u;

/** Plates of a cell, separators and dots dropped; those that are no mainland plate come back in `unreadable`. */
export function parsePlates(cell: Cell): { readonly plates: readonly string[]; readonly unreadable: number } {
  if (isBlank(cell)) return { plates: [], unreadable: 0 };
  const written = String(cell)
    .split(/[/、,，;；|\n]/u)
    .map((part) =>
      compactText(part)
        .toUpperCase()
        .replace(/[·•.-]/gu, ''),
    )
    .filter((part) => part !== '');
  const plates = [...new Set(written.filter((plate) => PLATE.test(plate)))];
  return { plates, unreadable: written.filter((plate) => !PLATE.test(plate)).length };
}

/** A number of people 1–200 from `5`, `5人`, `约5人`; null when there is none. */
export function parseHeadCount(cell: Cell): Choice<number> {
  if (isBlank(cell)) return null;
  const found = /^约?(\d{1,3})(?:\.0)?(?:人|口|名|个)?$/u.exec(compactText(cell))?.[1];
  const count = found === undefined ? Number.NaN : Number(found);
  return count >= 1 && count <= 200 ? count : 'unknown-word';
}
