import { beforeAll, describe, expect, it } from 'vitest';
import { device } from '../support/device.ts';
import { openProduct } from '../support/product.ts';
import { reportOf, roundInput, slotOf, well } from '../support/rounds.ts';

const product = await openProduct({ startsAt: '2026-11-15T21:00:00Z' });
const { worker } = product;
const place = await product.areas({
  community: 'community',
  north: ['cell', 'community'],
  south: ['cell', 'community'],
  tower: ['building', 'north'],
  house: ['building', 'south'],
});
const post = async (role: 'secretary' | 'volunteer' | 'cell-head', area: { id: string }) =>
  device(product, (await product.as({ role, area })).token);
const [secretary, volunteer, southHead] = [
  await post('secretary', place.community),
  await post('volunteer', place.community),
  await post('cell-head', place.south),
];

/** A flat with two people and the phones of both. */
async function flat(building: { id: string }) {
  const household = await product.household(building);
  const [a, b] = [await product.member(household), await product.member(household)];
  const phones = [];
  for (let i = 0; i < 2; i++) phones.push(device(product, (await product.as({ household })).token));
  const [one, two] = phones;
  if (!one || !two) throw new Error('no phones');
  return { ...household, a: a.personId, b: b.personId, one, two };
}
const [li, wang] = [await flat(place.tower), await flat(place.tower)];

let roundId = '';
const until = (day: number, time: string) =>
  worker.advanceTo(new Date(`2026-11-${15 + day}T${time}:00+08:00`));
const slot = (day: number, part: 'morning' | 'evening') =>
  slotOf(product, roundId, `2026-11-${15 + day}`, part);
const figures = async (day: number, part: 'morning' | 'evening') => {
  const { id } = await slot(day, part);
  const { total } = await secretary.call('GET /reports/coverage', { slotId: id, areaId: place.community.id });
  return [total.expected, total.reported, total.onTime, total.excused];
};

beforeAll(async () => {
  const input = await roundInput(product, place.community);
  roundId = (await secretary.call('POST /reports/open-round', input)).roundId;
});

describe('a round of three days', () => {
  it('day one: what was sent twice from a bad net is one report, and two who report differently are both seen', async () => {
    await until(1, '07:00');
    const morning = await slot(1, 'morning');
    const body = reportOf(product, morning, li, { [li.a]: well(), [li.b]: well() });
    const first = await li.one.call('POST /reports/submit', body);
    await until(1, '09:00');
    expect(await li.one.call('POST /reports/submit', body)).toEqual(first);
    const other = await li.two.call(
      'POST /reports/submit',
      reportOf(product, morning, li, { [li.a]: well(37.1) }),
    );
    expect(other).toMatchObject({ state: 'accepted', parallel: true });
    const { items } = await li.one.call('GET /reports/history', { householdId: li.id });
    expect(items.map(({ parallel }) => parallel)).toEqual([true, true]);
  });

  it('day one: a neighbour without a phone reports to a volunteer who calls, and the figures say how many', async () => {
    const morning = await slot(1, 'morning');
    await volunteer.call(
      'POST /reports/submit',
      reportOf(product, morning, wang, { [wang.a]: well(), [wang.b]: well() }, { basis: 'phone' }),
    );
    const { items } = await wang.one.call('GET /reports/history', { householdId: wang.id });
    expect(items.map(({ basis }) => basis)).toEqual(['phone']);
    expect(await figures(1, 'morning')).toEqual([4, 4, 4, 0]);
  });

  it('day two: a fever is asked back, answered with advice, corrected by name, and its alert stays for the leader', async () => {
    await until(2, '07:00');
    const morning = await slot(2, 'morning');
    const body = reportOf(product, morning, li, { [li.a]: well(38.4), [li.b]: well() });
    const asked = await li.one.call('POST /reports/submit', body);
    expect(asked).toMatchObject({ state: 'asked-back' });
    const taken = await li.one.call('POST /reports/submit', {
      ...body,
      confirmed: [`${li.a}:fever-but-well`],
    });
    if (taken.state !== 'accepted') throw new Error('asked back again');
    expect(taken.advice).toMatchObject([{ personId: li.a, level: 'alert' }]);
    const corrected = await li.one.call(
      'POST /reports/submit',
      reportOf(
        product,
        morning,
        li,
        { [li.a]: well(36.4), [li.b]: well() },
        { replacesId: taken.submissionId },
      ),
    );
    expect(corrected).toMatchObject({ state: 'accepted', onTime: true, parallel: false });
    const alerts = await secretary.call('GET /reports/alerts', {});
    expect(alerts.items).toMatchObject([{ kind: 'fever', personId: li.a, state: 'open' }]);
  });

  it('day two: the tower moves to the southern cell: its gaps are found there, the figures of the morning stay', async () => {
    await secretary.call('POST /people/move-area', {
      areaId: place.tower.id,
      toParentId: place.south.id,
      reason: '小格区调整',
    });
    const morning = await slot(2, 'morning');
    const { items } = await southHead.call('GET /reports/gaps', { slotId: morning.id });
    expect(items.map(({ householdId }) => householdId)).toEqual([wang.id]);
    const evening = await slot(2, 'evening');
    await until(2, '18:00');
    const below = async (slotId: string) =>
      (await secretary.call('GET /reports/coverage', { slotId, areaId: place.community.id })).below.map(
        ({ area, coverage }) => [area.areaId, coverage.expected],
      );
    expect(await below(morning.id)).toEqual([[place.north.id, 4]]);
    expect(await below(evening.id)).toEqual([[place.south.id, 4]]);
  });

  it('day three: who moved out is excused and no gap, who moved in is expected next, yesterday is what it was', async () => {
    const yesterday = await figures(2, 'morning');
    await until(3, '07:00');
    await secretary.call('POST /people/end-membership', { personId: wang.b, reason: 'moved-out' });
    await secretary.call('POST /people/add-member', {
      householdId: wang.id,
      member: { name: '新来的', relation: 'tenant' },
    });
    expect(await figures(3, 'morning')).toEqual([4, 0, 0, 1]);
    const { items } = await secretary.call('GET /reports/gaps', { slotId: (await slot(3, 'morning')).id });
    expect(items.flatMap(({ missing }) => missing.map(({ personId }) => personId)).sort()).toEqual(
      [li.a, li.b, wang.a].sort(),
    );
    await until(3, '18:00');
    expect(await figures(3, 'evening')).toEqual([4, 0, 0, 0]);
    expect(await figures(2, 'morning')).toEqual(yesterday);
  });

  it('afterwards nothing more is asked, and a report that comes too late is refused by rule', async () => {
    const evening = await slot(3, 'evening');
    await until(4, '12:00');
    expect((await li.one.call('GET /reports/to-do', {})).items).toEqual([]);
    await expect(
      li.one.call('POST /reports/submit', reportOf(product, evening, li, { [li.a]: well() })),
    ).rejects.toThrow(/rule-refused/);
  });
});
