import type { PersonTag, Relation } from '@linli/contracts/people/values';
import type { Address } from '@linli/domain/people/address';
import type { WrittenCell } from '@linli/services/people/register-workbook/write-workbook';
import type { DemoPerson } from './household.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const RELATION_WORDS: Readonly<Record<Relation, readonly string[]>> = {
  head: ['户主', '户主', '本人'],
  spouse: ['配偶', '妻', '夫', '爱人'],
  child: ['子女', '子', '女', '孩子'],
  parent: ['父母', '父亲', '母亲', '老人'],
  grandparent: ['祖父母'],
  grandchild: ['孙子', '孙女', '孙辈'],
  sibling: ['兄弟姐妹'],
  'other-relative': ['亲戚'],
  tenant: ['租客', '合租'],
  carer: ['保姆'],
  'no-relation': ['朋友'],
};

const TAG_WORDS: Readonly<Record<Exclude<PersonTag, 'foreigner'>, readonly string[]>> = {
  'lives-alone': ['独居', '独居老人', '空巢'],
  'elderly-couple': ['双老户', '老两口'],
  pregnant: ['孕妇', '怀孕'],
  disabled: ['残疾', '肢体残疾二级', '听障'],
  'chronic-illness': ['慢病', '高血压', '糖尿病', '慢性病'],
  'seriously-ill': ['重病', '透析', '癌症术后'],
  'low-income': ['低保', '困难'],
  'left-behind-child': ['留守儿童'],
  isolating: ['居家隔离'],
  'no-smartphone': ['无智能手机', '老年机'],
  'recently-returned': ['外地返济', '返济'],
};

/** Writes true facts the way many hands write them into a spreadsheet. */
export function messBy(random: Random) {
  const wide = (text: string) =>
    text.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const sometimesWide = (text: string, share = 0.03) => (random.chance(share) ? wide(text) : text);

  return {
    name(name: string): string {
      if (/^\p{Script=Han}{2}$/u.test(name) && random.chance(0.3))
        return `${name[0]}${random.pick([' ', '  ', '　'])}${name[1]}`;
      if (name.includes('·')) return name.replace('·', random.pick(['·', '•', '.']));
      return random.chance(0.01) ? ` ${name} ` : name;
    },

    relation: (person: DemoPerson): string => {
      const words = RELATION_WORDS[person.relation];
      const female = person.sex === 'female';
      const fitting = words.filter(
        (w) => !(female ? /^(?:夫|子|父亲|孙子)$/u : /^(?:妻|女|母亲|孙女)$/u).test(w),
      );
      return random.pick(fitting);
    },

    sex: (person: DemoPerson): string => (person.sex === 'male' ? '男' : '女'),

    phone(phone: string | null): WrittenCell {
      if (phone === null) return random.pick([null, null, '无', '/']);
      return random.weighted<WrittenCell>([
        [Number(phone), 55],
        [phone, 33],
        [`${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, 3],
        [`${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`, 2],
        [`${phone}.0`, 2],
        [exponent(phone), 2],
        [wide(phone), 1],
        [`+86${phone}`, 1],
        [`${phone}/0531-8888${phone.slice(7)}`, 1],
      ]);
    },

    birthDate(date: string): WrittenCell {
      const [year = '', month = '', day = ''] = date.split('-');
      const [m, d] = [Number(month), Number(day)];
      return random.weighted<WrittenCell>([
        [{ serial: Date.parse(date) / DAY + 25_569 }, 45],
        [`${year}.${m}.${d}`, 25],
        [date, 12],
        [`${year}年${m}月${d}日`, 6],
        [`${year}/${m}/${d}`, 6],
        [Number(year + month + day), 3],
        [`${year}-${month}`, 2],
        [wide(`${year}.${m}.${d}`), 0.7],
        [`${year}.2.30`, 0.3],
      ]);
    },

    idNumber(number: string | null): WrittenCell {
      if (number === null) return null;
      return random.weighted<WrittenCell>([
        [number, 95],
        [number.toLowerCase(), 2],
        [`${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`, 1.5],
        [wide(number), 1],
        [`'${number}`, 0.3],
        [/^\d{18}$/u.test(number) ? Number(number) : number, 0.1],
        [number.slice(0, -1), 0.1],
      ]);
    },

    registration: (place: string): WrittenCell =>
      place === '' ? null : random.chance(0.05) ? place.replace('山东省', '') : place,

    tags(person: DemoPerson): string | null {
      const words = person.tags.map((tag) =>
        tag === 'foreigner'
          ? person.language === null
            ? '外籍'
            : random.pick([`外籍(${person.language})`, `外籍（${person.language}）`])
          : random.pick(TAG_WORDS[tag]),
      );
      if (random.chance(0.02)) words.push(random.pick(['党员', '退役军人']));
      return words.length === 0 ? null : words.join(random.pick(['/', '、', '，']));
    },

    plates: (plates: readonly string[]): string | null =>
      plates.length === 0
        ? null
        : plates.map((p) => (random.chance(0.2) ? `${p.slice(0, 2)}·${p.slice(2)}` : p)).join('、'),

    building({ building }: Address): WrittenCell {
      if (/^[A-Z]/u.test(building)) return random.pick([`${building}座`, building, wide(`${building}座`)]);
      if (building.startsWith('别墅')) return random.pick([`${building.slice(2)}号别墅`, `${building}号`]);
      const numeral = NUMERALS[Number(building)];
      return random.weighted<WrittenCell>([
        [Number(building), 40],
        [`${building}号楼`, 30],
        [`${building}栋`, 20],
        [wide(building), 5],
        [numeral === undefined ? `${building}#` : `${numeral}号楼`, 5],
      ]);
    },

    unit: ({ unit }: Address): WrittenCell =>
      unit === null
        ? null
        : random.weighted<WrittenCell>([
            [Number(unit), 60],
            [`${unit}单元`, 30],
            [`${NUMERALS[Number(unit)] ?? unit}单元`, 10],
          ]),

    door: ({ door }: Address): WrittenCell =>
      door === '整栋'
        ? '整栋'
        : random.weighted<WrittenCell>([
            [Number(door), 70],
            [`${door}室`, 15],
            [door, 12],
            [wide(door), 3],
          ]),

    /** A whole address in one cell. */
    address(address: Address): string {
      const { compound, building: b, unit: u, door: d } = address;
      if (b.startsWith('别墅'))
        return random.pick([`${b.slice(2)}号别墅`, `${b}号`, `${compound}${b.slice(2)}号别墅`]);
      if (/^[A-Z]/u.test(b))
        return sometimesWide(random.pick([`${b}${d}`, `${b}座${d}`, `${b}-${d}`, `${b}座${d}室`]), 0.05);
      if (u === null)
        return sometimesWide(random.pick([`${b}-${d}`, `${b}号楼${d}`, `${b}栋${d}室`, `${b}#${d}`]), 0.05);
      const spelled = random.weighted([
        [`${b}-${u}-${d}`, 45],
        [`${b}栋${u}单元${d}`, 20],
        [`${b}号楼${u}单元${d}室`, 15],
        [`${b}#${u}-${d}`, 8],
        [`${b}号楼${NUMERALS[Number(u)] ?? u}单元${d}`, 5],
        [`${b} 栋 ${u} 单元 ${d}`, 4],
        [`${compound}${b}-${u}-${d}`, 3],
      ]);
      return sometimesWide(spelled);
    },
  };
}

export type Mess = ReturnType<typeof messBy>;

/** `15410001234` → `1.5410001234E10`, as programs in between write a number. */
function exponent(phone: string): string {
  return `${phone[0]}.${phone.slice(1).replace(/0+$/u, '')}E10`;
}
