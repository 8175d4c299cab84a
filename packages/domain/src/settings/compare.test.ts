import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSettings } from './compare.ts';

const text = (zh: string) => ({ zh, en: zh });
const value = fc.jsonValue({ maxDepth: 3 });

describe('a comparison of settings', () => {
  it('of the same value with itself finds nothing, whatever it is', () => {
    fc.assert(fc.property(fc.clone(value, 2), ([one, same]) => compareSettings(one, same).length === 0));
  });

  it('finds something wherever plain fields differ, and the same the other way round', () => {
    const fields = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(fc.integer(), fc.boolean(), fc.string()),
    );
    fc.assert(
      fc.property(fields, fields, (was, is) => {
        const there = compareSettings(was, is);
        const back = compareSettings(is, was);
        expect(there.length).toBe(back.length);
        for (const { way, was: old, is: now } of there)
          expect(back).toContainEqual({ way, was: now, is: old });
        expect(there.length === 0).toBe(
          Object.keys({ ...was, ...is }).every((name) => was[name] === is[name]),
        );
      }),
    );
  });

  it('names the way to each value, and takes a text in two languages as one', () => {
    expect(
      compareSettings(
        { limits: { danger: { dispatch: 60 } }, name: text('买菜') },
        { limits: { danger: { dispatch: 30 } }, name: text('代买') },
      ),
    ).toEqual([
      { way: [{ field: 'limits' }, { field: 'danger' }, { field: 'dispatch' }], was: 60, is: 30 },
      { way: [{ field: 'name' }], was: text('买菜'), is: text('代买') },
    ]);
  });

  it('knows items again that moved, and tells new ones and gone ones with their values', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, text: text(id), required: true }));
    expect(compareSettings({ questions: [a, b] }, { questions: [b, a] })).toEqual([
      { way: [{ field: 'questions' }, { field: 'order' }], was: ['a', 'b'], is: ['b', 'a'] },
    ]);
    const added = compareSettings({ questions: [a] }, { questions: [c, a] });
    expect(added.map(({ way, was, is }) => [way.at(-1), was, is])).toEqual([
      [{ field: 'id' }, undefined, 'c'],
      [{ field: 'text' }, undefined, text('c')],
      [{ field: 'required' }, undefined, true],
    ]);
    expect(
      compareSettings({ questions: [a, b] }, { questions: [a] }).every(({ is }) => is === undefined),
    ).toBe(true);
  });
});
