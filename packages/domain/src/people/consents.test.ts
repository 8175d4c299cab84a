import { type ConsentKind, consentKinds } from '@linli/contracts/people/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentsMissing } from './consents.ts';

const kinds = Object.keys(consentKinds) as ConsentKind[];
const facts = fc.record({
  given: fc.subarray(kinds).map((given) => new Set(given)),
  reports: fc.boolean(),
  reportsForChild: fc.boolean(),
});

describe('consents still missing', () => {
  it('are never ones that were given', () => {
    fc.assert(
      fc.property(facts, (f) => {
        for (const kind of consentsMissing(f)) expect(f.given.has(kind)).toBe(false);
      }),
    );
  });

  it('are at most the privacy notice for somebody who reports for nobody', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const missing = consentsMissing({ ...f, reports: false, reportsForChild: false });
        expect(missing.filter((kind) => kind !== 'privacy')).toEqual([]);
      }),
    );
  });

  it('refusing health never makes another consent missing', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const without = new Set(f.given);
        without.delete('health');
        const others = (given: Set<ConsentKind>) =>
          consentsMissing({ ...f, given }).filter((kind) => kind !== 'health');
        expect(others(without)).toEqual(others(f.given));
      }),
    );
  });
});
