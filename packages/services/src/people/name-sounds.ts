import { pinyin } from 'pinyin-pro';

/**
 * How a name is typed on a keyboard: full pinyin without tones and its initials, lower case (张三丰 → `zhangsanfeng zsf`),
 * surnames read as surnames (单 shan, 仇 qiu). Latin names keep their letters. Stored in `persons.name_sounds`.
 */
export function nameSounds(name: string): string {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  })
    .flatMap((part) => part.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '');
  const initials = syllables.map((syllable) => [...syllable][0]).join('');
  return `${syllables.join('')} ${initials}`;
}
