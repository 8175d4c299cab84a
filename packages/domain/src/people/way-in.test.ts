import { describe, expect, it } from 'vitest';
import {
  type Applicant,
  chooseSelf,
  type Dweller,
  decideLink,
  decideWayIn,
  decideWaysByPhone,
} from './way-in.ts';

const today = '2026-11-16';
const dweller = (personId: string, more: Partial<Dweller> = {}): Dweller => ({
  personId,
  name: personId,
  relation: 'other-relative',
  birthDate: null,
  carriesPhone: false,
  link: 'none',
  ...more,
});
const applicant = (more: Partial<Applicant> = {}): Applicant => ({
  linked: false,
  personId: undefined,
  name: '',
  relation: null,
  ...more,
});
const decide = (dwellers: Dweller[], who: Partial<Applicant> = {}) =>
  decideWayIn(dwellers, applicant(who), today);

describe('the way in', () => {
  it('is open to the phone the register has for a dweller, and that dweller it is', () => {
    expect(decide([dweller('a', { carriesPhone: true }), dweller('b')])).toEqual({
      state: 'confirmed',
      personId: 'a',
    });
  });

  it('needs a leader for a phone the register does not have, whatever the applicant claims', () => {
    expect(decide([dweller('a')])).toEqual({ state: 'asked', personId: null });
    expect(decide([])).toEqual({ state: 'asked', personId: null });
    expect(decide([dweller('a'), dweller('b', { carriesPhone: true })], { personId: 'a' })).toEqual({
      state: 'asked',
      personId: 'a',
    });
  });

  it('needs a leader when everybody with that phone has another account', () => {
    expect(decide([dweller('a', { carriesPhone: true, link: 'other' })])).toEqual({
      state: 'asked',
      personId: null,
    });
  });

  it('stays open to somebody linked to a dweller before', () => {
    expect(decide([dweller('a', { link: 'mine' })], { linked: true })).toEqual({
      state: 'confirmed',
      personId: 'a',
    });
  });

  it('of a second household, such as the parents’, links nobody', () => {
    expect(decide([dweller('a', { carriesPhone: true })], { linked: true })).toEqual({
      state: 'confirmed',
      personId: null,
    });
  });

  it('is closed to who claims to be somebody else’s account, somebody else, or nobody of the household', () => {
    const refused = (reason: string) => ({ state: 'refused', reason });
    expect(decide([dweller('a', { link: 'other' })], { personId: 'a' })).toEqual(refused('person-taken'));
    expect(decide([dweller('a')], { personId: 'a', linked: true })).toEqual(refused('account-linked'));
    expect(decide([dweller('a')], { personId: 'b' })).toEqual(refused('not-a-member'));
  });
});

describe('one account a person', () => {
  it('is kept from both sides', () => {
    expect(decideLink({ link: 'none', linked: false })).toBeNull();
    expect(decideLink({ link: 'mine', linked: true })).toBeNull();
    expect(decideLink({ link: 'other', linked: false })).toBe('person-taken');
    expect(decideLink({ link: 'none', linked: true })).toBe('account-linked');
  });
});

describe('who of several with one phone one is', () => {
  const choose = (people: Dweller[], who: Partial<Applicant> = {}) =>
    chooseSelf(people, applicant(who), today);

  it('is the only grown-up', () => {
    expect(choose([dweller('a'), dweller('child', { birthDate: '2015-01-01' })])).toBe('a');
  });

  it('is never a child below fourteen, but from that birthday on may be', () => {
    expect(choose([dweller('child', { birthDate: '2012-11-17' })])).toBeNull();
    expect(choose([dweller('child', { birthDate: '2012-11-16' })])).toBe('child');
  });

  it('is the one of that name, else of that relation, else unclear', () => {
    const two = [dweller('a', { relation: 'head' }), dweller('b', { relation: 'spouse' })];
    expect(choose(two, { name: 'b', relation: 'head' })).toBe('b');
    expect(choose(two, { relation: 'spouse' })).toBe('b');
    expect(choose(two)).toBeNull();
    expect(choose([...two, dweller('c', { relation: 'spouse' })], { relation: 'spouse' })).toBeNull();
  });
});

describe('the ways in by phone', () => {
  const home = (...dwellers: Dweller[]) => ({ dwellers });
  const [mine, parents] = [
    home(dweller('me', { name: '李四', carriesPhone: true }), dweller('child')),
    home(dweller('mother', { carriesPhone: true })),
  ];
  const ways = (name: string, linked = false) => decideWaysByPhone([mine, parents], { linked, name }, today);

  it('are all households with the phone, and in one of them one is somebody', () => {
    expect(ways('李四')).toEqual([
      { household: mine, personId: 'me' },
      { household: parents, personId: null },
    ]);
  });

  it('link nobody while it is not clear who one is, or is linked already', () => {
    for (const way of [...ways(''), ...ways('李四', true)]) expect(way.personId).toBeNull();
  });

  it('stay open to a dweller one is linked to and are closed by another account', () => {
    const linked = home(dweller('me', { carriesPhone: true, link: 'mine' }));
    const taken = home(dweller('x', { carriesPhone: true, link: 'other' }));
    expect(decideWaysByPhone([linked, taken], { linked: true, name: '' }, today)).toEqual([
      { household: linked, personId: 'me' },
    ]);
  });
});
