import type { IdKind, Occupancy, PersonTag, Relation, Sex, Tenancy } from '@linli/contracts/people/values';
import { demoIds, demoPassport, demoPhone, demoPlate, type NumberSeries } from './demo-numbers.ts';
import { type Member, SHAPES } from './household-shapes.ts';
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

const EMPTY: DemoHousehold = {
  occupancy: 'empty',
  tenancy: 'unknown',
  headCount: null,
  plates: [],
  persons: [],
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
export function householdMaker(random: Random, homeTown: string, series: NumberSeries) {
  const idFor = demoIds(series.region);
  let { phones, passports, plates } = series;

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
      phone: hasPhone ? demoPhone(phones++) : null,
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
