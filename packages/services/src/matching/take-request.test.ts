import { requestHands } from '@linli/db/requests/tables';
import { neighbours } from '@linli/test/support/matching';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listNear } from './list-near.ts';
import { takeRequest } from './take-request.ts';

const place = await neighbours();
const { on, area, helper, wanted, requestOf, worker } = place;
// On duty for something else: the plan asks nobody.
const who = await helper({ kinds: ['paper'] });
const other = await helper({ kinds: ['paper'] });
const nearOf = async (caller: typeof who, more: { cursor?: string; limit?: number } = {}) =>
  caller.do(listNear, { limit: 30, ...more });

describe('takeRequest does', () => {
  it('makes an open request one’s own, on duty or not', async () => {
    const off = await place.volunteer();
    await on.member(await on.household(area.far), { accountId: off.accountId, birthDate: '1990-01-01' });
    const { id } = await wanted();
    await off.do(takeRequest, { requestId: id });
    expect((await requestOf(id)).state).toBe('taken');
    expect(await on.db.select().from(requestHands).where(eq(requestHands.requestId, id))).toMatchObject([
      { accountId: off.accountId, how: 'own' },
    ]);
  });
});

describe('takeRequest refuses', () => {
  const refused = async (caller: typeof who, requestId: string) => {
    try {
      await caller.do(takeRequest, { requestId });
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('residents, posts that help nobody, and volunteers of another area', async () => {
    const { id } = await wanted();
    expect(await refused(await on.as(), id)).toBe('not-allowed');
    expect(await refused(place.inspector, id)).toBe('not-allowed');
    expect(await refused(await place.volunteer(area.beside), id)).toBe('not-found');
    expect(await refused(who, on.ids.next())).toBe('not-found');
  });

  it('one’s own household, and what one is not trained for, with the reason', async () => {
    const household = await on.household(area.unit);
    const dweller = await helper({ home: household, kinds: ['paper'] });
    const own = await wanted({ household });
    expect(['not-allowed', 'rule-refused']).toContain(await refused(dweller, own.id));
    const isolated = await on.household(area.unit);
    await on.member(isolated, { tags: ['isolating'] });
    const { id } = await wanted({ household: isolated });
    await expect(who.do(takeRequest, { requestId: id })).rejects.toMatchObject({
      code: 'rule-refused',
      detail: { en: 'not trained for isolation' },
    });
  });

  it('a fourth at the same time', async () => {
    const busy = await helper({ kinds: ['paper'] });
    for (let i = 0; i < 3; i++) await busy.do(takeRequest, { requestId: (await wanted()).id });
    expect(await refused(busy, (await wanted()).id)).toBe('rule-refused');
  });

  it('what somebody is being asked about', async () => {
    const asked = await helper({ kinds: ['care-visit'] });
    const { id } = await wanted({ kind: 'care-visit' });
    await worker.runUntilIdle();
    expect(await place.asked(id)).toEqual([[asked.accountId, 'open']]);
    expect(await refused(who, id)).toBe('illegal-transition');
  });
});

describe('takeRequest races and repeats', () => {
  it('two want the same: one has it', async () => {
    const { id } = await wanted();
    const ends = await Promise.allSettled(
      [who, other].map((each) => each.do(takeRequest, { requestId: id })),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await on.db.$count(requestHands, eq(requestHands.requestId, id))).toBe(1);
  });

  it('one wants four at once: three', async () => {
    const eager = await helper({ kinds: ['paper'] });
    const wants = [await wanted(), await wanted(), await wanted(), await wanted()];
    await Promise.allSettled(wants.map(({ id }) => eager.do(takeRequest, { requestId: id })));
    expect(
      await on.db.$count(
        requestHands,
        and(eq(requestHands.accountId, eager.accountId), isNull(requestHands.untilAt)),
      ),
    ).toBe(3);
  });
});

describe('listNear', () => {
  it('shows what one could take, the most pressing first, page by page', async () => {
    const reader = await helper({ kinds: ['paper'], reach: 'grid', home: await on.household(area.unit) });
    const soon = await wanted({ urgency: 'urgent', deadlineAt: new Date(on.clock.now().getTime() + 60_000) });
    await wanted({ household: await on.household(area.far) });
    const all = await nearOf(reader);
    const ids = all.items.map(({ requestId }) => requestId);
    expect(ids[0]).toBe(soon.id);
    expect(all.items.every(({ state, place: where }) => state === 'accepted' && !where.includes('室'))).toBe(
      true,
    );
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await nearOf(reader, { limit: 2, ...(cursor ? { cursor } : {}) });
      pages.push(...page.items.map(({ requestId }) => requestId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual(ids);
  });

  it('shows nothing to take to who may not take it', async () => {
    const isolated = await on.household(area.unit);
    await on.member(isolated, { tags: ['isolating'] });
    const { id } = await wanted({ household: isolated });
    const has = async (caller: typeof who) =>
      (await nearOf(caller, { limit: 100 })).items.some(({ requestId }) => requestId === id);
    expect(await has(who)).toBe(false);
    expect(await has(await helper({ kinds: ['paper'], isolationTrained: true }))).toBe(true);
    await expect(nearOf(await on.as())).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(nearOf(who, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
