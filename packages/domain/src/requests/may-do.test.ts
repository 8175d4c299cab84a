import type { RequestState } from '@linli/contracts/requests/labels';
import { requestActs } from '@linli/contracts/requests/values';
import { describe, expect, it } from 'vitest';
import { steps } from './life.ts';
import {
  type Matter,
  mayDo,
  type PostRights,
  postRights,
  type Reader,
  readerKind,
  refusalOf,
  seesContent,
} from './may-do.ts';

const now = new Date('2026-11-16T01:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const noPost: PostRights = {
  view: false,
  handle: false,
  approve: false,
  help: false,
  submitFor: false,
  assign: false,
  escalate: false,
  supervise: false,
};
const reader = (given: Partial<Omit<Reader, 'posts'>> & { posts?: Partial<PostRights> } = {}): Reader => ({
  isResident: false,
  isScribe: false,
  hands: [],
  isBound: false,
  didIt: false,
  isTold: false,
  isAsked: false,
  decidesPlea: false,
  isTeam: false,
  ...given,
  posts: { ...noPost, ...given.posts },
});
const matter = (given: Partial<Matter> = {}): Matter => ({
  state: 'accepted',
  handledBy: 'volunteers',
  discreet: false,
  hasHelper: false,
  hasLead: false,
  paused: false,
  hasLines: false,
  asksReplacement: false,
  stars: null,
  closedAt: null,
  mergedAt: null,
  ...given,
});
const states = Object.keys(steps) as RequestState[];
const everything = reader({
  isResident: true,
  hands: ['helper', 'lead', 'joint'],
  isTold: true,
  decidesPlea: true,
  posts: Object.fromEntries(Object.keys(noPost).map((right) => [right, true])),
});

describe('what one may do to a request', () => {
  it('is nothing for a stranger, in any state', () => {
    for (const state of states) expect(mayDo(reader(), matter({ state, closedAt: now }), now)).toEqual([]);
  });

  it('is only to note and to say it is not solved once it is over, and nothing moves what was cancelled', () => {
    const acts = (state: RequestState) =>
      mayDo(everything, matter({ state, closedAt: daysAgo(1), hasLead: true, hasHelper: true }), now);
    expect(acts('cancelled')).toEqual(['note']);
    expect(acts('not-solvable')).toEqual(['note']);
    expect(acts('closed')).toEqual(['confirm', 'rate', 'note']);
  });

  it('knows every act of the contract', () => {
    const seen = new Set(
      states.flatMap((state) =>
        [true, false].flatMap((flag) =>
          [everything, reader({ posts: { help: true, handle: true } })].flatMap((who) =>
            mayDo(
              who,
              matter({
                state,
                paused: flag,
                hasLead: flag,
                hasHelper: flag,
                hasLines: true,
                asksReplacement: true,
                closedAt: now,
                mergedAt: now,
              }),
              now,
            ),
          ),
        ),
      ),
    );
    expect([...seen].sort()).toEqual([...requestActs].sort());
  });

  it('lets a resident reopen within a week and rate within thirty days of the end', () => {
    const resident = reader({ isResident: true });
    const closed = (days: number) => matter({ state: 'closed', closedAt: daysAgo(days) });
    expect(mayDo(resident, closed(7), now)).toEqual(['confirm', 'rate']);
    expect(mayDo(resident, closed(8), now)).toEqual(['rate']);
    expect(mayDo(resident, closed(31), now)).toEqual([]);
    expect(mayDo(resident, { ...closed(1), stars: 5 }, now)).toEqual(['confirm']);
  });

  it('lets nobody confirm their own work by phone', () => {
    const done = matter({ state: 'done', handledBy: 'staff', hasLead: true });
    const staff = { handle: true, submitFor: true };
    expect(mayDo(reader({ posts: staff }), done, now)).toContain('confirm');
    expect(mayDo(reader({ posts: staff, hands: ['lead'] }), done, now)).not.toContain('confirm');
    expect(mayDo(reader({ posts: staff, didIt: true }), done, now)).not.toContain('confirm');
    expect(mayDo(reader({ posts: staff, hands: ['lead'] }), { ...done, hasHelper: true }, now)).toContain(
      'confirm',
    );
  });

  it('does not let somebody named after the second level hand it back', () => {
    const going = matter({ state: 'taken', hasLead: true, hasHelper: true });
    for (const isBound of [false, true]) {
      const acts = mayDo(reader({ hands: ['lead', 'helper'], isBound, posts: { handle: true } }), going, now);
      expect(acts.includes('hand-over')).toBe(!isBound);
      expect(acts.includes('give-back')).toBe(!isBound);
      expect(acts).toContain('plead');
    }
  });

  it('tells apart what is not theirs and what is not the time for', () => {
    expect(refusalOf('start', reader(), matter({ state: 'taken' }), now)).toBe('not-allowed');
    expect(refusalOf('start', reader({ hands: ['helper'] }), matter(), now)).toBe('illegal-transition');
    expect(refusalOf('start', reader({ hands: ['helper'] }), matter({ state: 'taken' }), now)).toBeNull();
  });
});

describe('as what one reads a request', () => {
  it('an inspector reads it and changes nothing', () => {
    const inspector = reader({
      posts: postRights([{ role: 'inspector', areaPath: '1' }], '1.2', null, false),
    });
    expect(readerKind(inspector, matter())).toBe('staff');
    for (const state of states)
      expect(mayDo(inspector, matter({ state, hasLead: true, closedAt: now }), now)).toEqual([]);
  });

  it('a team sees its own kinds and what it was told of, and nothing else', () => {
    const held = [{ role: 'utilities-team', areaPath: '1' }] as const;
    const of = (team: 'utilities-team' | 'legal-team' | null, isTold: boolean) => {
      const { isTeam, ...posts } = postRights(held, '1.2', team, isTold);
      return readerKind(reader({ isTeam, isTold, posts }), matter({ handledBy: 'team' }));
    };
    expect(of('utilities-team', false)).toBe('staff');
    expect(of('legal-team', false)).toBeNull();
    expect(of(null, false)).toBeNull();
    expect(of('legal-team', true)).toBe('staff');
  });

  it('a volunteer sees what is free to take, as a neighbour, and never a discreet one', () => {
    const volunteer = reader({ posts: { help: true, submitFor: true } });
    expect(readerKind(volunteer, matter())).toBe('neighbour');
    expect(readerKind(volunteer, matter({ state: 'taken' }))).toBeNull();
    expect(readerKind(volunteer, matter({ handledBy: 'team' }))).toBeNull();
    expect(readerKind(volunteer, matter({ discreet: true }))).toBeNull();
    expect(seesContent(volunteer, matter())).toBe(false);
  });

  it('of discreet kinds the staff see no content until they have it in hand', () => {
    const discreet = matter({ discreet: true, handledBy: 'team' });
    const leader = reader({ posts: { view: true, handle: true } });
    expect(readerKind(leader, discreet)).toBe('staff');
    expect(seesContent(leader, discreet)).toBe(false);
    expect(seesContent({ ...leader, hands: ['joint'] }, discreet)).toBe(true);
    expect(seesContent({ ...leader, isTold: true }, discreet)).toBe(true);
    expect(seesContent(leader, matter())).toBe(true);
    expect(seesContent(reader({ isResident: true }), discreet)).toBe(true);
  });
});
