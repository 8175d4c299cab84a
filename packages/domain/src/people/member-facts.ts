import type { IdKind, PersonTag, Sex } from '@linli/contracts/people/labels';
import type { FieldProblem } from '@linli/contracts/problem';
import { parseIdNumber } from './id-number.ts';

/** Facts of a person as somebody typed them; only what is given is looked at. */
export interface TypedFacts {
  readonly sex?: Sex | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly idKind?: IdKind | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly tags?: readonly PersonTag[] | undefined;
}

export interface IdFacts {
  readonly idKind: IdKind | null;
  readonly idNumber: string | null;
}

export type MemberReading =
  | {
      readonly ok: true;
      /** In the one spelling the blind index is made of; undefined when no number was given. */
      readonly id: IdFacts | undefined;
      readonly sex: Sex | null | undefined;
      readonly birthDate: string | null | undefined;
    }
  | { readonly ok: false; readonly problems: FieldProblem[] };

const OLDEST = '1880-01-01';

/**
 * Checks what was typed against itself and against the id number, which fills sex and birth date where it says them and they
 * are not given. Pointers are relative to the member.
 */
export function readMemberFacts(typed: TypedFacts, today: string): MemberReading {
  const problems: FieldProblem[] = [];
  const { birthDate, sex, tags } = typed;
  if (birthDate != null && (birthDate > today || birthDate < OLDEST))
    problems.push({ pointer: '/birthDate', code: 'impossible' });
  const id = readId(typed, problems);
  if (id?.birthDate != null && birthDate != null && birthDate !== id.birthDate)
    problems.push({ pointer: '/birthDate', code: 'contradiction' });
  if (id?.sex != null && sex != null && sex !== id.sex)
    problems.push({ pointer: '/sex', code: 'contradiction' });
  const knownSex = sex ?? id?.sex;
  if (tags?.includes('pregnant') && knownSex === 'male')
    problems.push({ pointer: '/tags', code: 'contradiction' });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    id: id === undefined ? undefined : { idKind: id.kind, idNumber: id.number },
    sex: sex ?? id?.sex ?? sex,
    birthDate: birthDate ?? id?.birthDate ?? birthDate,
  };
}

interface ReadId {
  readonly kind: IdKind | null;
  readonly number: string | null;
  readonly birthDate: string | null;
  readonly sex: Sex | null;
}

function readId(typed: TypedFacts, problems: FieldProblem[]): ReadId | undefined {
  if (typed.idNumber === undefined) return undefined;
  if (typed.idNumber === null || typed.idNumber.trim() === '')
    return { kind: null, number: null, birthDate: null, sex: null };
  const reading = parseIdNumber(typed.idNumber);
  const asPassport = typed.idKind === 'passport' && /^[A-Z0-9]{5,20}$/i.test(typed.idNumber);
  if (asPassport && (!reading.ok || reading.id.kind !== 'resident-id'))
    return { kind: 'passport', number: typed.idNumber.toUpperCase(), birthDate: null, sex: null };
  if (!reading.ok) {
    problems.push({ pointer: '/idNumber', code: 'wrong-format' });
    return undefined;
  }
  if (typed.idKind != null && typed.idKind !== reading.id.kind)
    problems.push({ pointer: '/idKind', code: 'contradiction' });
  return reading.id;
}
