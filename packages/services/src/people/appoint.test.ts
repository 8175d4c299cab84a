import { auditEntries } from '@linli/db/audit/tables';
import { accounts } from '@linli/db/identity/tables';
import { appointments } from '@linli/db/people/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { appoint } from './appoint.ts';

const s = await stage();
const place = () =>
  s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    other: ['grid', 'community'],
    building: ['building', 'grid'],
  });
const order = (areaId: string, more: Partial<Parameters<typeof appoint>[1]> = {}) => ({
  phone: s.phone(),
  name: '张楼长',
  role: 'building-head' as const,
  areaId,
  untilAt: null,
  secondedFrom: null,
  ...more,
});
const accountOf = async (phone: string) => {
  const rows = await s.db
    .select()
    .from(accounts)
    .where(eq(accounts.phoneBlind, s.vault.blind('phone', phone)));
  return rows[0];
};
const at = (minutes: number) => new Date(s.clock.now().getTime() + minutes * 60_000).toISOString();

describe('does', () => {
  it('gives a new phone an account that holds the post from now on', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const input = order(building.id);
    const post = await leader.do(appoint, input);
    expect(post).toEqual({
      appointmentId: post.appointmentId,
      role: 'building-head',
      areaId: building.id,
      areaName: building.name,
      areaKind: 'building',
      fromAt: s.clock.now().toISOString(),
      untilAt: null,
      secondedFrom: null,
    });
    const account = await accountOf(input.phone);
    expect(account?.displayName).toBe('张楼长');
    const head = await s.as({ id: account?.id ?? '' });
    expect((await actorOf(head))?.posts).toMatchObject([{ role: 'building-head', areaPath: building.path }]);
  });

  it('names an account whose owner has said no name, and leaves a name that was said', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const [nameless, named] = [await s.account({ name: '' }), await s.account({ name: '老王' })];
    for (const { phone } of [nameless, named])
      await leader.do(appoint, order(building.id, { phone: phone ?? '', role: 'volunteer' }));
    expect((await accountOf(nameless.phone ?? ''))?.displayName).toBe('张楼长');
    expect((await accountOf(named.phone ?? ''))?.displayName).toBe('老王');
  });

  it('a post for later gives rights when its time has come, and none after its end', async () => {
    const { community, grid } = await place();
    const secretary = await s.as({ role: 'secretary', area: community });
    const official = await s.account();
    await secretary.do(
      appoint,
      order(grid.id, {
        phone: official.phone ?? '',
        role: 'seconded-official',
        secondedFrom: '区财政局',
        fromAt: at(60),
        untilAt: at(120),
      }),
    );
    const caller = await s.as(official);
    const roles = async () => (await actorOf(caller))?.posts.map(({ role }) => role);
    expect(await roles()).toEqual([]);
    s.clock.advance(60);
    expect(await roles()).toEqual(['seconded-official']);
    s.clock.advance(60);
    expect(await roles()).toEqual([]);
  });

  it('the same post again after its end', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const input = order(building.id);
    await leader.do(appoint, { ...input, untilAt: at(60) });
    expect(await leader.do(appoint, { ...input, fromAt: at(60) })).toMatchObject({ fromAt: at(60) });
  });

  it('is in the audit of the area, without name and phone', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const input = order(building.id);
    const { appointmentId } = await leader.do(appoint, input);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, appointmentId));
    const holder = (await accountOf(input.phone))?.id;
    expect(entry).toMatchObject({
      action: 'people.appoint',
      accountId: leader.accountId,
      areaPath: building.path,
      facts: { role: 'building-head', holder, newAccount: true },
    });
  });
});

describe('refuses', () => {
  it('a role as high as one’s own, and every role to who gives none', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const deny = { code: 'not-allowed' };
    await expect(leader.do(appoint, order(grid.id, { role: 'grid-leader' }))).rejects.toMatchObject(deny);
    const head = await s.as({ role: 'building-head', area: building });
    await expect(head.do(appoint, order(building.id, { role: 'volunteer' }))).rejects.toMatchObject(deny);
    const resident = await s.as();
    await expect(resident.do(appoint, order(building.id))).rejects.toMatchObject(deny);
  });

  it('an area beside or above one’s own as if it did not exist, and leaves no account behind', async () => {
    const { community, grid, other } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    for (const { id } of [other, community]) {
      const input = order(id);
      await expect(leader.do(appoint, input)).rejects.toMatchObject({ code: 'not-found' });
      expect(await accountOf(input.phone)).toBeUndefined();
    }
  });

  it('a start in the past, an end before the start, a secondment from nowhere', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const refused = (more: Parameters<typeof order>[1]) =>
      leader.do(appoint, order(building.id, more)).catch(({ fields }) => fields);
    expect(await refused({ fromAt: at(-1) })).toEqual([{ pointer: '/fromAt', code: 'in-the-past' }]);
    expect(await refused({ untilAt: at(0) })).toEqual([{ pointer: '/untilAt', code: 'wrong-order' }]);
    expect(await refused({ fromAt: at(60), untilAt: at(60) })).toEqual([
      { pointer: '/untilAt', code: 'wrong-order' },
    ]);
    expect(await refused({ role: 'seconded-official' })).toEqual([
      { pointer: '/secondedFrom', code: 'missing' },
    ]);
  });
});

describe('races and repeats', () => {
  it('the same post twice at once is given once, to one account', async () => {
    const { community, grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const secretary = await s.as({ role: 'secretary', area: community });
    const input = order(building.id);
    const outcomes = await Promise.allSettled([leader.do(appoint, input), secretary.do(appoint, input)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const account = await accountOf(input.phone);
    expect(await s.db.$count(appointments, eq(appointments.accountId, account?.id ?? ''))).toBe(1);
    await expect(leader.do(appoint, input)).rejects.toMatchObject({ code: 'already-done' });
  });

  it('overlapping spans at once, for somebody known: one is given', async () => {
    const { grid, building } = await place();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const known = await s.account();
    const input = order(building.id, { phone: known.phone ?? '' });
    const outcomes = await Promise.allSettled(
      [0, 10, 20, 30].map((minutes) => leader.do(appoint, { ...input, fromAt: at(minutes) })),
    );
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 'given' : (outcome.reason as { code: string }).code,
    );
    expect(codes.sort()).toEqual(['already-done', 'already-done', 'already-done', 'given']);
  });
});
