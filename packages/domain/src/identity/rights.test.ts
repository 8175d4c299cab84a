import { type Role, roleNames } from '@linli/contracts/identity/roles';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, may, mayAppoint, mayEndPost, type Right, reachOf, rights } from './rights.ts';

const path = fc
  .array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  .map((labels) => labels.join('.'));
const post = fc.record({ role: fc.constantFrom<Role>(...roleNames), areaPath: path });
const right = fc.constantFrom<Right>(...(Object.keys(rights) as Right[]));

describe('rights from posts', () => {
  it('a label that begins with the same digits is another area', () => {
    expect(isWithin('1.12', '1.1')).toBe(false);
    expect(isWithin('1.1.2', '1.1')).toBe(true);
  });

  it('nobody without a post may do anything', () => {
    fc.assert(fc.property(right, path, (r, p) => !may([], r, p)));
  });

  it('a right never reaches above or beside the area of the post', () => {
    fc.assert(
      fc.property(fc.array(post, { maxLength: 4 }), right, path, (posts, r, p) => {
        if (may(posts, r, p)) expect(posts.some((held) => isWithin(p, held.areaPath))).toBe(true);
      }),
    );
  });

  it('the reach names no area inside another of its areas', () => {
    fc.assert(
      fc.property(fc.array(post, { maxLength: 6 }), right, (posts, r) => {
        const reach = reachOf(posts, r);
        for (const a of reach) for (const b of reach) if (a !== b) expect(isWithin(a, b)).toBe(false);
      }),
    );
  });

  it('an inspector reads and changes nothing', () => {
    const inspector = [{ role: 'inspector' as const, areaPath: '1' }];
    const allowed = (Object.keys(rights) as Right[]).filter((r) => may(inspector, r, '1.2'));
    expect(allowed.filter((r) => !/view|search|coverage|gaps|read|rates|deliveries/.test(r))).toEqual([]);
  });

  it('nobody gives a post as high as their own', () => {
    const leader = [{ role: 'grid-leader' as const, areaPath: '1.2' }];
    expect(mayAppoint(leader, 'building-head', '1.2.3')).toBe(true);
    expect(mayAppoint(leader, 'grid-leader', '1.2')).toBe(false);
    expect(mayAppoint(leader, 'building-head', '1.3')).toBe(false);
  });

  it('a post is ended by who may give it, and by its holder unless it gives posts itself', () => {
    const at = (areaPath: string) => ({ areaPath });
    const leader = [{ role: 'grid-leader' as const, areaPath: '1.2' }];
    expect(mayEndPost(leader, { role: 'cell-head', ...at('1.2.3'), own: false })).toBe(true);
    expect(mayEndPost(leader, { role: 'cell-head', ...at('1.3'), own: false })).toBe(false);
    expect(mayEndPost(leader, { role: 'grid-leader', ...at('1.2'), own: true })).toBe(false);
    expect(mayEndPost([], { role: 'volunteer', ...at('1.3'), own: true })).toBe(true);
    expect(mayEndPost([], { role: 'volunteer', ...at('1.3'), own: false })).toBe(false);
  });
});
