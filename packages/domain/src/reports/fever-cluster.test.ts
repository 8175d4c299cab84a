import { describe, expect, it } from 'vitest';
import { feverCluster } from './fever-cluster.ts';

const now = new Date('2026-02-08T08:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('a fever cluster', () => {
  it('is two people of one building within a week', () => {
    const fevers = [
      { personId: 'a', at: daysAgo(6.9) },
      { personId: 'b', at: now },
    ];
    expect(feverCluster(fevers, now)).toEqual({ people: 2, since: daysAgo(6.9) });
  });

  it('is not one person measured twice, nor a fever of more than a week ago', () => {
    expect(
      feverCluster(
        [
          { personId: 'a', at: daysAgo(1) },
          { personId: 'a', at: now },
        ],
        now,
      ),
    ).toBeNull();
    expect(
      feverCluster(
        [
          { personId: 'a', at: daysAgo(7) },
          { personId: 'b', at: now },
        ],
        now,
      ),
    ).toBeNull();
  });
});
