import { auditEntries } from '@linli/db/audit/tables';
import { absences, postGaps } from '@linli/db/escalation/tables';
import { type AccountCaller, stage } from '@linli/test/support/stage';
import { describe, expect, it } from 'vitest';
import { endAppointment } from './end-appointment.ts';
import { listAppointments } from './list-appointments.ts';
import { listEmptyPosts } from './list-empty-posts.ts';
import { listFalseCoverage } from './list-false-coverage.ts';

const s = await stage();
const place = () =>
  s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    other: ['grid', 'community'],
    cell: ['cell', 'grid'],
    one: ['building', 'cell'],
    two: ['building', 'cell'],
    three: ['building', 'cell'],
  });
const empty = async (who: AccountCaller, areaId: string, limit = 30) => {
  const seen: { role: string; areaId: string; households: number; missedDays: number }[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await who.do(listEmptyPosts, {
      areaId,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    seen.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return seen;
};

describe('empty posts', () => {
  it('are named down the tree with who left, and each once whatever the page', async () => {
    const { community, grid, other, cell, one, two, three } = await place();
    const secretary = await s.as({ role: 'secretary', area: community });
    const leaver = await s.account({ name: '张网格' });
    const post = await s.post(leaver.id, 'grid-leader', grid);
    await s.post((await s.account()).id, 'cell-head', cell);
    await s.post((await s.account()).id, 'building-head', one);
    await s.household(two);
    const before = ['grid-leader', 'building-head', 'building-head'];
    expect((await empty(secretary, community.id)).map(({ role }) => role).sort()).toEqual(before.sort());
    s.clock.advance(5);
    await secretary.do(endAppointment, { appointmentId: post.id, reason: '调走了' });
    const found = await empty(secretary, community.id, 1);
    expect(new Set(found.map(({ areaId }) => areaId))).toEqual(
      new Set([grid.id, other.id, two.id, three.id]),
    );
    expect(found).toHaveLength(4);
    expect(found.find(({ areaId }) => areaId === grid.id)).toMatchObject({
      role: 'grid-leader',
      lastHolder: '张网格',
      since: s.clock.now().toISOString(),
      households: 1,
    });
    const ended = await secretary.do(listAppointments, { areaId: grid.id, when: 'ended', limit: 30 });
    expect(ended.items).toMatchObject([{ holderName: '张网格', endReason: '调走了' }]);
  });

  it('a team that a case looked for in vain is one of them, until somebody holds it', async () => {
    const { community, grid } = await place();
    const secretary = await s.as({ role: 'secretary', area: community });
    await s.db.insert(postGaps).values({
      areaId: community.id,
      role: 'mediation-team',
      day: '2026-11-10',
      reason: 'post-empty',
      foundAt: s.clock.now(),
    });
    const teams = async () =>
      (await empty(secretary, community.id)).filter(({ role }) => role === 'mediation-team');
    expect(await teams()).toMatchObject([{ areaId: community.id, missedDays: 1 }]);
    await s.post((await s.account()).id, 'mediation-team', community);
    expect(await teams()).toEqual([]);
    const leader = await s.as({ role: 'grid-leader', area: grid });
    await expect(leader.do(listEmptyPosts, { areaId: community.id, limit: 30 })).rejects.toMatchObject({
      code: 'not-found',
    });
    const volunteer = await s.as({ role: 'volunteer', area: community });
    await expect(volunteer.do(listEmptyPosts, { areaId: community.id, limit: 30 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('false coverage', () => {
  it('finds who holds too much, who lives elsewhere, who is away and who never acts; most doubts first', async () => {
    const { community, grid, other, cell, one, two, three } = await place();
    const inspector = await s.as({ role: 'inspector', area: community });
    const elsewhere = await s.areas({ far: 'community', house: ['building', 'far'] });
    const all = await s.account({ name: '四人小组' });
    for (const area of [grid, other]) await s.post(all.id, 'grid-leader', area);
    await s.post(all.id, 'building-head', one);
    const outsider = await s.account({ name: '外人' });
    await s.post(outsider.id, 'building-head', two);
    await s.member(await s.household(elsewhere.house), { accountId: outsider.id, relation: 'head' });
    const away = await s.account({ name: '请假' });
    await s.post(away.id, 'cell-head', cell);
    const now = s.clock.now();
    const tomorrow = new Date(now.getTime() + 86_400_000);
    await s.db.insert(absences).values({
      id: s.ids.next(),
      accountId: away.id,
      fromAt: now,
      untilAt: tomorrow,
      setBy: away.id,
      setAt: now,
    });
    const silent = await s.account({ name: '没动静' });
    const working = await s.account({ name: '在干活' });
    const longAgo = new Date(now.getTime() - 30 * 86_400_000);
    for (const { id } of [silent, working]) await s.post(id, 'building-head', three, { fromAt: longAgo });
    await s.db.insert(auditEntries).values({
      id: s.ids.next(),
      at: now,
      accountId: working.id,
      action: 'reports.take-alert',
      subjectKind: 'alert',
      facts: {},
    });
    const { items } = await inspector.do(listFalseCoverage, { areaId: community.id, limit: 30 });
    expect(
      Object.fromEntries(
        items.map(({ holderName, doubts }) => [holderName, doubts.map(({ fault }) => fault)]),
      ),
    ).toEqual({
      四人小组: ['many-grids', 'several-levels'],
      外人: ['lives-elsewhere'],
      请假: ['away'],
      没动静: ['never-acts'],
    });
    expect(items[0]?.holderName).toBe('四人小组');
    const only = { areaId: community.id, fault: 'away' as const, limit: 30 };
    expect((await inspector.do(listFalseCoverage, only)).items).toHaveLength(1);
    const first = await inspector.do(listFalseCoverage, { areaId: community.id, limit: 3 });
    const rest = await inspector.do(listFalseCoverage, {
      areaId: community.id,
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...rest.items]).toEqual(items);
  });
});
