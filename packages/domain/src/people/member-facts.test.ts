import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residentIdCheck } from './id-number.ts';
import { readMemberFacts } from './member-facts.ts';

const today = '2026-11-16';
const idOf = (first17: string) => first17 + residentIdCheck(first17);
const woman1990 = idOf('37010219900307122');

describe('what somebody types about a member', () => {
  it('an id number fills birth date and sex', () => {
    expect(readMemberFacts({ idNumber: ` ${woman1990.toLowerCase()} ` }, today)).toEqual({
      ok: true,
      id: { idKind: 'resident-id', idNumber: woman1990 },
      birthDate: '1990-03-07',
      sex: 'female',
    });
  });

  it.each([
    [{ birthDate: '2026-11-17' }, '/birthDate', 'impossible'],
    [{ birthDate: '1850-01-01' }, '/birthDate', 'impossible'],
    [{ idNumber: woman1990, birthDate: '1990-03-08' }, '/birthDate', 'contradiction'],
    [{ idNumber: woman1990, sex: 'male' as const }, '/sex', 'contradiction'],
    [{ idNumber: woman1990, idKind: 'taiwan-permit' as const }, '/idKind', 'contradiction'],
    [{ idNumber: '370102199003071220' }, '/idNumber', 'wrong-format'],
    [{ sex: 'male' as const, tags: ['pregnant' as const] }, '/tags', 'contradiction'],
  ])('%o is sent back with %s: %s', (typed, pointer, code) => {
    expect(readMemberFacts(typed, today)).toEqual({ ok: false, problems: [{ pointer, code }] });
  });

  it('nothing given changes nothing, and null empties', () => {
    expect(readMemberFacts({}, today)).toEqual({
      ok: true,
      id: undefined,
      sex: undefined,
      birthDate: undefined,
    });
    expect(readMemberFacts({ idNumber: null, sex: null }, today)).toMatchObject({
      id: { idKind: null, idNumber: null },
      sex: null,
    });
  });

  it('never takes an id number whose check character is wrong', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'0123456789X'), (last) => {
        const reading = readMemberFacts({ idNumber: woman1990.slice(0, 17) + last }, today);
        expect(reading.ok).toBe(last === woman1990[17]);
      }),
    );
  });
});
