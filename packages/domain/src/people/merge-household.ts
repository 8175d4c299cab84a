import type { RegisterField } from '@linli/contracts/people/register-endpoints';
import type { RegisterProblemCode } from '@linli/contracts/people/register-problems';
import type { IdKind, Occupancy, PersonTag, Relation, Sex, Tenancy } from '@linli/contracts/people/values';

/** What file and register both know of a person. Phone and id number stand here as keys that can only be compared. */
export interface PersonFacts {
  readonly name: string;
  readonly sex: Sex | null;
  readonly birthDate: string | null;
  readonly phoneKey: string | null;
  readonly idKind: IdKind | null;
  readonly idKey: string | null;
  readonly registration: string | null;
  readonly language: string | null;
  readonly tags: readonly PersonTag[];
  readonly relation: Relation | null;
}

export interface FilePerson extends PersonFacts {
  /** Row of the sheet, for problems. */
  readonly row: number;
}

export interface KnownPerson extends PersonFacts {
  readonly personId: string;
  /** Where the person lives now; null when nowhere in the register. */
  readonly householdId: string | null;
}

export interface HouseholdFacts {
  readonly occupancy: Occupancy | null;
  readonly tenancy: Tenancy | null;
  readonly headCount: number | null;
}

export interface KnownHousehold extends HouseholdFacts {
  readonly householdId: string;
  readonly members: readonly KnownPerson[];
}

export interface FileHousehold extends HouseholdFacts {
  readonly persons: readonly FilePerson[];
}

/** Finds people of the register wherever they live. */
export interface PersonFinder {
  byId(idKey: string): KnownPerson | undefined;
  byPhoneAndName(phoneKey: string, name: string): KnownPerson | undefined;
}

export type PersonChanges = Partial<Omit<PersonFacts, 'relation'>>;

export type MemberMerge =
  | { readonly kind: 'new'; readonly file: FilePerson; readonly relation: Relation }
  /** Known, lives nowhere now, moves in. */
  | {
      readonly kind: 'back';
      readonly file: FilePerson;
      readonly known: KnownPerson;
      readonly relation: Relation;
      readonly changes: PersonChanges;
    }
  | {
      readonly kind: 'known';
      readonly file: FilePerson;
      readonly known: KnownPerson;
      readonly relation: Relation | null;
      readonly changes: PersonChanges;
    }
  /** Lives in another household; left as it is. */
  | { readonly kind: 'elsewhere'; readonly file: FilePerson };

export interface MergeProblem {
  readonly row: number;
  readonly field: RegisterField;
  readonly code: RegisterProblemCode;
}

export interface HouseholdMerge {
  /** Null: the household is new. Otherwise the facts that change, none for an empty object. */
  readonly changes: Partial<HouseholdFacts> | null;
  readonly members: readonly MemberMerge[];
  readonly problems: readonly MergeProblem[];
}

/**
 * Decides what a household of a file changes in the register. A blank in the file never empties a fact, tags are only
 * added, nobody is moved out of another household, and merging the same file again changes nothing.
 */
export function mergeHousehold(
  file: FileHousehold,
  known: KnownHousehold | null,
  find: PersonFinder,
): HouseholdMerge {
  const problems: MergeProblem[] = [];
  const matches = matchPersons(file.persons, known, find);
  for (const { file: person, known: match } of matches) {
    if (livesElsewhere(match, known))
      problems.push({ row: person.row, field: 'name', code: 'person-elsewhere' });
  }
  const staying = matches.filter(({ known: match }) => !livesElsewhere(match, known));
  const relations = decideRelations(staying, known, problems);
  const members = matches.map(({ file: person, known: match }): MemberMerge => {
    if (match === null)
      return { kind: 'new', file: person, relation: relations.get(person) ?? 'other-relative' };
    if (livesElsewhere(match, known)) return { kind: 'elsewhere', file: person };
    const changes = changesOf(person, match);
    if (match.householdId === null) {
      return {
        kind: 'back',
        file: person,
        known: match,
        relation: relations.get(person) ?? 'other-relative',
        changes,
      };
    }
    const relation = relations.get(person) ?? null;
    return {
      kind: 'known',
      file: person,
      known: match,
      relation: relation === match.relation ? null : relation,
      changes,
    };
  });
  return { changes: known === null ? null : householdChanges(file, known), members, problems };
}

type Match = { readonly file: FilePerson; readonly known: KnownPerson | null };

function livesElsewhere(match: KnownPerson | null, known: KnownHousehold | null): boolean {
  return match !== null && match.householdId !== null && match.householdId !== known?.householdId;
}

function matchPersons(
  persons: readonly FilePerson[],
  known: KnownHousehold | null,
  find: PersonFinder,
): Match[] {
  const taken = new Set<string>();
  const take = (match: KnownPerson | undefined): KnownPerson | null => {
    if (match === undefined || taken.has(match.personId)) return null;
    taken.add(match.personId);
    return match;
  };
  // Id numbers first, so that a namesake without one does not take the place of the right person.
  const byId = new Map(persons.map((p) => [p, p.idKey === null ? null : take(find.byId(p.idKey))]));
  return persons.map((person) => {
    const match =
      byId.get(person) ??
      take(sameInHousehold(person, known?.members.filter((m) => !taken.has(m.personId)) ?? [])) ??
      (person.idKey === null && person.phoneKey !== null
        ? take(compatible(person, find.byPhoneAndName(person.phoneKey, person.name)))
        : null);
    return { file: person, known: match };
  });
}

function sameInHousehold(person: FilePerson, members: readonly KnownPerson[]): KnownPerson | undefined {
  const same = members.filter(
    (member) => member.name === person.name && compatible(person, member) !== undefined,
  );
  return same.find((member) => member.birthDate !== null && member.birthDate === person.birthDate) ?? same[0];
}

/** The same name means the same person unless id number or birth date say otherwise. */
function compatible(person: FilePerson, other: KnownPerson | undefined): KnownPerson | undefined {
  if (other === undefined) return undefined;
  const clash = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return clash(person.idKey, other.idKey) || clash(person.birthDate, other.birthDate) ? undefined : other;
}

/**
 * One head a household: the one it has stays, unless the file names another and gives the present one a new relation.
 * A household without any head gets the first person whose relation the file leaves open.
 */
function decideRelations(
  matches: readonly Match[],
  known: KnownHousehold | null,
  problems: MergeProblem[],
): Map<FilePerson, Relation | null> {
  const relations = new Map<FilePerson, Relation | null>();
  const present = known?.members.find((member) => member.relation === 'head') ?? null;
  const presentInFile = matches.find(
    ({ known: match }) => present !== null && match?.personId === present.personId,
  );
  const named = matches.filter(({ file }) => file.relation === 'head');
  const stepsDown =
    presentInFile !== undefined &&
    presentInFile.file.relation !== null &&
    presentInFile.file.relation !== 'head' &&
    named.length > 0;
  const head: Match | undefined =
    present !== null && !stepsDown
      ? presentInFile
      : (named[0] ??
        matches.find(({ file, known: match }) => file.relation === null && match?.relation == null));
  const keepsPresent = present !== null && !stepsDown;
  for (const match of matches) {
    const { file } = match;
    if (match === head) relations.set(file, 'head');
    else if (file.relation === 'head') {
      problems.push({ row: file.row, field: 'relation', code: 'relation-second-head' });
      relations.set(file, match.known?.householdId == null ? 'other-relative' : match.known.relation);
    } else if (keepsPresent && match === presentInFile) relations.set(file, 'head');
    else
      relations.set(
        file,
        file.relation ?? (match.known?.householdId == null ? 'other-relative' : match.known.relation),
      );
  }
  return relations;
}

function changesOf(file: FilePerson, known: KnownPerson): PersonChanges {
  const tags = [...new Set([...known.tags, ...file.tags])].sort();
  return {
    ...differing<PersonFacts, 'name' | 'sex' | 'birthDate' | 'phoneKey' | 'registration' | 'language'>(
      file,
      known,
      ['name', 'sex', 'birthDate', 'phoneKey', 'registration', 'language'],
    ),
    ...(file.idKey !== null && file.idKey !== known.idKey ? { idKey: file.idKey, idKind: file.idKind } : {}),
    ...(tags.length > new Set(known.tags).size ? { tags } : {}),
  };
}

function householdChanges(file: FileHousehold, known: KnownHousehold): Partial<HouseholdFacts> {
  const changes = differing<HouseholdFacts, keyof HouseholdFacts>(file, known, [
    'occupancy',
    'tenancy',
    'headCount',
  ]);
  // A household with members is not empty, whatever an old list says.
  if (changes.occupancy === 'empty' && (known.members.length > 0 || file.persons.length > 0)) {
    const { occupancy: _, ...rest } = changes;
    return rest;
  }
  return changes;
}

/** The facts among `keys` that the file knows and the register has otherwise. */
function differing<T, K extends keyof T>(file: T, known: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const changes: Partial<Pick<T, K>> = {};
  for (const key of keys) if (file[key] !== null && file[key] !== known[key]) changes[key] = file[key];
  return changes;
}
