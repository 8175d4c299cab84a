import type { IdKind, Occupancy, PersonTag, Relation, Sex, Tenancy } from '@linli/contracts/people/values';
import { demoIds, demoPassport, demoPhone, demoPlate } from './demo-numbers.ts';
import {
  chineseName,
  FOREIGN_LANGUAGES,
  type ForeignLanguage,
  foreignName,
  minorityName,
  surname,
} from './names.ts';
import type { Random } from './random.ts';

export interface DemoPerson {
  name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  phone: string | null;
  readonly idKind: IdKind | null;
  readonly idNumber: string | null;
  readonly registration: string;
  readonly language: string | null;
  readonly tags: readonly PersonTag[];
  readonly relation: Relation;
}

export interface DemoHousehold {
  readonly occupancy: Occupancy;
  readonly tenancy: Tenancy;
  readonly headCount: number | null;
  readonly plates: readonly string[];
  readonly persons: readonly DemoPerson[];
}

/** What lives where: family homes, rented apartments, or the talent apartment with people from abroad. */
export type Living = 'homes' | 'apartments' | 'talent';

/** The day the demo is as of; ages are reckoned from it. */
export const AS_OF_YEAR = 2026;

type Member = {
  readonly relation: Relation;
  readonly sex: Sex;
  readonly age: number;
  readonly family: 'own' | 'other';
};
type Shape = (random: Random) => Member[];

const EMPTY: DemoHousehold = {
  occupancy: 'empty',
  tenancy: 'unknown',
  headCount: null,
  plates: [],
  persons: [],
};

const sexOf = (random: Random): Sex => (random.chance(0.5) ? 'male' : 'female');
const member = (relation: Relation, sex: Sex, age: number, family: Member['family'] = 'own'): Member => ({
  relation,
  sex,
  age,
  family,
});

function couple(random: Random, least: number, most: number): [Member, Member] {
  const age = random.between(least, most);
  const first: Sex = random.chance(0.72) ? 'male' : 'female';
  return [
    member('head', first, age),
    member('spouse', first === 'male' ? 'female' : 'male', age + random.between(-5, 3), 'other'),
  ];
}

function children(random: Random, parentAge: number, count: number): Member[] {
  const eldest = Math.max(0, parentAge - random.between(23, 33));
  return Array.from({ length: count }, (_, i) =>
    member('child', sexOf(random), Math.max(0, eldest - i * random.between(2, 6))),
  );
}

function grandparents(random: Random, parentAge: number, count: number): Member[] {
  const age = parentAge + random.between(23, 30);
  const first = sexOf(random);
  const pair = [
    member('parent', first, age),
    member('parent', first === 'male' ? 'female' : 'male', age - random.between(0, 4), 'other'),
  ];
  return pair.slice(0, count);
}

function family(random: Random, kids: number, olds: number): Member[] {
  const parents = couple(random, kids > 0 ? 28 : 24, kids > 0 ? 52 : 62);
  const age = parents[0].age;
  return [...parents, ...children(random, age, kids), ...grandparents(random, age, olds)];
}

function flatmates(random: Random, count: number): Member[] {
  return Array.from({ length: count }, (_, i) =>
    member(i === 0 ? 'head' : 'tenant', sexOf(random), random.between(20, 38), i === 0 ? 'own' : 'other'),
  );
}

const alone =
  (least: number, most: number): Shape =>
  (random) => [member('head', sexOf(random), random.between(least, most))];
const elders: Shape = (random) => couple(random, 61, 86);
const singleParent: Shape = (random) => {
  const parent = member('head', random.chance(0.8) ? 'female' : 'male', random.between(27, 50));
  return [parent, ...children(random, parent.age, 1)];
};
const leftBehind: Shape = (random) => [
  member('head', sexOf(random), random.between(58, 74)),
  member('grandchild', sexOf(random), random.between(4, 14)),
];

/** How households of each size are made up, by weight. */
const SHAPES: Readonly<Record<'homes' | 'apartments', readonly (readonly (readonly [Shape, number])[])[]>> = {
  homes: [
    [
      [alone(61, 92), 40],
      [alone(23, 60), 60],
    ],
    [
      [elders, 32],
      [(r) => family(r, 0, 0), 50],
      [singleParent, 10],
      [leftBehind, 3],
      [(r) => flatmates(r, 2), 5],
    ],
    [
      [(r) => family(r, 1, 0), 84],
      [(r) => family(r, 0, 1), 9],
      [(r) => flatmates(r, 3), 7],
    ],
    [
      [(r) => family(r, 2, 0), 48],
      [(r) => family(r, 1, 1), 46],
      [(r) => flatmates(r, 4), 6],
    ],
    [
      [(r) => family(r, 1, 2), 80],
      [(r) => family(r, 2, 1), 16],
      [(r) => flatmates(r, 5), 4],
    ],
    [
      [(r) => family(r, 2, 2), 92],
      [(r) => flatmates(r, 6), 8],
    ],
  ],
  apartments: [
    [
      [alone(61, 80), 4],
      [alone(21, 45), 96],
    ],
    [
      [(r) => family(r, 0, 0), 66],
      [(r) => flatmates(r, 2), 28],
      [singleParent, 6],
    ],
    [
      [(r) => family(r, 1, 0), 60],
      [(r) => flatmates(r, 3), 40],
    ],
    [
      [(r) => family(r, 1, 1), 40],
      [(r) => flatmates(r, 4), 60],
    ],
    [[(r) => flatmates(r, 5), 1]],
    [[(r) => flatmates(r, 6), 1]],
  ],
};

const ELSEWHERE = [
  '山东省济南市历下区',
  '山东省济南市历城区',
  '山东省济南市章丘区',
  '山东省泰安市',
  '山东省德州市',
  '山东省聊城市',
  '山东省菏泽市',
  '山东省济宁市',
  '山东省临沂市',
  '山东省青岛市',
  '河南省郑州市',
  '河北省邯郸市',
  '湖北省武汉市',
  '湖北省黄冈市',
  '江苏省徐州市',
  '安徽省阜阳市',
  '辽宁省大连市',
  '黑龙江省哈尔滨市',
  '四川省成都市',
  '新疆维吾尔自治区喀什地区',
] as const;

/** Makes households of one place; numbers are never given out twice. */
export function householdMaker(random: Random, homeTown: string) {
  const idFor = demoIds();
  let phones = 0;
  let passports = 0;
  let plates = 0;

  function person(m: Member, name: string, rented: boolean, foreign: ForeignLanguage | null): DemoPerson {
    const year = AS_OF_YEAR - m.age;
    const month = random.between(1, m.age === 0 ? 2 : 12);
    const birthDate = `${year}-${String(month).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
    const hasPhone = m.age >= 12 && random.chance(m.age < 18 ? 0.5 : m.age > 80 ? 0.7 : 0.97);
    const hasId = foreign !== null || random.chance(0.96);
    const local = random.chance(rented ? 0.25 : 0.68);
    return {
      name,
      sex: m.sex,
      birthDate,
      phone: hasPhone ? demoPhone(10_000_000 + phones++) : null,
      idKind: foreign === null ? (hasId ? 'resident-id' : null) : 'passport',
      idNumber: foreign !== null ? demoPassport(++passports) : hasId ? idFor(birthDate, m.sex, random) : null,
      registration: foreign === null ? (local ? homeTown : random.pick(ELSEWHERE)) : '',
      language: foreign,
      tags: [],
      relation: m.relation,
    };
  }

  function named(m: Member, own: string, foreign: ForeignLanguage | null): string {
    if (foreign !== null) return foreignName(random, foreign, m.sex, m.family === 'own' ? own : undefined);
    if (m.family === 'own') return chineseName(random, own, m.sex, AS_OF_YEAR - m.age);
    if (random.chance(0.004)) return minorityName(random, m.sex);
    return chineseName(random, surname(random), m.sex, AS_OF_YEAR - m.age);
  }

  /** A household of that many people; 0 is an empty flat. */
  return function household(size: number, living: Living): DemoHousehold {
    if (size === 0) return EMPTY;
    const shapes = SHAPES[living === 'homes' ? 'homes' : 'apartments'][Math.min(size, 6) - 1];
    if (shapes === undefined) throw new RangeError(`no household of ${size}`);
    const members = random.weighted(shapes)(random);
    const shared = members.length >= 2 && members[1]?.relation === 'tenant';
    const rented = shared || random.chance(living === 'homes' ? 0.1 : 0.72);
    const foreign = living === 'talent' && random.chance(0.11) ? random.pick(FOREIGN_LANGUAGES) : null;
    const own =
      foreign === null ? surname(random) : (foreignName(random, foreign, 'male').split(' ').at(-1) ?? '');
    const persons = members.map((m) => {
      const made = person(m, named(m, own, foreign), rented, foreign);
      return { ...made, tags: tagsOf(random, m, members, foreign !== null) };
    });
    const adults = members.filter((m) => m.age >= 18 && m.age < 70).length;
    const cars = shared
      ? 0
      : Math.min(
          adults,
          random.weighted([
            [0, 52],
            [1, 40],
            [2, 8],
          ]),
        );
    return {
      occupancy: 'lived-in',
      tenancy: members.length >= 4 && shared ? 'group-rented' : rented ? 'rented' : 'own',
      headCount: shared ? members.length : null,
      plates: Array.from({ length: cars }, () => demoPlate(++plates)),
      persons,
    };
  };
}

/** Shares follow what community registers show; see field.md for who must not be overlooked. */
function tagsOf(random: Random, m: Member, household: readonly Member[], foreign: boolean): PersonTag[] {
  const tags: PersonTag[] = [];
  const old = m.age >= 60;
  if (foreign) tags.push('foreigner');
  if (old && household.length === 1) tags.push('lives-alone');
  if (old && household.length === 2 && household.every((other) => other.age >= 60))
    tags.push('elderly-couple');
  if (m.age >= 75 && random.chance(0.35)) tags.push('no-smartphone');
  if (random.chance(old ? 0.3 : m.age > 40 ? 0.05 : 0.004)) tags.push('chronic-illness');
  if (random.chance(old ? 0.02 : 0.003)) tags.push('seriously-ill');
  if (random.chance(old ? 0.04 : 0.008)) tags.push('disabled');
  if (m.sex === 'female' && m.age >= 22 && m.age <= 40 && household.length > 1 && random.chance(0.03))
    tags.push('pregnant');
  if (random.chance(household.length === 1 && old ? 0.05 : 0.006)) tags.push('low-income');
  if (m.relation === 'grandchild') tags.push('left-behind-child');
  if (m.age >= 18 && random.chance(0.027)) tags.push('recently-returned', 'isolating');
  else if (m.age >= 18 && random.chance(0.018)) tags.push('recently-returned');
  return tags.sort();
}

/**
 * Household sizes that add up exactly: `empty` flats of 0, the others 1–6 people as in the weights, moved by single
 * people until the sum is `persons`.
 */
export function householdSizes(
  random: Random,
  count: { readonly households: number; readonly empty: number; readonly persons: number },
  weights: readonly (readonly [number, number])[],
): Uint8Array {
  const sizes = new Uint8Array(count.households);
  let sum = 0;
  for (let i = count.empty; i < sizes.length; i++) {
    const size = random.weighted(weights);
    sizes[i] = size;
    sum += size;
  }
  for (let i = sizes.length - 1; i > 0; i--) {
    const j = random.between(0, i);
    const moved = sizes[i] ?? 0;
    sizes[i] = sizes[j] ?? 0;
    sizes[j] = moved;
  }
  while (sum !== count.persons) {
    const i = random.between(0, sizes.length - 1);
    const size = sizes[i] ?? 0;
    if (sum < count.persons && size >= 1 && size < 6) {
      sizes[i] = size + 1;
      sum++;
    } else if (sum > count.persons && size > 1) {
      sizes[i] = size - 1;
      sum--;
    }
  }
  return sizes;
}
