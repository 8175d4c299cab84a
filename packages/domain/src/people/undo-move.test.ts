import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideUndo } from './undo-move.ts';

const facts = fc.record({
  move: fc.record({
    fromParentId: fc.constant('p'),
    toPath: fc.constantFrom('1.2.9', '1.3.9'),
    undone: fc.boolean(),
    isUndo: fc.boolean(),
    isLast: fc.boolean(),
  }),
  now: fc.record({
    path: fc.constantFrom('1.2.9', '1.3.9'),
    parentThere: fc.boolean(),
    nameTakenThere: fc.boolean(),
  }),
});

it('only the last move, not yet taken back, of an area that nothing has changed since is taken back', () => {
  fc.assert(
    fc.property(facts, ({ move, now }) => {
      const fine =
        !move.undone &&
        !move.isUndo &&
        move.isLast &&
        now.path === move.toPath &&
        now.parentThere &&
        !now.nameTakenThere;
      expect(decideUndo(move, now) === null).toBe(fine);
    }),
  );
});
