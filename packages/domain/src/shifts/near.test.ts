import { heldPlace, monday, shiftFacts, standing } from '@linli/test/support/shift-facts';
import { describe, expect, it } from 'vitest';
import { nearOf, nextBest } from './near.ts';
import { rankCandidates } from './rank-candidates.ts';
import { shippedRules } from './shipped-rules.ts';

const home = { community: '1', grid: '1.2', cell: '1.2.3', building: '1.2.3.4' };
const zone = 'Asia/Shanghai';
const now = new Date(monday.getTime() - 12 * 3_600_000);

describe('nearOf', () => {
  it.each([
    ['1.2.3.4', 'building'],
    ['1.2.3', 'cell'],
    ['1.2.30', 'grid'],
    ['1', 'community'],
    ['1.20.3', 'community'],
  ])('a checkpoint at %s is in the same %s', (areaPath, near) => {
    expect(nearOf(home, areaPath)).toBe(near);
  });
});

describe('nextBest', () => {
  const lost = shiftFacts(17.5, 5);
  const at = (from: number, areaPath = '1.2') => shiftFacts(from, 5, { areaPath });
  it('prefers near to the same time of day, and that to soon', () => {
    expect(nextBest(lost, [at(41, '1'), at(44)], home, zone)?.id).toBe('shift 44');
    expect(nextBest(lost, [at(30), at(65)], home, zone)?.id).toBe('shift 65');
    expect(nextBest(lost, [at(65), at(41)], home, zone)?.id).toBe('shift 41');
    expect(nextBest(lost, [], home, zone)).toBeNull();
  });

  it('times of day on either side of midnight are near to one another', () => {
    const late = shiftFacts(23.5, 2);
    expect(nextBest(late, [at(36), at(48.5)], home, zone)?.id).toBe('shift 48.5');
  });
});

describe('rankCandidates', () => {
  it('who may comes first, who has rested longest before the others, then who has least this week', () => {
    const shift = shiftFacts(80, 5);
    const people = [
      standing({ accountId: 'stood yesterday', held: [heldPlace(56, 5)] }),
      standing({ accountId: 'is busy then', held: [heldPlace(82, 2)] }),
      standing({ accountId: 'stands later', held: [heldPlace(110, 5)] }),
      standing({ accountId: 'is free' }),
      standing({ accountId: 'stood on Monday', held: [heldPlace(8, 5)] }),
    ];
    const ranked = rankCandidates(people, shift, shippedRules, now);
    expect(ranked.map(({ person }) => person.accountId)).toEqual([
      'is free',
      'stands later',
      'stood on Monday',
      'stood yesterday',
      'is busy then',
    ]);
    expect(ranked[3]).toMatchObject({
      weekMinutes: 300,
      lastUntil: new Date(monday.getTime() + 61 * 3_600_000),
    });
  });
});
