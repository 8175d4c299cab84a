import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bundling, bundle } from './bundle.ts';

const limits = { most: 4, capacity: 10 };

const requests: fc.Arbitrary<Bundling[]> = fc
  .array(
    fc.record({
      together: fc.constantFrom('3 号楼 药店', '3 号楼 超市', '4 号楼 超市'),
      from: fc.nat(6),
      hours: fc.nat(4),
      size: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map(({ hours, ...rest }, i) => ({ id: `r${i}`, ...rest, until: rest.from + hours })));

function fits(group: readonly Bundling[]): boolean {
  return (
    group.length <= limits.most &&
    new Set(group.map(({ together }) => together)).size === 1 &&
    Math.max(...group.map(({ from }) => from)) <= Math.min(...group.map(({ until }) => until)) &&
    (group.length === 1 || group.reduce((sum, { size }) => sum + size, 0) <= limits.capacity)
  );
}

function groupsOf(all: Bundling[]): Bundling[][] {
  const byId = new Map(all.map((request) => [request.id, request]));
  return bundle(all, limits).map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}

test('each request is in one bundle, and each bundle can be done in one go', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const groups = groupsOf(all);
      expect(groups.flatMap((group) => group.map(({ id }) => id)).sort()).toEqual(
        all.map(({ id }) => id).sort(),
      );
      for (const group of groups) expect(fits(group)).toBe(true);
    }),
  );
});

test('no two bundles could have been one', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const groups = groupsOf(all);
      for (const [i, group] of groups.entries()) {
        for (const other of groups.slice(i + 1)) expect(fits([...group, ...other])).toBe(false);
      }
    }),
  );
});

test('the order in which requests are listed changes nothing', () => {
  const shuffled = requests.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(bundle(other, limits)).toEqual(bundle(all, limits));
    }),
  );
});

test('five neighbours who want bread before noon are four and one, the latest alone', () => {
  const neighbours = [11, 8, 9, 10, 12].map((until) => request({ id: `until ${until}`, until }));
  expect(bundle(neighbours, limits)).toEqual([['until 8', 'until 9', 'until 10', 'until 11'], ['until 12']]);
});

test.each([
  ['an id twice', [request({}), request({})]],
  ['a window that ends before it begins', [request({ from: 3, until: 2 })]],
  ['a size that is no number', [request({ size: Number.NaN })]],
])('refuses %s', (_, all) => {
  expect(() => bundle(all, limits)).toThrow(RangeError);
});

function request(given: Partial<Bundling>): Bundling {
  return { id: 'a', together: '3 号楼 超市', from: 7, until: 9, size: 1, ...given };
}
