import { areas, joins } from '@linli/db/people/tables';
import { stage } from '@linli/test/support/stage';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { askToJoin } from './ask-to-join.ts';
import { listCommunities } from './list-communities.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const s = await stage();

/** A community with 3栋 (units 1 and 2) of 凤凰城 and a 3栋 of 龙湖. */
async function community() {
  const area = await s.areas({
    community: 'community',
    grid: ['grid', 'community'],
    building: ['building', 'grid'],
    first: ['unit', 'building'],
    second: ['unit', 'building'],
    namesake: ['building', 'grid'],
  });
  const called = async ({ id }: { id: string }, name: string, compound: string | null = null) =>
    s.db.update(areas).set({ name, compound }).where(eq(areas.id, id));
  await called(area.building, '3栋', '凤凰城');
  await called(area.namesake, '3号楼', '龙湖');
  await called(area.first, '1单元');
  await called(area.second, '二单元');
  const household = await s.household(area.second, { door: '301' });
  return { ...area, household };
}
const ask = (areaId: string, address: string) => ({
  areaId,
  address,
  relation: 'tenant' as const,
  name: '王小明',
  message: '',
});
const rowOf = async (joinId: string) => {
  const [row] = await s.db.select().from(joins).where(eq(joins.id, joinId));
  return row;
};

describe('does', () => {
  it('finds the household the words mean, however they are written', async () => {
    const area = await community();
    for (const address of ['凤凰城3栋2单元301', '舜华路2000号凤凰城３号楼二单元301室']) {
      const { joinId } = await (await s.as()).do(askToJoin, ask(area.community.id, address));
      expect(await rowOf(joinId)).toMatchObject({
        way: 'ask',
        state: 'asked',
        householdId: area.household.id,
        areaId: area.second.id,
        address,
        applicantName: '王小明',
      });
    }
  });

  it('goes to unit or building when there is no such door, to the community when it could be elsewhere', async () => {
    const area = await community();
    const placeOf = async (address: string) => {
      const { joinId } = await (await s.as()).do(askToJoin, ask(area.community.id, address));
      const row = await rowOf(joinId);
      return [row?.areaId, row?.householdId];
    };
    expect(await placeOf('凤凰城3栋2单元999')).toEqual([area.second.id, null]);
    expect(await placeOf('凤凰城3栋999')).toEqual([area.building.id, null]);
    expect(await placeOf('3栋2单元301')).toEqual([area.community.id, null]);
    expect(await placeOf('水果店楼上')).toEqual([area.community.id, null]);
  });

  it('needs no community named where there is one only', async () => {
    const own = await stage();
    const { community: one } = await own.areas({ community: 'community' });
    const { areaId: _, ...input } = ask('', '水果店楼上');
    const { joinId } = await (await own.as()).do(askToJoin, input);
    const [row] = await own.db.select().from(joins).where(eq(joins.id, joinId));
    expect(row?.areaId).toBe(one.id);
  });
});

describe('refuses', () => {
  it('anything but a community to ask in', async () => {
    const area = await community();
    const caller = await s.as();
    const other = { code: 'invalid-input', fields: [{ pointer: '/areaId', code: 'not-an-option' }] };
    for (const areaId of [area.grid.id, s.ids.next()])
      await expect(caller.do(askToJoin, ask(areaId, '3-2-301'))).rejects.toMatchObject(other);
    await community();
    const { areaId: _, ...input } = ask('', '3-2-301');
    await expect(caller.do(askToJoin, input)).rejects.toMatchObject({
      fields: [{ pointer: '/areaId', code: 'missing' }],
    });
  });

  it('a household one belongs to, and a fourth request while three wait', async () => {
    const area = await community();
    const member = await s.as({ household: area.household });
    await expect(member.do(askToJoin, ask(area.community.id, '凤凰城3栋2单元301'))).rejects.toMatchObject({
      code: 'already-done',
    });
    const caller = await s.as();
    const nth = (n: number) => caller.do(askToJoin, ask(area.community.id, `凤凰城3栋2单元90${n}`));
    for (const n of [1, 2, 3]) await nth(n);
    await expect(nth(4)).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('an account without a phone or without the privacy notice', async () => {
    const area = await community();
    const input = ask(area.community.id, '3-2-301');
    await expect((await s.as({ phone: null })).do(askToJoin, input)).rejects.toMatchObject({
      code: 'rule-refused',
    });
    const caller = await s.as();
    await caller.do(withdrawConsent, { kind: 'privacy' });
    await expect(caller.do(askToJoin, input)).rejects.toMatchObject({ code: 'consent-needed' });
  });
});

describe('races and repeats', () => {
  it('the same asked several times, even at once, is one request', async () => {
    const area = await community();
    const caller = await s.as();
    for (const address of ['凤凰城3栋2单元301', '水果店楼上']) {
      const input = ask(area.community.id, address);
      const answers = await Promise.all([1, 2, 3].map(() => caller.do(askToJoin, input)));
      expect(new Set(answers.map(({ joinId }) => joinId)).size).toBe(1);
    }
    expect(await s.db.$count(joins, eq(joins.accountId, caller.accountId))).toBe(2);
  });

  it('at most three wait, also when many are asked at once', async () => {
    const area = await community();
    const caller = await s.as();
    await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map((n) => caller.do(askToJoin, ask(area.community.id, `第${n}家店楼上`))),
    );
    expect(await s.db.$count(joins, eq(joins.accountId, caller.accountId))).toBe(3);
  });
});

describe('the communities to ask in', () => {
  it('are found by a part of their name, with what stands above, page by page', async () => {
    const own = await stage();
    const made = await own.areas({
      street: 'street',
      a: ['community', 'street'],
      b: ['community', 'street'],
    });
    for (const [area, name] of [
      [made.a, '凤凰社区'],
      [made.b, '舜华_社区'],
    ] as const)
      await own.db.update(areas).set({ name }).where(eq(areas.id, area.id));
    const caller = await own.as();
    const find = async (query: string) => (await caller.do(listCommunities, { query, limit: 30 })).items;
    expect(await find('凤凰')).toMatchObject([
      { areaId: made.a.id, kind: 'community', fullName: `${made.street.name}·凤凰社区` },
    ]);
    expect((await find('_')).map(({ name }) => name)).toEqual(['舜华_社区']);
    const first = await caller.do(listCommunities, { query: '', limit: 1 });
    const second = await caller.do(listCommunities, {
      query: '',
      limit: 1,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...second.items].map(({ areaId }) => areaId).sort()).toEqual(
      [made.a.id, made.b.id].sort(),
    );
    expect(second.nextCursor).toBeNull();
  });
});
