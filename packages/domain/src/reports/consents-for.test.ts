import { describe, expect, it } from 'vitest';
import { consentsFor } from './consents-for.ts';

describe('consents for somebody else', () => {
  it('nobody gives what a person with an account withheld, staff included', () => {
    for (const basis of ['self', 'relative', 'phone', 'visit', 'paper'] as const) {
      const consents = consentsFor({ ownAccount: ['whereabouts'], reporter: ['health'], basis });
      expect(consents.has('health')).toBe(false);
      expect(consents.has('whereabouts')).toBe(true);
    }
  });

  it('somebody without an account is spoken for by the relative who reports', () => {
    expect(consentsFor({ ownAccount: null, reporter: ['health'], basis: 'self' })).toEqual(
      new Set(['health']),
    );
    expect(consentsFor({ ownAccount: null, reporter: [], basis: 'relative' }).size).toBe(0);
  });

  it('what is told at the door or by phone is consented to by word of mouth', () => {
    expect(consentsFor({ ownAccount: null, reporter: [], basis: 'phone' }).has('health')).toBe(true);
  });

  it('a parent’s consent for a child counts although the child has an account', () => {
    const consents = consentsFor({ ownAccount: ['health'], reporter: ['children-data'], basis: 'self' });
    expect(consents).toEqual(new Set(['health', 'children-data']));
  });
});
