import { memberships, persons } from '@linli/db/people/tables';
import { gapNotes, roundMembers } from '@linli/db/reports/tables';
import { roundOf, slotsOf } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Ctx, inTransaction } from '../context.ts';
import { type MemberChange, tellMembersChanged } from '../people/followers.ts';
import { moveArea } from '../people/move-area.ts';
import { previewMoveArea } from '../people/preview-move-area.ts';
import { ledgerFollower } from './ledger-follower.ts';
import { settleLedger, these } from './settle-ledger.ts';

async function round() {
  const on = await stage({ startsAt: '2026-11-15T20:00:00Z', followers: [ledgerFollower] });
  const area = await on.areas({
    community: 'community',
    north: ['cell', 'community'],
    south: ['cell', 'community'],
    building: ['building', 'north'],
    elsewhere: 'community',
  });
  const household = await on.household(area.building);
  const { personId } = await on.member(household);
  const { roundId } = await roundOf(on, area.community);
  const at = (text: string) => on.clock.set(new Date(`${text}:00+08:00`));
  const spans = (id = personId) =>
    on.db
      .select()
      .from(roundMembers)
      .where(and(eq(roundMembers.roundId, roundId), eq(roundMembers.personId, id)))
      .orderBy(asc(roundMembers.fromAt), asc(roundMembers.untilAt));
  const act = async (work: (ctx: Ctx) => Promise<void>) => inTransaction(await on.system().ctx(), work);
  const told = (changes: MemberChange[]) => act((ctx) => tellMembersChanged(ctx, on.clock.now(), changes));
  return { on, area, household, personId, roundId, at, spans, act, told };
}

describe('the ledger', () => {
  it('ends the span of somebody who leaves, from that moment and with the reason', async () => {
    const { on, household, personId, at, spans, told } = await round();
    at('2026-11-16T12:00');
    await on.db
      .update(memberships)
      .set({ untilAt: on.clock.now() })
      .where(eq(memberships.personId, personId));
    await told([{ kind: 'left', personId, householdId: household.id, areaPath: 'x', reason: 'moved-out' }]);
    expect(await spans()).toMatchObject([{ untilAt: on.clock.now(), endReason: 'left' }]);
  });

  it('expects somebody who moves in from then on, and moves the span of somebody who changes household', async () => {
    const { on, area, household, personId, at, spans, told } = await round();
    at('2026-11-16T12:00');
    const other = await on.household(area.south);
    const now = on.clock.now();
    await on.db.update(memberships).set({ untilAt: now }).where(eq(memberships.personId, personId));
    await on.db.insert(memberships).values({
      id: on.ids.next(),
      householdId: other.id,
      personId,
      relation: 'head',
      fromAt: now,
    });
    const newcomer = await on.member(household);
    await told([
      {
        kind: 'left',
        personId,
        householdId: household.id,
        areaPath: area.building.path,
        reason: 'moved-within',
      },
      { kind: 'joined', personId, householdId: other.id, areaPath: area.south.path, tags: [] },
      { kind: 'joined', personId: newcomer.personId, householdId: household.id, areaPath: 'x', tags: [] },
    ]);
    expect(await spans()).toMatchObject([
      { untilAt: now, endReason: 'moved', areaPath: area.building.path },
      { fromAt: now, untilAt: null, areaPath: area.south.path, householdId: other.id },
    ]);
    expect(await spans(newcomer.personId)).toMatchObject([{ fromAt: now, untilAt: null }]);
  });

  it('leaves out whoever moves to another community, and people with other tags', async () => {
    const { on, area, personId, at, told, spans } = await round();
    const tagged = await roundOf(on, area.community, { form: 'all-well', audience: { tags: ['isolating'] } });
    expect(tagged.persons).toBe(0);
    at('2026-11-16T12:00');
    await on.db
      .update(persons)
      .set({ tags: ['isolating'] })
      .where(eq(persons.id, personId));
    const change = { personId, householdId: 'x', areaPath: 'x' } as const;
    await told([{ ...change, kind: 'tagged', tags: ['isolating'] }]);
    const isolating = () => on.db.select().from(roundMembers).where(eq(roundMembers.roundId, tagged.roundId));
    expect(await isolating()).toMatchObject([{ personId, untilAt: null }]);
    at('2026-11-16T15:00');
    await on.db.update(persons).set({ tags: [] }).where(eq(persons.id, personId));
    await told([{ ...change, kind: 'tagged', tags: [] }]);
    expect(await isolating()).toMatchObject([{ untilAt: on.clock.now(), endReason: 'tags' }]);
    expect(await spans()).toHaveLength(1);
  });

  it('follows a building to another cell, as the preview said, and back', async () => {
    const { on, area, at, spans } = await round();
    const secretary = await on.as({ role: 'secretary', area: area.community });
    at('2026-11-16T12:00');
    const move = { areaId: area.building.id, toParentId: area.south.id };
    const preview = await previewMoveArea(await secretary.ctx(), move);
    expect(preview).toMatchObject({ openRounds: 1, persons: 1 });
    await secretary.do(moveArea, { ...move, reason: '小格区调整' });
    const label = area.building.path.split('.').at(-1);
    expect(await spans()).toMatchObject([
      { areaPath: area.building.path, untilAt: on.clock.now(), endReason: 'area-moved' },
      { areaPath: `${area.south.path}.${label}`, untilAt: null },
    ]);
    at('2026-11-16T13:00');
    await secretary.do(moveArea, { areaId: area.building.id, toParentId: area.north.id, reason: '调整有误' });
    expect((await spans()).map(({ areaPath, untilAt }) => [areaPath, untilAt === null])).toEqual([
      [area.building.path, false],
      [`${area.south.path}.${label}`, false],
      [area.building.path, true],
    ]);
  });

  it('somebody away until a day is expected again the day after, without anybody coming back to it', async () => {
    const { on, personId, roundId, at, spans, act } = await round();
    at('2026-11-16T12:00');
    await on.db.insert(gapNotes).values({
      id: on.ids.next(),
      roundId,
      personId,
      reason: 'away',
      untilDay: '2026-11-17',
      saidAt: on.clock.now(),
    });
    const settle = () =>
      act((ctx) => settleLedger(ctx, on.clock.now(), these([{ personId, why: 'away' }]), roundId));
    await settle();
    await settle();
    const slots = await slotsOf(on, roundId);
    const [first, again] = await spans();
    expect(first).toMatchObject({ untilAt: on.clock.now(), endReason: 'away' });
    expect(again).toMatchObject({ fromAt: new Date('2026-11-18T00:00:00+08:00'), untilAt: null });
    expect(slots.filter(({ opensAt }) => again && opensAt >= again.fromAt).map(({ day }) => day)).toEqual([
      '2026-11-18',
      '2026-11-18',
    ]);
    // Back earlier than said: the note is lifted, and the span that had not begun never counts.
    await on.db.update(gapNotes).set({ liftedAt: on.clock.now() });
    await settle();
    const open = (await spans()).filter(({ untilAt }) => untilAt === null);
    expect(open).toMatchObject([{ fromAt: on.clock.now() }]);
    await settle();
    expect((await spans()).filter(({ untilAt }) => untilAt === null)).toEqual(open);
  });

  it('told the same twice, or at the same moment as before, changes nothing twice', async () => {
    const { on, household, personId, spans, told, at } = await round();
    at('2026-11-16T12:00');
    const same = { personId, householdId: household.id, areaPath: 'x' } as const;
    const before = await spans();
    await told([{ ...same, kind: 'tagged', tags: [] }]);
    expect(await spans()).toEqual(before);
    const live = and(eq(memberships.personId, personId), isNull(memberships.untilAt));
    const leave = () => on.db.update(memberships).set({ untilAt: on.clock.now() }).where(live);
    await leave();
    await told([{ ...same, kind: 'left', reason: 'moved-out' }]);
    await told([{ ...same, kind: 'left', reason: 'moved-out' }]);
    expect((await spans()).map(({ untilAt }) => untilAt)).toEqual([on.clock.now()]);
  });
});
