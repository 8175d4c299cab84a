import { describe, expect, it } from 'vitest';
import { findTold, type Holder, type Place } from './find-told.ts';

const areas: Place['areas'] = [
  { areaId: 'b', kind: 'building', name: '3栋' },
  { areaId: 'g', kind: 'grid', name: '一网格' },
  { areaId: 'c', kind: 'community', name: '半岛' },
  { areaId: 's', kind: 'street', name: '街道' },
];
const holder = (
  areaId: string,
  role: Holder['role'],
  accountId: string,
  more: Partial<Holder> = {},
): Holder => ({
  areaId,
  role,
  accountId,
  name: accountId,
  onLeave: false,
  standIn: null,
  ...more,
});
const place = (holders: Holder[], more: Partial<Place> = {}): Place => ({
  areas,
  holders,
  left: [],
  persons: [],
  team: null,
  ...more,
});
const leader = { kind: 'post', role: 'grid-leader' } as const;

describe('whom a step reaches', () => {
  it('everybody who holds the post at the nearest area that has it', () => {
    const found = findTold(
      leader,
      place([
        holder('c', 'grid-leader', 'far'),
        holder('g', 'grid-leader', 'one'),
        holder('g', 'grid-leader', 'two'),
      ]),
    );
    expect(found).toMatchObject({ areaId: 'g', areaName: '一网格', skipped: null });
    expect(found.people.map(({ accountId }) => accountId)).toEqual(['one', 'two']);
  });

  it('nobody where the post is empty, and since when', () => {
    const at = new Date('2026-05-03T00:00:00Z');
    expect(findTold(leader, place([], { left: [{ areaId: 'g', role: 'grid-leader', at }] }))).toMatchObject({
      skipped: 'post-empty',
      areaId: 'g',
      since: at,
    });
  });

  it('the stand-in of who is on leave, and the other holder when there is no stand-in', () => {
    const away = holder('g', 'grid-leader', 'away', { onLeave: true });
    expect(
      findTold(leader, place([{ ...away, standIn: { accountId: 'deputy', name: 'deputy' } }])).people,
    ).toEqual([{ accountId: 'deputy', name: 'deputy', standsInFor: 'away' }]);
    expect(
      findTold(leader, place([away, holder('g', 'grid-leader', 'here')])).people.map((p) => p.accountId),
    ).toEqual(['here']);
    expect(findTold(leader, place([away])).skipped).toBe('on-leave');
  });

  it('a level that is not there is no empty post', () => {
    expect(findTold({ kind: 'post', role: 'cell-head' }, place([])).skipped).toBe('no-such-area');
    expect(findTold({ kind: 'duty', level: 'district' }, place([])).skipped).toBe('no-such-area');
    expect(findTold({ kind: 'duty', level: 'street' }, place([])).skipped).toBe('post-empty');
  });

  it('duty officers of the level that is named only', () => {
    const on = place([holder('s', 'duty-officer', 'street'), holder('c', 'duty-officer', 'other')]);
    expect(findTold({ kind: 'duty', level: 'street' }, on).people[0]?.accountId).toBe('street');
  });

  it('the team the kind names, and nobody for kinds without one', () => {
    const on = place([holder('c', 'utilities-team', 'plumber')]);
    expect(findTold({ kind: 'team' }, on).skipped).toBe('no-team');
    expect(findTold({ kind: 'team' }, { ...on, team: 'utilities-team' }).people[0]?.accountId).toBe(
      'plumber',
    );
    expect(findTold({ kind: 'team' }, { ...on, team: 'legal-team' })).toMatchObject({
      skipped: 'post-empty',
      areaId: 'c',
    });
  });

  it('a person by name, or who stands in', () => {
    const wang = { accountId: 'wang', name: 'wang', onLeave: false, standIn: null };
    const target = { kind: 'person', accountId: 'wang' } as const;
    expect(findTold(target, place([], { persons: [wang] })).people[0]?.accountId).toBe('wang');
    expect(findTold(target, place([], { persons: [{ ...wang, onLeave: true }] })).skipped).toBe('on-leave');
    expect(findTold(target, place([])).skipped).toBe('post-empty');
  });
});
