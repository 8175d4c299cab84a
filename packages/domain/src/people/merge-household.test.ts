import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FileHousehold,
  type FilePerson,
  type KnownHousehold,
  type KnownPerson,
  mergeHousehold,
  type PersonFinder,
} from './merge-household.ts';

const blank = {
  sex: null,
  birthDate: null,
  phoneKey: null,
  idKind: null,
  idKey: null,
  registration: null,
  language: null,
  tags: [],
  relation: null,
} as const;
const inFile = (name: string, more: Partial<FilePerson> = {}): FilePerson => ({
  ...blank,
  row: 1,
  name,
  ...more,
});
const known = (name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...blank,
  personId: `id of ${name}`,
  householdId: 'here',
  name,
  ...more,
});
const file = (persons: FilePerson[], more: Partial<FileHousehold> = {}): FileHousehold => ({
  occupancy: null,
  tenancy: null,
  headCount: null,
  persons,
  ...more,
});
const here = (members: KnownPerson[], more: Partial<KnownHousehold> = {}): KnownHousehold => ({
  householdId: 'here',
  occupancy: 'lived-in',
  tenancy: 'own',
  headCount: null,
  members,
  ...more,
});
const finder = (people: readonly KnownPerson[]): PersonFinder => ({
  byId: (key) => people.find((p) => p.idKey === key),
  byPhoneAndName: (key, name) => people.find((p) => p.phoneKey === key && p.name === name),
});
const nobody = finder([]);
const kinds = (merge: ReturnType<typeof mergeHousehold>) => merge.members.map((m) => m.kind);

describe('mergeHousehold', () => {
  test('a new household takes everybody, the first with an open relation as its head', () => {
    const merge = mergeHousehold(
      file([inFile('张三'), inFile('李四', { relation: 'spouse' }), inFile('张小')]),
      null,
      nobody,
    );
    expect(merge.changes).toBeNull();
    expect(merge.members.map((m) => 'relation' in m && m.relation)).toEqual([
      'head',
      'spouse',
      'other-relative',
    ]);
  });

  test('a head named in a later row wins over the first open relation', () => {
    const merge = mergeHousehold(file([inFile('张三'), inFile('李四', { relation: 'head' })]), null, nobody);
    expect(merge.members.map((m) => 'relation' in m && m.relation)).toEqual(['other-relative', 'head']);
  });

  test('of two heads in the file the second becomes a relative and is asked about', () => {
    const merge = mergeHousehold(
      file([inFile('张三', { relation: 'head' }), inFile('李四', { relation: 'head', row: 7 })]),
      null,
      nobody,
    );
    expect(merge.members.map((m) => 'relation' in m && m.relation)).toEqual(['head', 'other-relative']);
    expect(merge.problems).toEqual([{ row: 7, field: 'relation', code: 'relation-second-head' }]);
  });

  test('the head a household has stays, until the file gives that person another relation', () => {
    const members = [known('张三', { relation: 'head' })];
    const keeps = mergeHousehold(file([inFile('李四', { relation: 'head' })]), here(members), nobody);
    expect(keeps.problems.map((p) => p.code)).toEqual(['relation-second-head']);
    const swaps = mergeHousehold(
      file([inFile('张三', { relation: 'spouse' }), inFile('李四', { relation: 'head' })]),
      here(members),
      nobody,
    );
    expect(swaps.problems).toEqual([]);
    expect(swaps.members.map((m) => 'relation' in m && m.relation)).toEqual(['spouse', 'head']);
  });

  test('blanks of the file empty nothing, tags are only added', () => {
    const member = known('张三', { sex: 'male', phoneKey: 'p', tags: ['isolating'], relation: 'head' });
    const merge = mergeHousehold(
      file([inFile('张三', { tags: ['disabled'], birthDate: '1958-03-02' })]),
      here([member]),
      nobody,
    );
    expect(merge.changes).toEqual({});
    expect(merge.members).toMatchObject([
      {
        kind: 'known',
        relation: null,
        changes: { birthDate: '1958-03-02', tags: ['disabled', 'isolating'] },
      },
    ]);
  });

  test('the id number finds a person under another name; a namesake with another id is another person', () => {
    const member = known('张山', { idKey: 'A' });
    const find = finder([member]);
    expect(
      mergeHousehold(file([inFile('张三', { idKey: 'A' })]), here([member]), find).members,
    ).toMatchObject([{ kind: 'known', changes: { name: '张三' } }]);
    expect(kinds(mergeHousehold(file([inFile('张山', { idKey: 'B' })]), here([member]), find))).toEqual([
      'new',
    ]);
  });

  test('a namesake born on another day is another person', () => {
    const member = known('张三', { birthDate: '1958-03-02' });
    expect(
      kinds(mergeHousehold(file([inFile('张三', { birthDate: '1990-01-01' })]), here([member]), nobody)),
    ).toEqual(['new']);
  });

  test('whoever lives elsewhere is not moved, by id number or by phone and name', () => {
    const other = known('张三', { householdId: 'there', idKey: 'A', phoneKey: 'p' });
    for (const person of [
      inFile('张三', { idKey: 'A', row: 5 }),
      inFile('张三', { phoneKey: 'p', row: 5 }),
    ]) {
      const merge = mergeHousehold(file([person]), null, finder([other]));
      expect(kinds(merge)).toEqual(['elsewhere']);
      expect(merge.problems).toEqual([{ row: 5, field: 'name', code: 'person-elsewhere' }]);
    }
  });

  test('somebody who had left comes back as the same person', () => {
    const gone = known('张三', { householdId: null, idKey: 'A' });
    expect(
      mergeHousehold(file([inFile('张三', { idKey: 'A' })]), here([]), finder([gone])).members,
    ).toMatchObject([{ kind: 'back', relation: 'head' }]);
  });

  test('a household with members is not called empty by an old list', () => {
    expect(mergeHousehold(file([], { occupancy: 'empty' }), here([known('张三')]), nobody).changes).toEqual(
      {},
    );
    expect(mergeHousehold(file([], { occupancy: 'empty' }), here([]), nobody).changes).toEqual({
      occupancy: 'empty',
    });
  });

  const person = fc.record({
    row: fc.nat(50),
    name: fc.constantFrom('张三', '李四', '王五'),
    sex: fc.constantFrom('male' as const, 'female' as const, null),
    birthDate: fc.constantFrom('1958-03-02', '1990-01-01', null),
    phoneKey: fc.constantFrom('p1', 'p2', null),
    idKind: fc.constant(null),
    idKey: fc.constantFrom('A', 'B', 'C', null),
    registration: fc.constantFrom('济南', null),
    language: fc.constant(null),
    tags: fc.subarray(['disabled', 'isolating'] as const).map((tags) => [...tags]),
    relation: fc.constantFrom('head' as const, 'spouse' as const, 'child' as const, null),
  });
  const filePersons = fc.uniqueArray(person, {
    maxLength: 4,
    comparator: (a, b) => a.name === b.name || (a.idKey !== null && a.idKey === b.idKey),
  });
  const register = fc.uniqueArray(
    fc.tuple(person, fc.constantFrom('here', 'there', null)).map(
      ([p, householdId]): KnownPerson => ({
        ...p,
        relation: householdId === 'here' ? p.relation : null,
        personId: `${p.name}${p.idKey}`,
        householdId,
      }),
    ),
    {
      maxLength: 5,
      comparator: (a, b) =>
        a.personId === b.personId ||
        (a.idKey !== null && a.idKey === b.idKey) ||
        (a.relation === 'head' && b.relation === 'head'),
    },
  );

  test('merging what was merged changes nothing, and a household never has two heads', () => {
    fc.assert(
      fc.property(filePersons, register, fc.boolean(), (persons, people, exists) => {
        const list = file(persons, { occupancy: 'lived-in', tenancy: 'rented' });
        const members = people.filter((p) => p.householdId === 'here');
        const household = exists ? here(members) : null;
        const all = exists ? people : people.filter((p) => p.householdId !== 'here');
        const first = mergeHousehold(list, household, finder(all));
        const after = new Map(all.map((p) => [p.personId, p]));
        for (const member of first.members) {
          if (member.kind === 'elsewhere') continue;
          const { row: _, ...facts } = member.file;
          const now: KnownPerson =
            member.kind === 'new'
              ? {
                  ...facts,
                  personId: `new ${member.file.name}`,
                  householdId: 'here',
                  relation: member.relation,
                }
              : {
                  ...member.known,
                  ...member.changes,
                  householdId: 'here',
                  relation: member.relation ?? member.known.relation,
                };
          after.set(now.personId, now);
        }
        const now = [...after.values()];
        const lives = now.filter((p) => p.householdId === 'here');
        expect(lives.filter((p) => p.relation === 'head').length).toBeLessThanOrEqual(1);
        const again = mergeHousehold(list, here(lives, { tenancy: 'rented' }), finder(now));
        expect(again.changes).toEqual({});
        for (const member of again.members) {
          expect(['known', 'elsewhere']).toContain(member.kind);
          if (member.kind === 'known') expect([member.changes, member.relation]).toEqual([{}, null]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
