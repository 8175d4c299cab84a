import { auditEntries } from '@linli/db/audit/tables';
import { appointments } from '@linli/db/people/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { endAppointment } from './end-appointment.ts';
import { listAppointments } from './list-appointments.ts';

const s = await stage();
const place = () =>
  s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    other: ['grid', 'community'],
    building: ['building', 'grid'],
  });
const rowOf = async (appointmentId: string) => {
  const [row] = await s.db.select().from(appointments).where(eq(appointments.id, appointmentId));
  return row;
};
const reason = '搬走了';

describe('does', () => {
  it('takes the rights away with the next request and keeps the history', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const account = await s.account();
    const post = await s.post(account.id, 'building-head', building);
    const head = await s.as(account);
    s.clock.advance(10);
    await leader.do(endAppointment, { appointmentId: post.id, reason });
    expect((await actorOf(head))?.posts).toEqual([]);
    expect(await rowOf(post.id)).toMatchObject({ untilAt: s.clock.now(), endReason: reason });
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, post.id));
    expect(entry).toMatchObject({
      action: 'people.end-appointment',
      areaPath: building.path,
      reason,
      facts: { role: 'building-head', holder: account.id, own: false },
    });
  });

  it('a post that has not begun never begins', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const account = await s.account();
    const fromAt = new Date(s.clock.now().getTime() + 3600_000);
    const post = await s.post(account.id, 'building-head', building, { fromAt });
    await leader.do(endAppointment, { appointmentId: post.id, reason });
    s.clock.advance(61);
    expect((await actorOf(await s.as(account)))?.posts).toEqual([]);
  });

  it('a volunteer lays down the own post', async () => {
    const { grid } = await place();
    const account = await s.account();
    const post = await s.post(account.id, 'volunteer', grid);
    await (await s.as(account)).do(endAppointment, { appointmentId: post.id, reason });
    expect((await rowOf(post.id))?.endReason).toBe(reason);
  });
});

describe('refuses', () => {
  it('one’s own post when it gives posts: it ends from above', async () => {
    const { community, grid } = await place();
    const account = await s.account();
    const post = await s.post(account.id, 'grid-leader', grid);
    const end = { appointmentId: post.id, reason };
    await expect((await s.as(account)).do(endAppointment, end)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await (await s.as({ role: 'secretary', area: community })).do(endAppointment, end);
  });

  it('posts beside and above one’s area as if they did not exist, and of one’s own rank', async () => {
    const { community, grid, other } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const someone = await s.account();
    const end = async (role: 'grid-leader' | 'secretary' | 'volunteer', area: { id: string }) =>
      leader
        .do(endAppointment, { appointmentId: (await s.post(someone.id, role, area)).id, reason })
        .catch(({ code }) => code);
    expect(await end('volunteer', other)).toBe('not-found');
    expect(await end('secretary', community)).toBe('not-found');
    expect(await end('grid-leader', grid)).toBe('not-allowed');
    expect(
      await leader.do(endAppointment, { appointmentId: s.ids.next(), reason }).catch(({ code }) => code),
    ).toBe('not-found');
  });

  it('to let a building head end what they may only see', async () => {
    const { building } = await place();
    const head = await s.as({ role: 'building-head', area: building });
    const post = await s.post((await s.account()).id, 'volunteer', building);
    await expect(head.do(endAppointment, { appointmentId: post.id, reason })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('races and repeats', () => {
  it('two at once: one ends it, the other is told; later it is already done', async () => {
    const { community, grid, building } = await place();
    const [a, b] = [
      await s.as({ role: 'grid-leader', area: grid }),
      await s.as({ role: 'secretary', area: community }),
    ];
    const post = await s.post((await s.account()).id, 'building-head', building);
    const end = { appointmentId: post.id, reason };
    const outcomes = await Promise.allSettled([a.do(endAppointment, end), b.do(endAppointment, end)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(a.do(endAppointment, end)).rejects.toMatchObject({ code: 'already-done' });
    expect(await s.db.$count(auditEntries, eq(auditEntries.subjectId, post.id))).toBe(1);
  });
});

describe('the list of posts', () => {
  it('shows the area’s own first, then those below, page by page, without ended ones', async () => {
    const { community, grid, other, building } = await place();
    const secretary = await s.as({ role: 'secretary', area: community });
    const account = await s.account({ name: '李楼长' });
    const head = await s.post(account.id, 'building-head', building);
    const aside = await s.post(account.id, 'volunteer', other);
    const first = await s.post(account.id, 'volunteer', grid);
    const gone = await s.post(account.id, 'cell-head', grid);
    await secretary.do(endAppointment, { appointmentId: gone.id, reason });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { areaId: community.id, limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await secretary.do(listAppointments, input);
      seen.push(...items.map(({ appointmentId }) => appointmentId));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.slice(1)).toEqual([first.id, head.id, aside.id]);
    const { items } = await secretary.do(listAppointments, { areaId: building.id, limit: 30 });
    expect(items).toMatchObject([{ appointmentId: head.id, accountId: account.id, holderName: '李楼长' }]);
  });

  it('is closed to residents and volunteers, and ends at one’s area', async () => {
    const { grid, other, community } = await place();
    const list = (areaId: string) => ({ areaId, limit: 30 });
    const volunteer = await s.as({ role: 'volunteer', area: grid });
    await expect(volunteer.do(listAppointments, list(grid.id))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const leader = await s.as({ role: 'grid-leader', area: grid });
    for (const { id } of [other, community])
      await expect(leader.do(listAppointments, list(id))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses a cursor of another making', async () => {
    const { grid } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const cursor = Buffer.from('["1.x", "no id"]').toString('base64url');
    await expect(leader.do(listAppointments, { areaId: grid.id, limit: 30, cursor })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
