import { type Scope, scopeNames } from '@linli/contracts/identity/scopes';
import { auditEntries } from '@linli/db/audit/tables';
import { caseEvents } from '@linli/db/cases/tables';
import { apiTokens } from '@linli/db/doors/tables';
import { accounts } from '@linli/db/identity/tables';
import { askOf } from '@linli/test/support/requests';
import { workplace } from '@linli/test/support/work';
import { and, desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { appoint } from '../people/appoint.ts';
import { listAreas } from '../people/list-areas.ts';
import { searchRegister } from '../people/search-register.ts';
import { listRounds } from '../reports/list-rounds.ts';
import { listInArea } from '../requests/list-in-area.ts';
import { listKinds } from '../requests/list-kinds.ts';
import { listMine } from '../requests/list-mine.ts';
import { showRequest } from '../requests/show-request.ts';
import { submitRequest } from '../requests/submit-request.ts';
import { listCheckpoints } from '../shifts/list-checkpoints.ts';
import { issueToken } from './issue-token.ts';
import { listTokens } from './list-tokens.ts';
import { revokeToken } from './revoke-token.ts';

const at = await workplace();
const { on, area } = at;
const secretary = await on.as({ role: 'secretary', area: area.community });
const officer = await on.as({ role: 'duty-officer', area: area.district });
const page = { limit: 30 };

const issue = (given: { scopes?: Scope[]; area?: { id: string }; days?: number; name?: string } = {}) =>
  secretary.do(issueToken, {
    areaId: (given.area ?? area.community).id,
    name: given.name ?? '12345 热线',
    scopes: given.scopes ?? ['requests.read'],
    days: given.days ?? 30,
  });
const system = async (given: Parameters<typeof issue>[0] = {}) => {
  const { token, tokenId } = await issue(given);
  return { ...on.bearer(token), tokenId, token };
};

describe('a token for another system does', () => {
  it('open what its scopes say, in its area and nowhere else, and nothing else', async () => {
    const here = await at.asked();
    const far = await at.home({ area: area.far });
    const there = await at.asked({ householdId: far.household.id, areaId: far.household.areaId });
    const grid = await system({ area: area.grid });
    const { items } = await listInArea(await grid.ctx(), page);
    expect(items.map(({ requestId }) => requestId)).toContain(here);
    expect(items.map(({ requestId }) => requestId)).not.toContain(there);
    expect((await listAreas(await grid.ctx(), page)).items.map(({ areaId }) => areaId)).toEqual([
      area.grid.id,
    ]);
    const ctx = await grid.ctx();
    for (const refused of [
      () => listRounds(ctx, page),
      () => listCheckpoints(ctx, page),
      () => searchRegister(ctx, { ...page, query: '王' } as Parameters<typeof searchRegister>[1]),
      () => grid.do(appoint, {} as Parameters<typeof appoint>[1]),
      () =>
        grid.do(issueToken, { areaId: area.grid.id, name: '再发一个', scopes: ['requests.read'], days: 1 }),
      // What people do for themselves is for people.
      () => listMine(ctx, page),
      () => showRequest(ctx, { requestId: here }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listInArea(await grid.ctx(), { ...page, areaId: area.beside.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('give figures and states and no names or doors', async () => {
    const helper = await at.volunteer();
    const requestId = await at.asked({ state: 'taken', helper });
    const staff = await listInArea(await secretary.ctx(), { ...page, limit: 1 });
    expect(staff.items[0]?.withWhom?.name).not.toBe('');
    const { items } = await listInArea(await (await system()).ctx(), { ...page, limit: 1 });
    expect(items[0]).toMatchObject({ requestId, place: area.building.name, withWhom: { name: '' } });
    expect(JSON.stringify(items)).not.toContain(at.household.address);
  });

  it('write a request down in its own name, which the timeline and the audit keep', async () => {
    const hotline = await system({ scopes: ['requests.write'] });
    const { items: kinds } = await listKinds(await hotline.ctx(), { householdId: at.household.id });
    expect(kinds.length).toBeGreaterThan(0);
    const body = await askOf(on, at.household, { basis: 'phone' });
    const reply = await submitRequest(await hotline.ctx(), body);
    if (reply.outcome !== 'asked') throw new Error(reply.outcome);
    expect(await submitRequest(await hotline.ctx(), body)).toEqual(reply);
    const [event] = await on.db
      .select({ by: accounts.displayName, role: caseEvents.role })
      .from(caseEvents)
      .innerJoin(accounts, eq(accounts.id, caseEvents.accountId))
      .where(and(eq(caseEvents.caseId, reply.requestId), eq(caseEvents.what, 'submitted')));
    expect(event).toEqual({ by: '12345 热线', role: null });
    const [entry] = await on.db
      .select({ by: accounts.displayName })
      .from(auditEntries)
      .innerJoin(accounts, eq(accounts.id, auditEntries.accountId))
      .where(eq(auditEntries.subjectId, reply.requestId));
    expect(entry).toEqual({ by: '12345 热线' });
    // Speaking as somebody who lives there is not a system's to do.
    await expect(
      submitRequest(await hotline.ctx(), await askOf(on, at.household, { basis: 'self' })),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('be shown once: its hash rests, the list names it, tells its last use, and the audit who issued it', async () => {
    const { token, tokenId, ...caller } = await system({
      scopes: ['shifts.read', 'reports.read'],
      name: '区大数据局',
    });
    expect(token).toMatch(/^linli_[\w-]{43}$/);
    const [row] = await on.db.select().from(apiTokens).where(eq(apiTokens.id, tokenId));
    expect(JSON.stringify(row)).not.toContain(token);
    const mine = async () =>
      (await listTokens(await secretary.ctx(), page)).items.find((item) => item.tokenId === tokenId);
    expect(await mine()).toMatchObject({
      name: '区大数据局',
      scopes: ['reports.read', 'shifts.read'],
      state: 'live',
      lastUsedAt: null,
    });
    await caller.ctx();
    expect(await mine()).toMatchObject({ lastUsedAt: on.clock.now().toISOString() });
    const [entry] = await on.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, tokenId))
      .orderBy(desc(auditEntries.at));
    expect(entry).toMatchObject({ action: 'doors.issue-token', accountId: secretary.accountId });
    expect(JSON.stringify(entry)).not.toContain(token);
  });

  it('end on its day, and at once when somebody who may issue one revokes it', async () => {
    const short = await system({ days: 1 });
    const revoked = await system();
    await officer.do(revokeToken, { tokenId: revoked.tokenId, reason: '系统下线' });
    expect((await revoked.ctx()).actor.kind).toBe('visitor');
    on.clock.advance(24 * 60 - 1);
    expect((await short.ctx()).actor.kind).toBe('token');
    on.clock.advance(1);
    expect((await short.ctx()).actor.kind).toBe('visitor');
    const all = (await listTokens(await officer.ctx(), { ...page, limit: 100, all: 'true' })).items;
    const state = (id: string) => all.find(({ tokenId }) => tokenId === id);
    expect(state(short.tokenId)).toMatchObject({ state: 'ended' });
    expect(state(revoked.tokenId)).toMatchObject({ state: 'revoked', revoked: { reason: '系统下线' } });
    const live = (await listTokens(await officer.ctx(), { ...page, limit: 100 })).items;
    expect(live.map(({ tokenId }) => tokenId)).not.toContain(short.tokenId);
    expect(live.map(({ tokenId }) => tokenId)).not.toContain(revoked.tokenId);
  });

  it('not die with the post of who issued it', async () => {
    const before = await on.as({ role: 'secretary', area: area.community });
    const { token } = await before.do(issueToken, {
      areaId: area.community.id,
      name: '交接前',
      scopes: ['shifts.read'],
      days: 30,
    });
    await on.sql`update appointments set until_at = ${on.clock.now().toISOString()} where account_id = ${before.accountId}`;
    expect((await on.bearer(token).ctx()).actor.kind).toBe('token');
  });
});

describe('refuses', () => {
  it('to be issued, listed or revoked by who leads less than a community, or elsewhere', async () => {
    const { tokenId } = await issue();
    const elsewhere = await on.as({ role: 'secretary', area: (await on.areas({ other: 'district' })).other });
    const input = { areaId: area.grid.id, name: '12345', scopes: [...scopeNames], days: 1 };
    for (const [who, code] of [
      [at.gridLeader, 'not-allowed'],
      [await at.volunteer(), 'not-allowed'],
      [await on.as(), 'not-allowed'],
      [elsewhere, 'not-found'],
    ] as const) {
      await expect(who.do(issueToken, input)).rejects.toMatchObject({ code });
      await expect(who.do(revokeToken, { tokenId, reason: '不是我的' })).rejects.toMatchObject({ code });
    }
    await expect(listTokens(await at.gridLeader.ctx(), page)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await listTokens(await elsewhere.ctx(), page)).items).toEqual([]);
  });

  it('a street’s token to its community’s secretary, who sees it as little as the street', async () => {
    const street = await officer.do(issueToken, {
      areaId: area.street.id,
      name: '街道',
      scopes: ['requests.read'],
      days: 1,
    });
    await expect(
      secretary.do(revokeToken, { tokenId: street.tokenId, reason: '不是我的' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('the fifty-first live one of an area', async () => {
    for (let count = 0; count < 50; count++) await issue({ area: area.unit });
    await expect(issue({ area: area.unit })).rejects.toMatchObject({ code: 'rule-refused' });
    const [one] = (await listTokens(await secretary.ctx(), { ...page, areaId: area.unit.id })).items;
    await secretary.do(revokeToken, { tokenId: one?.tokenId ?? '', reason: '不再需要' });
    await issue({ area: area.unit });
  });
});

describe('races and repeats', () => {
  it('two who revoke at once leave one entry in the audit', async () => {
    const { tokenId } = await issue();
    await Promise.all(
      [secretary, officer].map((who) => who.do(revokeToken, { tokenId, reason: '同时停用' })),
    );
    const entries = await on.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, tokenId), eq(auditEntries.action, 'doors.revoke-token')));
    expect(entries).toHaveLength(1);
  });

  it('pages do not overlap', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const found = await listTokens(await secretary.ctx(), {
        limit: 7,
        ...(cursor ? { cursor } : {}),
        all: 'true',
      });
      seen.push(...found.items.map(({ tokenId }) => tokenId));
      cursor = found.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });
});
