import { households, joins, memberships, relatives } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { endMembership } from './end-membership.ts';
import type { MemberChange } from './followers.ts';
import { myHouseholds } from './my-households.ts';

const told: MemberChange[] = [];
const s = await stage({
  followers: [
    {
      membersChanged: async (_ctx, _at, changes) => void told.push(...changes),
      areaMoved: async () => {},
      weighMove: async () => ({ openRounds: 0, openItems: 0 }),
    },
  ],
});
const place = async () => {
  const tree = await s.areas({
    grid: 'grid',
    building: ['building', 'grid'],
    other: ['building', 'grid'],
  });
  const household = await s.household(tree.building);
  const head = await s.member(household, { tags: ['disabled'] });
  const child = await s.member(household, { relation: 'child' });
  return {
    ...tree,
    household,
    headId: head.personId,
    childId: child.personId,
    flat: await s.household(tree.other, { occupancy: 'empty' }),
    leader: await s.as({ role: 'grid-leader', area: tree.grid }),
  };
};
const homesOf = (personId: string) =>
  s.db.select().from(memberships).where(eq(memberships.personId, personId)).orderBy(memberships.fromAt);
const occupancy = async (id: string) =>
  (await s.db.select().from(households).where(eq(households.id, id)))[0]?.occupancy;

beforeEach(() => {
  told.length = 0;
  s.clock.advance(1);
});

describe('does', () => {
  it('ends the membership now and keeps that it was', async () => {
    const { headId, household, building, leader } = await place();
    await leader.do(endMembership, { personId: headId, reason: 'moved-out' });
    expect(await homesOf(headId)).toMatchObject([{ untilAt: s.clock.now(), endReason: 'moved-out' }]);
    expect(told).toEqual([
      {
        kind: 'left',
        personId: headId,
        householdId: household.id,
        areaPath: building.path,
        reason: 'moved-out',
      },
    ]);
  });

  it('with a destination, somebody lives there from the same moment, and their account comes along', async () => {
    const { headId, household, flat, other, leader } = await place();
    const resident = await s.as({ household, personId: headId });
    await leader.do(endMembership, { personId: headId, reason: 'moved-within', toHouseholdId: flat.id });
    const now = s.clock.now();
    expect(await homesOf(headId)).toMatchObject([
      { householdId: household.id, untilAt: now },
      { householdId: flat.id, fromAt: now, untilAt: null, relation: 'head' },
    ]);
    expect(told.map(({ kind }) => kind)).toEqual(['left', 'joined']);
    expect(told[1]).toMatchObject({ areaPath: other.path, tags: ['disabled'] });
    expect(await occupancy(flat.id)).toBe('lived-in');
    const { items } = await resident.do(myHouseholds, {});
    expect(items.map(({ householdId }) => householdId)).toEqual([flat.id]);
  });

  it('the last one to leave leaves an empty flat, an entry by mistake does not', async () => {
    const { headId, childId, household, leader } = await place();
    await leader.do(endMembership, { personId: headId, reason: 'moved-out' });
    expect(await occupancy(household.id)).toBe('lived-in');
    await leader.do(endMembership, { personId: childId, reason: 'moved-out' });
    expect(await occupancy(household.id)).toBe('empty');
    const next = await place();
    for (const personId of [next.headId, next.childId])
      await next.leader.do(endMembership, { personId, reason: 'entered-by-mistake' });
    expect(await occupancy(next.household.id)).toBe('lived-in');
  });

  it('who died is nobody’s relative to report for any more, and an account of theirs sees nothing', async () => {
    const { headId, household, leader } = await place();
    const account = await s.account();
    await s.db.insert(relatives).values({
      id: s.ids.next(),
      accountId: account.id,
      personId: headId,
      relation: 'parent',
      createdAt: s.clock.now(),
    });
    const resident = await s.as({ household, personId: headId });
    await leader.do(endMembership, { personId: headId, reason: 'died' });
    expect(await s.db.$count(relatives, and(eq(relatives.personId, headId), isNull(relatives.endedAt)))).toBe(
      0,
    );
    expect((await resident.do(myHouseholds, {})).items).toEqual([]);
    expect((await (await s.as(account)).do(myHouseholds, {})).items).toEqual([]);
  });

  it('a household says that one of them moved', async () => {
    const { childId, household } = await place();
    const resident = await s.as({ household });
    await resident.do(endMembership, { personId: childId, reason: 'moved-out' });
    expect(await homesOf(childId)).toMatchObject([{ endReason: 'moved-out' }]);
  });
});

describe('refuses', () => {
  it('a household that enters a death, a mistake or a new address', async () => {
    const { childId, household, flat } = await place();
    const resident = await s.as({ household });
    const given = [
      { reason: 'died' as const },
      { reason: 'entered-by-mistake' as const },
      { reason: 'moved-within' as const, toHouseholdId: flat.id },
    ];
    for (const each of given)
      await expect(resident.do(endMembership, { personId: childId, ...each })).rejects.toMatchObject({
        code: 'not-allowed',
      });
  });

  it('a destination for somebody who leaves the area, the flat they live in, and one out of reach', async () => {
    const { headId, household, flat, leader } = await place();
    const { flat: foreign } = await place();
    const end = (reason: 'moved-out' | 'moved-within', toHouseholdId: string) =>
      leader.do(endMembership, { personId: headId, reason, toHouseholdId });
    const wrong = { fields: [{ pointer: '/toHouseholdId', code: 'not-allowed-here' }] };
    await expect(end('moved-out', flat.id)).rejects.toMatchObject(wrong);
    await expect(end('moved-within', household.id)).rejects.toMatchObject(wrong);
    await expect(end('moved-within', foreign.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await homesOf(headId)).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('strangers', async () => {
    const { childId } = await place();
    const { leader: elsewhere } = await place();
    for (const caller of [elsewhere, await s.as()])
      await expect(
        caller.do(endMembership, { personId: childId, reason: 'moved-out' }),
      ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('races and repeats', () => {
  it('somebody who leaves twice at once leaves once', async () => {
    const { headId, leader } = await place();
    const ended = await Promise.allSettled(
      [1, 2, 3].map(() => leader.do(endMembership, { personId: headId, reason: 'moved-out' })),
    );
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(told).toHaveLength(1);
  });

  it('two who swap flats at once both arrive', async () => {
    const { headId, household, other, leader } = await place();
    const second = await s.household(other);
    const { personId } = await s.member(second);
    await Promise.all([
      leader.do(endMembership, { personId: headId, reason: 'moved-within', toHouseholdId: second.id }),
      leader.do(endMembership, { personId, reason: 'moved-within', toHouseholdId: household.id }),
    ]);
    const lives = async (id: string) =>
      (await homesOf(id)).find(({ untilAt }) => untilAt === null)?.householdId;
    expect([await lives(headId), await lives(personId)]).toEqual([second.id, household.id]);
  });

  it('an account has one way into the new household, although it was in both', async () => {
    const { headId, household, flat, leader } = await place();
    const account = await s.account();
    await s.join(account.id, household, { personId: headId });
    await s.join(account.id, flat);
    await leader.do(endMembership, { personId: headId, reason: 'moved-within', toHouseholdId: flat.id });
    const live = and(eq(joins.accountId, account.id), isNull(joins.endedAt));
    expect(await s.db.$count(joins, live)).toBe(1);
  });
});
