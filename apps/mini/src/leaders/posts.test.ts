import { describe, expect, it } from 'vitest';
import { holds, type Post, postAtWork, postsWith, rolesToGive } from './posts.ts';

const post = (appointmentId: string, role: Post['role'], areaKind: Post['areaKind']): Post => ({
  appointmentId,
  role,
  areaKind,
  areaId: `area-${appointmentId}`,
  areaName: appointmentId,
  fromAt: '2026-07-01T00:00:00Z',
  untilAt: null,
  secondedFrom: null,
});
const volunteer = post('v', 'volunteer', 'building');
const leader = post('g', 'grid-leader', 'grid');
const head = post('c', 'cell-head', 'cell');

describe('the posts of an account', () => {
  it('give only the rights of their roles', () => {
    expect(postsWith([volunteer, leader, head], 'alerts.view').map((p) => p.appointmentId)).toEqual([
      'g',
      'c',
    ]);
    expect(holds([volunteer], 'alerts.view')).toBe(false);
    expect(holds([volunteer], 'reports.call')).toBe(true);
  });

  it('the one with the widest area is at work until another is chosen', () => {
    expect(postAtWork([volunteer, head, leader], undefined)).toBe(leader);
    expect(postAtWork([volunteer, head, leader], 'c')).toBe(head);
  });

  it('a chosen post that has ended is forgotten', () => {
    expect(postAtWork([volunteer, head], 'g')).toBe(head);
    expect(postAtWork([], 'g')).toBeUndefined();
  });

  it('only posts below one of them can be given, and only by those who give posts', () => {
    expect(rolesToGive([volunteer, head])).toEqual([]);
    expect(rolesToGive([leader])).toContain('cell-head');
    expect(rolesToGive([leader])).not.toContain('grid-leader');
  });
});
