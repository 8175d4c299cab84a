import { connect } from '@linli/db/client';
import { sessions } from '@linli/db/identity/tables';
import { appointments, areas } from '@linli/db/people/tables';
import { actorOf, stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loadActor } from './load-actor.ts';

const s = await stage({ settings: { staffSessionMinutes: 720, residentSessionMinutes: 60 * 24 * 30 } });
const community = async () => s.areas({ community: 'community', grid: ['grid', 'community'] });
const sessionOf = async (accountId: string) => {
  const [row] = await s.db.select().from(sessions).where(eq(sessions.accountId, accountId));
  if (!row) throw new Error('no session');
  return row;
};

describe('does', () => {
  it('tells account and posts with the paths of their areas', async () => {
    const { grid } = await community();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    expect(await actorOf(leader)).toMatchObject({
      accountId: leader.accountId,
      secondFactor: 'off',
      posts: [{ role: 'grid-leader', areaId: grid.id, areaPath: grid.path }],
    });
  });

  it('a resident’s session slides with use, written at most once in five minutes', async () => {
    const resident = await s.as();
    const first = await sessionOf(resident.accountId);
    s.clock.advance(4);
    await resident.ctx();
    expect(await sessionOf(resident.accountId)).toEqual(first);
    s.clock.advance(2);
    await resident.ctx();
    const later = await sessionOf(resident.accountId);
    expect(later.lastSeenAt).toEqual(s.clock.now());
    expect(later.expiresAt.getTime()).toBeGreaterThan(first.expiresAt.getTime());
  });
});

describe('refuses', () => {
  it('an unknown token, a revoked session and a closed account alike', async () => {
    expect(await actorOf(s.bearer('x'.repeat(43)))).toBeNull();
    const resident = await s.as();
    await s.db
      .update(sessions)
      .set({ revokedAt: s.clock.now() })
      .where(eq(sessions.accountId, resident.accountId));
    expect(await actorOf(resident)).toBeNull();
  });

  it('a session of staff after its fixed time, although it was used all along', async () => {
    const { grid } = await community();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    for (let hour = 0; hour < 11; hour++) {
      s.clock.advance(60);
      expect(await actorOf(leader)).not.toBeNull();
    }
    s.clock.advance(60);
    expect(await actorOf(leader)).toBeNull();
  });

  it('rights of a post that has ended, not begun, or whose area is gone', async () => {
    const { grid } = await community();
    const account = await s.account();
    const now = s.clock.now().getTime();
    await s.post(account.id, 'grid-leader', grid, { untilAt: new Date(now + 60_000) });
    await s.post(account.id, 'secretary', grid, { fromAt: new Date(now + 120_000) });
    const caller = await s.as(account);
    const roles = async () => (await actorOf(caller))?.posts.map((post) => post.role);
    expect(await roles()).toEqual(['grid-leader']);
    s.clock.advance(1);
    expect(await roles()).toEqual([]);
    s.clock.advance(1);
    expect(await roles()).toEqual(['secretary']);
    await s.db.update(areas).set({ closedAt: s.clock.now() }).where(eq(areas.id, grid.id));
    expect(await roles()).toEqual([]);
  });
});

describe('races and repeats', () => {
  it('many requests at once of one session all find the same actor', async () => {
    const { grid } = await community();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    s.clock.advance(10);
    const actors = await Promise.all(Array.from({ length: 8 }, () => actorOf(leader)));
    expect(new Set(actors.map((actor) => actor?.sessionId)).size).toBe(1);
  });

  it('a post that ends between two requests is gone at the second', async () => {
    const { grid } = await community();
    const leader = await s.as({ role: 'grid-leader', area: grid });
    const ctx = await leader.ctx();
    await s.db
      .update(appointments)
      .set({ untilAt: s.clock.now() })
      .where(eq(appointments.accountId, leader.accountId));
    expect((await loadActor(ctx, leader.token))?.posts).toEqual([]);
  });
});

it('the first statement of every call is planned once for a connection', async () => {
  const resident = await s.as();
  const one = connect(s.url, { max: 1 });
  try {
    for (let i = 0; i < 10; i++) await loadActor({ ...(await resident.ctx()), db: one.db }, resident.token);
    const kept = await one.sql`
      select generic_plans::int, custom_plans::int from pg_prepared_statements where statement like '%s.token_hash in%' and statement not like '%generic_plans%'`;
    // Postgres tries five before it trusts one plan for all.
    expect(kept).toEqual([{ generic_plans: 5, custom_plans: 5 }]);
  } finally {
    await one.close();
  }
});
