import type { Relation, Sex } from '@linli/contracts/people/labels';
import type { Random } from './random.ts';

/** One person of a household to be; `family` tells whether the family name is that of the head. */
export type Member = {
  readonly relation: Relation;
  readonly sex: Sex;
  readonly age: number;
  readonly family: 'own' | 'other';
};
/** Makes the people of one kind of household. */
export type Shape = (random: Random) => Member[];

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
export const SHAPES: Readonly<
  Record<'homes' | 'apartments', readonly (readonly (readonly [Shape, number])[])[]>
> = {
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
