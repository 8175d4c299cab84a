import type { Role } from '@linli/contracts/identity/roles';
import type { AreaKind } from '@linli/contracts/people/areas';
import { describe, expect, it } from 'vitest';
import { coverageDoubts, type HolderFacts, type HolderPost } from './coverage.ts';

const now = new Date('2026-11-22T01:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const kindOf: Partial<Record<Role, AreaKind>> = {
  'grid-leader': 'grid',
  'cell-head': 'cell',
  'building-head': 'building',
};
const post = (role: Role, areaPath: string, more: Partial<HolderPost> = {}): HolderPost => ({
  role,
  areaPath,
  areaKind: kindOf[role] ?? 'community',
  fromAt: ago(100),
  communityPath: '1.2',
  households: null,
  ...more,
});
const holder = (posts: HolderPost[], more: Partial<HolderFacts> = {}): HolderFacts => ({
  posts,
  homePath: null,
  lastActAt: ago(1),
  awayUntil: null,
  ...more,
});
const faults = (given: HolderFacts) => coverageDoubts(given, now).map(({ fault }) => fault);

describe('one name for many', () => {
  it('a cell head who also heads the buildings of the cell covers them, as the field has it', () => {
    const cell = post('cell-head', '1.2.3.4', { households: 52 });
    const buildings = [5, 6, 7].map((n) => post('building-head', `1.2.3.4.${n}`));
    expect(faults(holder([cell, ...buildings]))).toEqual([]);
  });

  it.each([
    ['many-buildings', [5, 6, 7].map((n) => post('building-head', `1.2.3.${n}`))],
    ['many-cells', [4, 5].map((n) => post('cell-head', `1.2.3.${n}`))],
    ['many-grids', [3, 4].map((n) => post('grid-leader', `1.2.${n}`))],
    ['many-teams', [post('medical-team', '1.2'), post('counselling-team', '1.2')]],
    ['several-levels', [post('grid-leader', '1.2.3'), post('building-head', '1.2.3.4.5')]],
  ] as const)('%s', (fault, posts) => {
    expect(faults(holder([...posts]))).toContain(fault);
  });

  it.each([
    ['cell-head', 200],
    ['grid-leader', 880],
  ] as const)('households of a %s are doubted beyond the limit, not at it', (role, most) => {
    const of = (households: number) => faults(holder([post(role, '1.2.3', { households })]));
    expect(of(most)).toEqual([]);
    expect(of(most + 1)).toEqual(['many-households']);
  });
});

describe('a name with nobody behind it', () => {
  it('heads live in their community; who the register does not know is not doubted', () => {
    const head = [post('building-head', '1.2.3.4')];
    expect(faults(holder(head, { homePath: '1.9.3' }))).toEqual(['lives-elsewhere']);
    expect(faults(holder(head, { homePath: '1.2.7.8' }))).toEqual([]);
    expect(faults(holder(head))).toEqual([]);
    expect(faults(holder([post('grid-leader', '1.2.3')], { homePath: '1.9' }))).toEqual([]);
  });

  it('somebody who did nothing for a fortnight in the post is doubted, not somebody new', () => {
    const since = (days: number, lastActAt: Date | null) =>
      faults(holder([post('cell-head', '1.2.3', { fromAt: ago(days) })], { lastActAt }));
    expect(since(30, null)).toEqual(['never-acts']);
    expect(since(30, ago(14))).toEqual(['never-acts']);
    expect(since(30, ago(13))).toEqual([]);
    expect(since(13, null)).toEqual([]);
    // What they did before they had the post says nothing about it.
    expect(since(14, ago(40))).toEqual(['never-acts']);
  });

  it('leave without a stand-in leaves the post uncovered', () => {
    expect(faults(holder([post('cell-head', '1.2.3')], { awayUntil: ago(-3) }))).toEqual(['away']);
  });
});
