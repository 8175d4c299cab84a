import { type Role, teamRoles } from '@linli/contracts/identity/roles';
import { FENGHUANG } from './community-size.ts';
import { demoPhone } from './demo-numbers.ts';
import type { DemoCompound, DemoDoor } from './fenghuang.ts';
import { AS_OF_YEAR, type DemoPerson } from './household.ts';
import { chineseName, surname } from './names.ts';
import { type Random, randomBy } from './random.ts';

/** Where a post is held: the tree above the community, a grid or cell by its name, a building by compound and label. */
export type PostPlace =
  | { readonly kind: 'district' | 'street' | 'community' }
  | { readonly kind: 'grid' | 'cell'; readonly grid: string; readonly cell?: string }
  | { readonly kind: 'building'; readonly compound: string; readonly building: string };

export interface DemoPost {
  readonly role: Role;
  readonly phone: string;
  readonly name: string;
  readonly place: PostPlace;
  readonly secondedFrom: string | null;
}

/** An account to try the product with; `role` null is a resident without any post. */
export interface DemoAccount {
  readonly role: Role | null;
  readonly phone: string;
  readonly name: string;
}

/** Phones that are easy to remember, one for each way to see the product. */
const TRY: readonly (Role | null)[] = [
  null,
  'volunteer',
  'building-head',
  'cell-head',
  'grid-leader',
  'secretary',
  'duty-officer',
  'inspector',
];
const phoneToTry = (role: Role | null) => demoPhone(TRY.indexOf(role) + 1);
/** Staff and grid workers who do not live in the community have phones below 10 million. */
const staffPhone = (n: number) => demoPhone(1_000 + n);

export interface Cast {
  readonly posts: readonly DemoPost[];
  readonly accounts: readonly DemoAccount[];
}

/**
 * Chooses who holds which post: one of 33 grid workers a grid, seven of staff, three officials seconded by the street,
 * and residents as cell heads, building heads and volunteers. The first family of the first building is the one to try
 * the product with; its phones are replaced by the easy ones.
 */
export function castOf(compounds: readonly DemoCompound[], seed = 'fenghuang'): Cast {
  const random = randomBy(`${seed}/cast`);
  const doors = compounds.flatMap((compound) => compound.doors);
  const taken = new Set<DemoPerson>();
  const posts: DemoPost[] = [];
  const appoint = (
    role: Role,
    person: { name: string; phone: string | null },
    place: PostPlace,
    secondedFrom: string | null = null,
  ) => {
    if (person.phone !== null)
      posts.push({ role, name: person.name, phone: person.phone, place, secondedFrom });
  };
  const accounts = new Map<Role | null, DemoAccount>();
  const toTry = (role: Role | null, person: DemoPerson) => {
    taken.add(person);
    person.phone = phoneToTry(role);
    accounts.set(role, { role, name: person.name, phone: person.phone });
  };
  for (const role of [null, 'volunteer', 'building-head', 'cell-head'] as const) {
    // Each from a household of its own, the resident from one with a child.
    const home = doors.find(
      (door) => door.persons.length >= (role === null ? 3 : 2) && door.persons.every((p) => !taken.has(p)),
    );
    const person = home?.persons.find(canServe);
    if (person === undefined) throw new Error('nobody to try the product with');
    toTry(role, person);
  }

  const outsider = (n: number, role: Role | null = null) => {
    const sex = random.chance(0.7) ? 'female' : 'male';
    const name = chineseName(random, surname(random), sex, random.between(1970, 1998));
    const phone = role === null ? staffPhone(n) : phoneToTry(role);
    if (role !== null) accounts.set(role, { role, name, phone });
    return { name, phone };
  };
  for (let i = 0; i < FENGHUANG.staff; i++) {
    appoint(i === 0 ? 'secretary' : 'duty-officer', outsider(i, i === 0 ? 'secretary' : null), {
      kind: 'community',
    });
  }
  for (let i = 0; i < FENGHUANG.seconded; i++) {
    appoint('seconded-official', outsider(20 + i), { kind: 'community' }, '舜华路街道办事处');
  }
  appoint('duty-officer', outsider(30, 'duty-officer'), { kind: 'street' });
  appoint('inspector', outsider(31, 'inspector'), { kind: 'district' });
  [...grouped(doors, (door) => door.grid).keys()].forEach((grid, i) => {
    appoint('grid-leader', outsider(100 + i, i === 0 ? 'grid-leader' : null), { kind: 'grid', grid });
  });

  const easy = new Map([...taken].map((person) => [person.phone, person]));
  const easyHead = easy.get(phoneToTry('building-head'));
  const easyCellHead = easy.get(phoneToTry('cell-head'));
  for (const [key, inBuilding] of grouped(doors, (d) => `${d.address.compound}/${d.address.building}`)) {
    const [compound = '', building = ''] = key.split('/');
    const place: PostPlace = { kind: 'building', compound, building };
    const head = ownIn(inBuilding, easyHead) ?? resident(random, inBuilding, taken);
    // Some buildings have nobody: posts that stand empty have to be seen.
    if (head !== null && (taken.has(head) || random.chance(0.9))) appoint('building-head', head, place);
    if (head !== null) taken.add(head);
    if (posts.length % 3 === 0) {
      const helper = resident(random, inBuilding, taken);
      if (helper !== null) {
        taken.add(helper);
        appoint('volunteer', helper, place);
      }
    }
  }
  for (const [cell, inCell] of grouped(doors, (d) => d.cell)) {
    const head = ownIn(inCell, easyCellHead) ?? resident(random, inCell, taken);
    if (head === null) continue;
    taken.add(head);
    appoint('cell-head', head, { kind: 'cell', grid: inCell[0]?.grid ?? '', cell });
  }
  const volunteer = easy.get(phoneToTry('volunteer'));
  const first = doors[0];
  if (volunteer !== undefined && first !== undefined)
    appoint('volunteer', volunteer, { kind: 'grid', grid: first.grid });
  // Last, so that everybody else is who they were.
  for (const [i, role] of teamRoles.entries())
    for (const n of [0, 1]) appoint(role, outsider(300 + 2 * i + n), { kind: 'community' });
  return { posts, accounts: TRY.flatMap((role) => accounts.get(role) ?? []) };
}

function canServe(person: DemoPerson): boolean {
  const age = AS_OF_YEAR - Number(person.birthDate.slice(0, 4));
  return person.phone !== null && age >= 25 && age <= 68 && person.language === null;
}

function ownIn(doors: readonly DemoDoor[], person: DemoPerson | undefined): DemoPerson | null {
  return person !== undefined && doors.some((door) => door.persons.includes(person)) ? person : null;
}

function resident(
  random: Random,
  doors: readonly DemoDoor[],
  taken: ReadonlySet<DemoPerson>,
): DemoPerson | null {
  const able = doors.flatMap((door) =>
    door.persons.filter((person) => canServe(person) && !taken.has(person)),
  );
  return able.length === 0 ? null : random.pick(able);
}

function grouped(doors: readonly DemoDoor[], key: (door: DemoDoor) => string): Map<string, DemoDoor[]> {
  const groups = new Map<string, DemoDoor[]>();
  for (const door of doors) {
    const group = groups.get(key(door));
    if (group === undefined) groups.set(key(door), [door]);
    else group.push(door);
  }
  return groups;
}
