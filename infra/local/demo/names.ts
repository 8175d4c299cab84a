import type { Sex } from '@linli/contracts/people/values';
import type { Random } from './random.ts';

/** The most common surnames with their share in thousands (Ministry of Public Security, 2020 name report, rounded). */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 73],
  ['李', 72],
  ['张', 68],
  ['刘', 52],
  ['陈', 46],
  ['杨', 31],
  ['黄', 22],
  ['赵', 21],
  ['吴', 20],
  ['周', 19],
  ['徐', 15],
  ['孙', 15],
  ['马', 13],
  ['朱', 13],
  ['胡', 12],
  ['郭', 12],
  ['何', 11],
  ['林', 11],
  ['高', 10],
  ['罗', 9],
  ['郑', 9],
  ['梁', 8],
  ['谢', 8],
  ['宋', 8],
  ['唐', 7],
  ['许', 7],
  ['邓', 6],
  ['韩', 6],
  ['冯', 6],
  ['曹', 6],
  ['彭', 6],
  ['曾', 5],
  ['肖', 5],
  ['田', 5],
  ['董', 5],
  ['潘', 5],
  ['袁', 5],
  ['蔡', 4],
  ['蒋', 4],
  ['余', 4],
  ['于', 4],
  ['杜', 4],
  ['叶', 4],
  ['程', 4],
  ['魏', 4],
  ['苏', 4],
  ['吕', 4],
  ['丁', 3],
  ['任', 3],
  ['卢', 3],
  ['姚', 3],
  ['沈', 3],
  ['钟', 3],
  ['姜', 3],
  ['崔', 3],
  ['谭', 3],
  ['陆', 3],
  ['范', 3],
  ['汪', 3],
  ['廖', 3],
  ['石', 3],
  ['金', 3],
  ['韦', 2],
  ['贾', 2],
  ['夏', 2],
  ['付', 2],
  ['方', 2],
  ['邹', 2],
  ['熊', 2],
  ['白', 2],
  ['孟', 2],
  ['秦', 2],
  ['邱', 2],
  ['侯', 2],
  ['江', 2],
  ['尹', 2],
  ['薛', 2],
  ['闫', 2],
  ['段', 2],
  ['雷', 2],
  ['单', 1],
  ['仇', 1],
  ['欧阳', 1],
  ['诸葛', 1],
  ['司马', 1],
  ['杲', 1],
];

/** Characters of given names by the time of birth; an older and a younger generation read differently. */
const GIVEN: Readonly<Record<Sex, readonly { before: number; first: string; second: string }[]>> = {
  male: [
    { before: 1960, first: '建国振文德玉光长庆永世广传宝', second: '国华明生福祥荣山林海峰田义民' },
    { before: 1985, first: '建志国卫永晓海立新红春学爱东', second: '军强伟勇平华斌刚明峰波辉涛民' },
    { before: 2005, first: '俊文子志浩嘉天泽鹏一宇振晓思', second: '杰豪轩宇鹏辉博涛然超磊鑫阳龙' },
    { before: 9999, first: '梓浩宇子一沐亦奕俊睿铭皓景泽', second: '轩睿辰涵泽宸宇霖洋航诺恒安博' },
  ],
  female: [
    { before: 1960, first: '桂秀玉淑凤素美金翠兰春月惠', second: '英兰芳珍荣梅云花华香琴莲芝' },
    { before: 1985, first: '丽红晓春海爱秀建文美玉小雪', second: '梅霞燕娟敏玲萍红艳静莉华琳' },
    { before: 2005, first: '雅佳晓文思梦欣雨诗静嘉雪怡', second: '婷倩怡颖琪雪洁欣瑶萱琳慧雯' },
    { before: 9999, first: '梓欣雨诗可依若一沐语思苡艺', second: '涵萱怡彤妍桐诺熙琪瑶宁悦汐' },
  ],
};

const MINORITY: Readonly<Record<Sex, readonly string[]>> = {
  male: ['买买提·艾力', '阿不都拉·吐尔逊', '艾尔肯·玉素甫', '扎西·多吉'],
  female: ['阿依古丽·买买提', '古丽娜尔·艾合买提', '卓玛·央金'],
};

export const FOREIGN_LANGUAGES = ['韩语', '英语', '日语', '德语', '法语', '俄语'] as const;
export type ForeignLanguage = (typeof FOREIGN_LANGUAGES)[number];

const FOREIGN: Readonly<
  Record<ForeignLanguage, Readonly<Record<Sex, readonly string[]>> & { family: readonly string[] }>
> = {
  韩语: {
    male: ['Minjun', 'Jihoon', 'Dongwook'],
    female: ['Seoyeon', 'Jiwoo', 'Minji'],
    family: ['Kim', 'Lee', 'Park'],
  },
  英语: {
    male: ['John', 'David', 'Andrew'],
    female: ['Mary', 'Emily', 'Sarah'],
    family: ['Smith', 'Brown', "O'Neil"],
  },
  日语: {
    male: ['Kenji', 'Takashi', 'Hiroshi'],
    female: ['Yuki', 'Sakura', 'Naoko'],
    family: ['Tanaka', 'Sato', 'Suzuki'],
  },
  德语: {
    male: ['Lukas', 'Stefan', 'Jürgen'],
    female: ['Anna', 'Katrin', 'Lena'],
    family: ['Müller', 'Weber', 'Fischer'],
  },
  法语: {
    male: ['Pierre', 'Louis', 'Jean-Paul'],
    female: ['Camille', 'Claire', 'Chloé'],
    family: ['Martin', 'Dubois', 'Moreau'],
  },
  俄语: {
    male: ['Ivan', 'Sergei', 'Dmitri'],
    female: ['Olga', 'Elena', 'Natalia'],
    family: ['Petrov', 'Volkov', 'Orlov'],
  },
};

export const surname = (random: Random): string => random.weighted(SURNAMES);

/** A Chinese name as somebody born in that year would have; about one in ten has a single given character. */
export function chineseName(random: Random, family: string, sex: Sex, birthYear: number): string {
  const era = GIVEN[sex].find((e) => birthYear < e.before) ?? GIVEN[sex][0];
  if (era === undefined) throw new Error('no names');
  const second = random.pick([...era.second]);
  return family + (random.chance(0.12) ? '' : random.pick([...era.first])) + second;
}

export const minorityName = (random: Random, sex: Sex): string => random.pick(MINORITY[sex]);

export function foreignName(random: Random, language: ForeignLanguage, sex: Sex, family?: string): string {
  return `${random.pick(FOREIGN[language][sex])} ${family ?? random.pick(FOREIGN[language].family)}`;
}
