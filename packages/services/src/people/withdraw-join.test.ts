import { auditEntries } from '@linli/db/audit/tables';
import { joins, persons } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isLetInto } from './is-let-into.ts';
import { joinByPhone } from './join-by-phone.ts';
import { listJoinRequests } from './list-join-requests.ts';
import { me } from './me.ts';
import { withdrawJoin } from './withdraw-join.ts';

const s = await stage();
const { building } = await s.areas({ building: 'building' });
const accountOf = async (personId: string) => {
  const [row] = await s.db.select().from(persons).where(eq(persons.id, personId));
  return row?.accountId;
};

describe('does', () => {
  it('leaves a household and frees the person for another account', async () => {
    const household = await s.household(building);
    const account = await s.account();
    const { personId } = await s.member(household, { phone: account.phone });
    const { id: joinId } = await s.join(account.id, household, { personId });
    const caller = await s.as(account);
    await caller.do(withdrawJoin, { joinId });
    expect(await isLetInto(await caller.ctx(), account.id, household.id)).toBe(false);
    expect(await accountOf(personId)).toBeNull();
    expect((await caller.do(me, {})).households).toEqual([]);
    const [entry] = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, joinId));
    expect(entry).toMatchObject({ action: 'people.withdraw-join', facts: { state: 'confirmed' } });
  });

  it('lets one come back', async () => {
    const household = await s.household(building);
    const account = await s.account();
    const { personId } = await s.member(household, { phone: account.phone });
    const { id: joinId } = await s.join(account.id, household, { personId });
    const caller = await s.as(account);
    await caller.do(withdrawJoin, { joinId });
    await caller.do(joinByPhone, {});
    expect(await accountOf(personId)).toBe(account.id);
  });

  it('takes a request back, so that no leader sees it', async () => {
    const own = await s.areas({ building: 'building' });
    const household = await s.household(own.building);
    const account = await s.account();
    const { id: joinId } = await s.join(account.id, household, { state: 'asked' });
    await s.db.update(joins).set({ areaId: own.building.id }).where(eq(joins.id, joinId));
    const head = await s.as({ role: 'building-head', area: own.building });
    expect((await head.do(listJoinRequests, { limit: 30 })).items).toHaveLength(1);
    await (await s.as(account)).do(withdrawJoin, { joinId });
    expect((await head.do(listJoinRequests, { limit: 30 })).items).toEqual([]);
  });

  it('keeps the link while another way in has the same person', async () => {
    const [before, now] = [await s.household(building), await s.household(building)];
    const account = await s.account();
    const { personId } = await s.member(now);
    const old = await s.join(account.id, before, { personId });
    await s.join(account.id, now, { personId });
    await (await s.as(account)).do(withdrawJoin, { joinId: old.id });
    expect(await accountOf(personId)).toBe(account.id);
  });
});

describe('refuses', () => {
  it('a way in of somebody else as if there were none', async () => {
    const household = await s.household(building);
    const { personId } = await s.member(household);
    const owner = await s.account();
    const { id: joinId } = await s.join(owner.id, household, { personId });
    await expect((await s.as()).do(withdrawJoin, { joinId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await accountOf(personId)).toBe(owner.id);
  });
});

describe('races and repeats', () => {
  it('is done once and harmless after that', async () => {
    const household = await s.household(building);
    const account = await s.account();
    const { id: joinId } = await s.join(account.id, household);
    const caller = await s.as(account);
    await Promise.all([1, 2, 3].map(() => caller.do(withdrawJoin, { joinId })));
    expect(await s.db.$count(auditEntries, eq(auditEntries.subjectId, joinId))).toBe(1);
  });
});
