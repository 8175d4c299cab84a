import { describe, expect, it } from 'vitest';
import { chooseRelative, decideRelative } from './relatives.ts';

describe('one relative more', () => {
  it('is allowed up to eight an account and three accounts a person', () => {
    expect(decideRelative({ relativesOfAccount: 7, accountsOfPerson: 2 })).toBeNull();
    expect(decideRelative({ relativesOfAccount: 8, accountsOfPerson: 0 })).toEqual({
      reason: 'too-many-relatives',
      most: 8,
    });
    expect(decideRelative({ relativesOfAccount: 0, accountsOfPerson: 3 })).toEqual({
      reason: 'too-many-accounts',
      most: 3,
    });
  });
});

describe('which member is meant', () => {
  const members = [
    { personId: '1', name: '王建国' },
    { personId: '2', name: '李秀英' },
    { personId: '3', name: '王 建国' },
  ];

  it('is the one by id', () => {
    expect(chooseRelative(members, { personId: '3', name: '李秀英' })).toEqual({ chosen: members[2] });
  });

  it('is the only one of a name, spaces aside', () => {
    expect(chooseRelative(members, { name: '李 秀英' })).toEqual({ chosen: members[1] });
  });

  it('has to be chosen among those of one name, and among all without a name or with none of theirs', () => {
    expect(chooseRelative(members, { name: '王建国' })).toEqual({ among: [members[0], members[2]] });
    expect(chooseRelative(members, {})).toEqual({ among: members });
    expect(chooseRelative(members, { name: '赵四' })).toEqual({ among: members });
  });

  it('is the only member when no name is given, but not when another name is', () => {
    const alone = members.slice(0, 1);
    expect(chooseRelative(alone, {})).toEqual({ chosen: alone[0] });
    expect(chooseRelative(alone, { name: '赵四' })).toEqual({ among: alone });
  });
});
