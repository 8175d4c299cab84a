import { type AreaKind, areaKindNames } from '@linli/contracts/people/areas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMove, mayStandBelow, rebase } from './area-tree.ts';

const kind = fc.constantFrom<AreaKind>(...areaKindNames);
const path = fc
  .array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 })
  .map((labels) => labels.join('.'));

describe('the order of areas', () => {
  it('no area can stand below itself, directly or through others', () => {
    fc.assert(
      fc.property(kind, kind, kind, (a, b, c) => {
        expect(mayStandBelow(a, a)).toBe(false);
        if (mayStandBelow(a, b)) expect(mayStandBelow(b, a)).toBe(false);
        if (mayStandBelow(a, b) && mayStandBelow(b, c)) expect(mayStandBelow(a, c)).toBe(true);
      }),
    );
  });
});

describe('moving an area', () => {
  it('a unit never leaves its building', () => {
    fc.assert(
      fc.property(kind, path, path, (target, own, there) => {
        const facts = {
          kind: 'unit' as const,
          path: own,
          parentPath: own.slice(0, own.lastIndexOf('.')),
          target: { kind: target, path: there },
          nameTakenThere: false,
        };
        expect(decideMove(facts)).toBe('not-movable');
      }),
    );
  });

  it('an area is never moved below itself', () => {
    fc.assert(
      fc.property(path, path, (own, rest) => {
        const facts = {
          kind: 'cell' as const,
          path: own,
          parentPath: own.slice(0, own.lastIndexOf('.')),
          target: { kind: 'grid' as const, path: `${own}.${rest}` },
          nameTakenThere: false,
        };
        expect(decideMove(facts)).toBe('into-itself');
      }),
    );
  });

  it('moving a path there and back gives the same path', () => {
    fc.assert(
      fc.property(path, path, fc.option(path), (from, to, below) => {
        const inside = below === null ? from : `${from}.${below}`;
        expect(rebase(rebase(inside, from, to), to, from)).toBe(inside);
      }),
    );
  });
});
