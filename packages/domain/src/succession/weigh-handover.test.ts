import type { Role } from '@linli/contracts/identity/roles';
import type { OpenKind } from '@linli/contracts/succession/labels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../shifts/shipped-rules.ts';
import type { ShiftFacts, Standing } from '../shifts/standing.ts';
import { type OpenThing, type ShiftToPass, type Successor, weighHandover } from './weigh-handover.ts';

const now = new Date('2026-11-16T01:00:00Z');
const grid = '1.2.3';
const secretary = { accountId: 's', posts: [{ role: 'secretary' as Role, areaPath: '1.2' }] };
let count = 0;
const thing = (kind: OpenKind, more: Partial<OpenThing> = {}): OpenThing => ({
  id: `${kind}-${++count}`,
  kind,
  areaPath: `${grid}.4`,
  role: kind === 'post' ? 'grid-leader' : null,
  isAlert: false,
  otherId: null,
  onDuty: false,
  ...more,
});
const post = thing('post', { areaPath: grid });
const successor = (accountId: string, role: Role = 'volunteer', areaPath = '1.2'): Successor => ({
  accountId,
  posts: [{ role, areaPath }],
  standing: null,
});
const weigh = (
  things: readonly OpenThing[],
  groups: Partial<Record<OpenKind, string | null>>,
  more: {
    items?: Record<string, string | null>;
    successors?: readonly Successor[];
    shifts?: ReadonlyMap<string, ShiftToPass>;
    actor?: typeof secretary;
  } = {},
) =>
  weighHandover(
    'leaver',
    things,
    {
      groups: new Map(Object.entries(groups) as [OpenKind, string | null][]),
      items: new Map(Object.entries(more.items ?? {})),
    },
    {
      actor: more.actor ?? secretary,
      successors: new Map((more.successors ?? [successor('a')]).map((each) => [each.accountId, each])),
      shifts: more.shifts ?? new Map(),
      now,
    },
  ).map(({ refusal, to }) => refusal ?? to ?? 'stays');

describe('who may follow', () => {
  it('whoever gets the post has the right to what hangs on it, and nobody by a post given to somebody else', () => {
    const request = thing('request');
    expect(weigh([post, request], { post: 'a', request: 'a' })).toEqual(['a', 'a']);
    const two = [successor('a'), successor('b')];
    expect(weigh([post, request], { post: 'b', request: 'a' }, { successors: two })).toEqual([
      'b',
      'no-right',
    ]);
    expect(weigh([post, request], { post: null, request: 'a' })).toEqual(['stays', 'no-right']);
  });

  it('a post that whoever hands over may not give stands against itself and gives no rights', () => {
    const actor = { accountId: 'g', posts: [{ role: 'grid-leader' as Role, areaPath: grid }] };
    expect(weigh([post, thing('request')], { post: 'a', request: 'a' }, { actor })).toEqual([
      'from-above',
      'no-right',
    ]);
  });

  it('one thing can go to somebody else than its kind, and stay', () => {
    const [one, two, three] = [thing('call'), thing('call'), thing('call')];
    const items = { [two.id]: 'b', [three.id]: null };
    const successors = [successor('a'), successor('b')];
    expect(weigh([one, two, three], { call: 'a' }, { items, successors })).toEqual(['a', 'b', 'stays']);
  });

  it('a supervision does not go to whoever asked for it, and a duty that has begun goes to nobody', () => {
    const asked = thing('supervision', { otherId: 'a' });
    const successors = [successor('a', 'grid-leader', grid)];
    expect(weigh([asked], { supervision: 'a' }, { successors })).toEqual(['asked-it-themselves']);
    expect(weigh([thing('shift', { onDuty: true })], { shift: 'a' })).toEqual(['on-duty']);
    expect(weigh([thing('shift', { onDuty: true })], { shift: null })).toEqual(['stays']);
  });
});

describe('places on shifts', () => {
  const hours = (from: number, until: number) => ({
    startsAt: new Date(now.getTime() + from * 3_600_000),
    endsAt: new Date(now.getTime() + until * 3_600_000),
  });
  const shift = (of: OpenThing, from: number): ShiftToPass => {
    const facts: ShiftFacts = {
      id: `shift of ${of.id}`,
      checkpointId: 'gate',
      areaPath: '1.2',
      ...hours(from, from + 4),
      day: '2026-11-18',
      lastDay: '2026-11-18',
      minutes: 240,
      nightMinutes: 0,
      open: true,
      people: 1,
      taken: 1,
      roles: [],
      riskVersion: 1,
      holders: [{ claimId: of.id, accountId: 'leaver', roles: [] }],
    };
    return { facts, rules: { ...shippedRules, needsInsurance: false }, communityPath: '1.2' };
  };
  const standing: Standing = {
    accountId: 'a',
    name: 'A',
    birthDate: '1985-03-01',
    paths: ['1.2'],
    held: [],
    clearances: [],
    risksRead: new Map(),
  };

  it('two that overlap go to two people, not to one, whatever order they are named in', () => {
    const [one, two] = [thing('shift'), thing('shift')];
    const shifts = new Map([
      [one.id, shift(one, 48)],
      [two.id, shift(two, 50)],
    ]);
    const successors = ['a', 'b'].map((accountId) => ({
      ...successor(accountId),
      standing: { ...standing, accountId },
    }));
    for (const things of [
      [one, two],
      [two, one],
    ]) {
      const outcomes = weigh(things, { shift: 'a' }, { shifts, successors });
      expect(outcomes[things.indexOf(one)]).toBe('a');
      expect(outcomes[things.indexOf(two)]).toBe('shift-rule');
    }
    expect(weigh([one, two], { shift: 'a' }, { shifts, successors, items: { [two.id]: 'b' } })).toEqual([
      'a',
      'b',
    ]);
  });

  it('whoever is from elsewhere may stand there when the handover gives them a post in the community', () => {
    const one = thing('shift');
    const shifts = new Map([[one.id, shift(one, 48)]]);
    const stranger = { ...successor('a', 'volunteer', '1.9'), standing: { ...standing, paths: ['1.9'] } };
    expect(weigh([one], { shift: 'a' }, { shifts, successors: [stranger] })).toEqual(['shift-rule']);
    const given = weigh([post, one], { post: 'a', shift: 'a' }, { shifts, successors: [stranger] });
    expect(given).toEqual(['a', 'a']);
  });
});

it('each thing has one outcome: refused, with somebody who was named for it, or staying because that was said', () => {
  const kind = fc.constantFrom<OpenKind>('post', 'request', 'errand', 'alert', 'told', 'call', 'roster');
  const to = fc.constantFrom<string | null | undefined>('a', 'b', 'leaver', null, undefined);
  fc.assert(
    fc.property(fc.array(fc.tuple(kind, to)), (drawn) => {
      const things = drawn.map(([each]) => thing(each));
      const items = Object.fromEntries(
        things.flatMap((each, at) => {
          const chosen = drawn[at]?.[1];
          return chosen === undefined ? [] : [[each.id, chosen]];
        }),
      );
      const outcomes = weigh(things, {}, { items, successors: [successor('a'), successor('b')] });
      expect(outcomes).toHaveLength(things.length);
      for (const [at, outcome] of outcomes.entries()) {
        const chosen = drawn[at]?.[1];
        if (chosen === undefined) expect(outcome).toBe('no-successor');
        else if (chosen === null) expect(outcome).toBe('stays');
        else expect([chosen, 'no-right', 'from-above', 'no-successor']).toContain(outcome);
      }
    }),
  );
});
