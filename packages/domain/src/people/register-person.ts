import type { IdKind, PersonTag, Relation, Sex } from '@linli/contracts/people/values';
import { parseBirthDate } from './birth-date.ts';
import { compactText, plainText } from './cell-text.ts';
import { type IdNumber, parseIdNumber } from './id-number.ts';
import { parsePersonName } from './person-name.ts';
import { parsePhone } from './phone.ts';
import { parseRelation, parseSex } from './register-words.ts';
import type { RowCells } from './row-cells.ts';
import { parseTags } from './tags.ts';

export type RegisterPerson = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly birthDate: string | null;
  /** Mobile of 11 digits. */
  readonly phone: string | null;
  readonly idKind: IdKind | null;
  readonly idNumber: string | null;
  readonly registration: string | null;
  readonly language: string | null;
  readonly tags: readonly PersonTag[];
  /** Null where the file does not say; the first of a household is then its head. */
  readonly relation: Relation | null;
};

const LONGEST_REGISTRATION = 120;
const TICKED = /^(?:是|有|√|✓|✔|☑|1|y|yes|true)$/iu;

/** Reads the person of a row; null, with a problem, when the name cannot be read. */
export function readPerson(row: RowCells, today: string): RegisterPerson | null {
  const name = parsePersonName(row.cell('name'));
  if (!name.ok) {
    row.complain(name.reason, 'name');
    return null;
  }
  const id = readId(row);
  const sex = readSex(row, id);
  const { tags, language } = readTags(row, sex);
  return {
    name: name.name,
    sex,
    birthDate: readBirthDate(row, id, today),
    phone: readPhone(row),
    idKind: id?.kind ?? null,
    idNumber: id?.number ?? null,
    registration: readRegistration(row),
    language,
    tags,
    relation: readRelation(row, name.note),
  };
}

function readId(row: RowCells): IdNumber | null {
  const found = row.first('id-number');
  if (found === undefined) return null;
  const reading = parseIdNumber(found.cell);
  if (reading.ok) return reading.id;
  row.complain(
    reading.reason === 'id-number-missing' ? 'id-number-unreadable' : reading.reason,
    'id-number',
    found,
  );
  return null;
}

function readSex(row: RowCells, id: IdNumber | null): Sex | null {
  const written = row.choice('sex', parseSex, 'sex-unknown-word');
  if (id?.sex == null) return written;
  if (written !== null && written !== id.sex) row.complain('sex-contradicts-id', 'sex');
  return id.sex;
}

function readBirthDate(row: RowCells, id: IdNumber | null, today: string): string | null {
  const fromId = id?.birthDate ?? null;
  const found = row.first('birth-date');
  if (found === undefined) return fromId;
  const reading = parseBirthDate(found.cell, today);
  if (!reading.ok) {
    row.complain(
      reading.reason === 'birth-date-missing' ? 'birth-date-unreadable' : reading.reason,
      'birth-date',
      found,
    );
    return fromId;
  }
  if (fromId !== null) {
    const known = reading.precision === 'day' ? 10 : reading.precision === 'month' ? 7 : 4;
    if (reading.date.slice(0, known) !== fromId.slice(0, known))
      row.complain('birth-date-contradicts-id', 'birth-date', found);
    return fromId;
  }
  if (reading.precision !== 'day') row.complain('birth-date-imprecise', 'birth-date', found);
  return reading.date;
}

function readPhone(row: RowCells): string | null {
  for (const found of row.all('phone')) {
    const reading = parsePhone(found.cell);
    if (!reading.ok)
      row.complain(reading.reason === 'phone-missing' ? 'phone-unreadable' : reading.reason, 'phone', found);
    else {
      const mobile = reading.phones.find((phone) => phone.kind === 'mobile');
      if (mobile !== undefined) return mobile.number;
      row.complain('phone-landline', 'phone', found);
    }
  }
  return null;
}

function readRegistration(row: RowCells): string | null {
  const found = row.first('registration');
  if (found === undefined) return null;
  const text = plainText(found.cell);
  if (text.length <= LONGEST_REGISTRATION) return text;
  row.complain('cell-too-long', 'registration', found);
  return null;
}

function readRelation(row: RowCells, noteOfName: string | null): Relation | null {
  const found = row.first('relation');
  if (found === undefined) {
    const fromName = noteOfName === null ? null : parseRelation(noteOfName);
    return fromName === 'unknown-word' ? null : fromName;
  }
  const relation = parseRelation(found.cell);
  if (relation !== 'unknown-word') return relation;
  row.complain('relation-unknown-word', 'relation', found);
  return 'other-relative';
}

/** Tags of the tag columns, ticks below a heading such as 是否独居, and a note that says nothing but tags. */
function readTags(row: RowCells, sex: Sex | null): { tags: readonly PersonTag[]; language: string | null } {
  const tags = new Set<PersonTag>();
  let language: string | null = plainText(row.cell('language')).slice(0, 20) || null;
  for (const found of row.all('tags')) {
    const text = compactText(found.cell);
    const reading = parseTags(TICKED.test(text) ? found.heading : found.cell);
    for (const tag of reading.tags) tags.add(tag);
    language ??= reading.language;
    if (reading.rest.length > 0) row.complain('tags-unknown-word', 'tags', found);
  }
  for (const found of row.all('note')) {
    const reading = parseTags(found.cell);
    if (reading.rest.length > 0) continue;
    for (const tag of reading.tags) tags.add(tag);
    language ??= reading.language;
  }
  if (sex === 'male' && tags.delete('pregnant')) row.complain('pregnant-man', 'tags');
  return { tags: [...tags].sort(), language };
}
