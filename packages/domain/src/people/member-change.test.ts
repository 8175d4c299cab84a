import { type PersonTag, personTags } from '@linli/contracts/people/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMemberChange, mayEnd, officialTags } from './member-change.ts';

const tags = fc.subarray(Object.keys(personTags) as PersonTag[]);
const official = (all: readonly PersonTag[]) => all.filter((tag) => officialTags.includes(tag)).sort();

describe('what a household may change about itself', () => {
  it('never what an order, a certificate or a benefit stands behind', () => {
    fc.assert(
      fc.property(tags, tags, (before, after) => {
        const allowed =
          decideMemberChange('household', { tags: after }, { tags: before, relation: 'child' }).length === 0;
        expect(allowed).toBe(official(before).join() === official(after).join());
      }),
    );
  });

  it('phone, language and relation, but not who somebody is', () => {
    expect(decideMemberChange('household', { relation: 'child' }, { tags: [], relation: 'spouse' })).toEqual(
      [],
    );
    expect(
      decideMemberChange('household', { name: '李四', idNumber: 'x' }, { tags: [], relation: 'spouse' }),
    ).toEqual([
      { pointer: '/name', code: 'not-allowed-here' },
      { pointer: '/idNumber', code: 'not-allowed-here' },
    ]);
  });

  it('a new member with name and birth date, but without a number and not as head', () => {
    const baby = {
      name: '李小宝',
      birthDate: '2026-11-01',
      idNumber: null,
      idKind: null,
      relation: 'child' as const,
    };
    expect(decideMemberChange('household', baby, null)).toEqual([]);
    expect(decideMemberChange('household', { ...baby, idNumber: '3701' }, null)).toHaveLength(1);
    expect(decideMemberChange('household', { ...baby, relation: 'head' }, null)).toHaveLength(1);
  });

  it('nobody makes oneself head of the household, nor the head something else', () => {
    const now = (relation: 'head' | 'child') => ({ tags: [], relation });
    expect(decideMemberChange('household', { relation: 'head' }, now('child'))).toHaveLength(1);
    expect(decideMemberChange('household', { relation: 'child' }, now('head'))).toHaveLength(1);
    expect(decideMemberChange('household', { relation: 'head' }, now('head'))).toEqual([]);
  });

  it('staff change everything', () => {
    fc.assert(
      fc.property(tags, tags, (before, after) => {
        expect(
          decideMemberChange('staff', { name: 'x', tags: after }, { tags: before, relation: 'child' }),
        ).toEqual([]);
      }),
    );
  });
});

describe('who may end a membership', () => {
  it('a household says who moved; a death, a mistake and a new address are for staff', () => {
    expect(mayEnd('household', 'moved-out', false)).toBe(true);
    expect(mayEnd('household', 'moved-within', true)).toBe(false);
    expect(mayEnd('household', 'died', false)).toBe(false);
    expect(mayEnd('household', 'entered-by-mistake', false)).toBe(false);
    expect(mayEnd('staff', 'died', false)).toBe(true);
  });
});
