import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { decidePlea } from './decide-plea.ts';
import { listInArea } from './list-in-area.ts';
import { listPleas } from './list-pleas.ts';
import { plead } from './plead.ts';

const at = await workplace();
const { on, asked } = at;
type Input = Partial<Parameters<typeof listInArea>[1]>;
const list = async (input: Input = {}, who = at.gridLeader) =>
  listInArea(await who.ctx(), { limit: 30, ...input });
const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ requestId }) => requestId);
const later = async (given: Parameters<typeof asked>[0] = {}) => {
  on.clock.advance(1);
  return asked(given);
};

describe('requests in my area', () => {
  it('are newest first, page by page, with who has each and the building in place of the door', async () => {
    const first = await later({ state: 'submitted' });
    const second = await later({ state: 'taken', helper: await at.volunteer() });
    const third = await later({ state: 'closed' });
    expect(idsOf(await list())).toEqual([third, second, first]);
    const page = await list({ limit: 2 });
    const rest = await list({ limit: 2, cursor: page.nextCursor ?? '' });
    expect([...idsOf(page), ...idsOf(rest)]).toEqual([third, second, first]);
    expect(rest.nextCursor).toBeNull();
    const [row] = (await list({ open: 'true', limit: 1 })).items;
    expect(row).toMatchObject({ requestId: second, place: at.area.building.name, withWhom: { role: null } });
    expect(JSON.stringify(row)).not.toContain(at.household.address);
  });

  it('can be narrowed to what is open, to a kind, to a time and to an area', async () => {
    const from = new Date(on.clock.now().getTime() + 1).toISOString();
    const open = await later({ kind: { name: { zh: '送药', en: 'Medicine' } } });
    const far = await at.home({ area: at.area.next });
    const elsewhere = await later({
      state: 'closed',
      householdId: far.household.id,
      areaId: far.household.areaId,
    });
    const until = new Date(on.clock.now().getTime() + 1).toISOString();
    await later();
    expect(idsOf(await list({ from, until }))).toEqual([elsewhere, open]);
    expect(idsOf(await list({ from, until, open: 'true' }))).toEqual([open]);
    expect(idsOf(await list({ from, until, open: 'false' }))).toEqual([elsewhere]);
    expect(idsOf(await list({ from, until, areaId: at.area.next.id }))).toEqual([elsewhere]);
    const [{ key } = { key: '' }] = await on.sql<
      { key: string }[]
    >`select kind_key as key from requests where id = ${open}`;
    expect(idsOf(await list({ kind: key }))).toEqual([open]);
  });

  it('do not say which one is a discreet matter, neither by name nor by asking for its kind', async () => {
    const requestId = await later({ kind: { discreet: true, name: { zh: '心理疏导', en: 'Counselling' } } });
    const [{ key } = { key: '' }] = await on.sql<
      { key: string }[]
    >`select kind_key as key from requests where id = ${requestId}`;
    const [row] = (await list({ limit: 1 })).items;
    expect(row).toMatchObject({ requestId });
    expect(row?.kind.en).not.toBe('Counselling');
    expect(idsOf(await list({ kind: key }))).toEqual([]);
  });

  it('are not there for other grids, and not for volunteers and residents', async () => {
    expect(idsOf(await list({}, at.besideLeader))).toEqual([]);
    await expect(list({ areaId: at.area.grid.id }, at.besideLeader)).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const who of [await at.volunteer(), at.resident])
      await expect(list({}, who)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(list({ cursor: 'bm90IGl0' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('pleas that wait for me', () => {
  it('are those that name my post and those below it, longest waiting first, until somebody decided', async () => {
    const pleas: string[] = [];
    for (let count = 0; count < 3; count++) {
      const requestId = await later({ lead: at.buildingHead });
      const input = { requestId, kind: 'return', reason: `不归我们管 ${count}`, untilAt: null } as const;
      pleas.push((await at.buildingHead.do(plead, input)).pleaId);
    }
    const waiting = async (who: typeof at.cellHead, limit = 30, cursor?: string) =>
      listPleas(await who.ctx(), { limit, ...(cursor === undefined ? {} : { cursor }) });
    const page = await waiting(at.cellHead, 2);
    const rest = await waiting(at.cellHead, 2, page.nextCursor ?? '');
    expect([...page.items, ...rest.items].map(({ pleaId }) => pleaId)).toEqual(pleas);
    expect(page.items[0]).toMatchObject({
      kind: 'return',
      reason: '不归我们管 0',
      request: { state: 'accepted' },
    });
    expect((await waiting(at.secretary)).items).toHaveLength(3);
    for (const who of [at.buildingHead, at.besideLeader, at.inspector])
      expect((await waiting(who)).items).toEqual([]);
    await at.cellHead.do(decidePlea, { pleaId: pleas[0] ?? '', granted: false, reason: '就归你们管' });
    expect((await waiting(at.secretary)).items).toHaveLength(2);
  });
});
