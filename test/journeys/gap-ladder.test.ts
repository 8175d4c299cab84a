import { notices } from '@linli/db/notices/tables';
import { relatives } from '@linli/db/people/tables';
import { gapSteps } from '@linli/db/reports/tables';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { device } from '../support/device.ts';
import { openProduct } from '../support/product.ts';
import { reportOf, roundInput, slotsOf, well } from '../support/rounds.ts';

const product = await openProduct({ startsAt: '2026-11-15T21:00:00Z' });
const { db, worker } = product;
const place = await product.areas({
  community: 'community',
  grid: ['grid', 'community'],
  building: ['building', 'grid'],
  unit: ['unit', 'building'],
});
const until = (time: string) => worker.advanceTo(new Date(`2026-11-16T${time}:00+08:00`));

const post = async (role: 'secretary' | 'grid-leader' | 'building-head', area: { id: string }) =>
  device(product, (await product.as({ role, area })).token);
const [secretary, leader, head] = [
  await post('secretary', place.community),
  await post('grid-leader', place.grid),
  await post('building-head', place.building),
];

/** A flat with one person, whose number the register knows, and their own phone. */
async function flat(name: string) {
  const household = await product.household(place.unit);
  const phone = product.phone();
  const { personId } = await product.member(household, { name, phone });
  const account = await product.as({ household, personId });
  return {
    ...household,
    personId,
    phone,
    accountId: account.accountId,
    device: device(product, account.token),
  };
}
const [zhang, wang, zhao] = [await flat('张三'), await flat('王五'), await flat('赵六')];
const daughter = await product.as();
await db.insert(relatives).values({
  id: product.ids.next(),
  accountId: daughter.accountId,
  personId: zhao.personId,
  relation: 'child',
  createdAt: product.clock.now(),
});

let slots: { id: string }[] = [];
const slotNumber = (n: number) => slots[n]?.id ?? '';
const morning = () => slotNumber(0);
const evening = () => slotNumber(1);

const told = async (kind: string, matter: string) =>
  (
    await db
      .select()
      .from(notices)
      .where(and(eq(notices.kind, kind), eq(notices.matter, matter)))
  ).map(({ accountId }) => accountId);
const gaps = async (slotId: string) =>
  (await leader.call('GET /reports/gaps', { slotId })).items.map(({ householdId, step, missing }) => [
    householdId,
    step,
    missing[0]?.reason,
  ]);
const myCalls = async () => (await head.call('GET /reports/my-calls', {})).items;
const record = (callId: string, outcome: 'no-answer' | 'will-report') =>
  head.call('POST /reports/record-call', { callId, outcome });
const reached = async (slotId: string, step: string) =>
  (
    await db
      .select()
      .from(gapSteps)
      .where(and(eq(gapSteps.slotId, slotId), eq(gapSteps.step, step)))
  )[0]?.reached;

beforeAll(async () => {
  const { roundId } = await secretary.call(
    'POST /reports/open-round',
    await roundInput(product, place.community),
  );
  await until('06:30');
  slots = await slotsOf(product, roundId);
});

describe('a missed morning', () => {
  it('who reported is not reminded; the others are, on their own phone', async () => {
    for (const home of [zhang, zhao])
      await home.device.call('POST /reports/submit', {
        ...reportOf(product, { id: morning() }, home, { [home.personId]: well() }),
      });
    await until('08:00');
    expect(await told('report-missing', `remind:${morning()}`)).toEqual([wang.accountId]);
    expect(await gaps(morning())).toEqual([[wang.id, 'reminded', null]]);
    expect(await leader.call('POST /reports/remind', { slotId: morning(), areaId: place.grid.id })).toEqual({
      reminded: 0,
      alreadyReminded: 1,
    });
  });

  it('when the window is over the head of the building is given the call, and only the head the number', async () => {
    await until('10:00');
    expect(await gaps(morning())).toEqual([[wang.id, 'to-call', null]]);
    const [call] = await myCalls();
    expect(call).toMatchObject({ personName: '王五', address: wang.address, attempts: 0 });
    const input = { callId: call?.callId ?? '' };
    expect(await leader.status('POST /reports/reveal-call-number', input)).toBe(404);
    expect(await head.call('POST /reports/reveal-call-number', input)).toEqual({ phone: wang.phone });
  });

  it('after two calls nobody answers somebody has to go there', async () => {
    const [call] = await myCalls();
    const callId = call?.callId ?? '';
    await record(callId, 'no-answer');
    expect(await myCalls()).toEqual([]);
    await until('10:35');
    expect(await myCalls()).toMatchObject([{ callId, attempts: 1, lastOutcome: 'no-answer' }]);
    await record(callId, 'no-answer');
    expect(await head.call('GET /reports/my-calls', {})).toMatchObject({
      items: [],
      today: { given: 1, done: 1 },
    });
    const { items } = await leader.call('GET /reports/visits', {});
    expect(items).toMatchObject([{ address: wang.address, why: 'no-answer', people: [{ name: '王五' }] }]);
  });

  it('nobody is home, which the leader sees beside the gap; the last rung finds nothing left to do', async () => {
    const { items } = await head.call('GET /reports/visits', { areaId: place.building.id });
    await head.call('POST /reports/record-visit', {
      visitId: items[0]?.visitId ?? '',
      outcome: 'nobody-home',
    });
    await until('12:00');
    expect(await reached(morning(), 'visit')).toBe(0);
    expect((await leader.call('GET /reports/visits', {})).items).toEqual([]);
    expect(await gaps(morning())).toEqual([[wang.id, 'to-visit', 'unreachable']]);
  });
});

describe('an evening in which the report comes in between', () => {
  it('is missed, and the daughter elsewhere is asked', async () => {
    await until('17:30');
    await zhang.device.call('POST /reports/submit', {
      ...reportOf(product, { id: evening() }, zhang, { [zhang.personId]: well() }),
    });
    await until('20:00');
    expect((await told('report-missing', `remind:${evening()}`)).sort()).toEqual(
      [wang.accountId, zhao.accountId].sort(),
    );
    expect(await told('proxy-asked', `proxy:${evening()}`)).toEqual([daughter.accountId]);
  });

  it('gets on the call list at the end, and vanishes from every list the moment she reports', async () => {
    await until('21:00');
    const [call, ...others] = await myCalls();
    expect(call).toMatchObject({ personName: '赵六' });
    // Nobody was home at the other flat today: it is not phoned again, but looked at tonight.
    expect(others).toEqual([]);
    const phone = device(product, daughter.token);
    const { items } = await phone.call('GET /reports/to-do', {});
    expect(items).toMatchObject([{ householdId: zhao.id, basis: 'relative', expected: 1, reported: 0 }]);
    const answer = await phone.call('POST /reports/submit', {
      ...reportOf(product, { id: evening() }, zhao, { [zhao.personId]: well() }, { basis: 'relative' }),
    });
    expect(answer).toMatchObject({ state: 'accepted', onTime: false });
    expect(await myCalls()).toEqual([]);
    expect((await leader.call('GET /reports/calls', { slotId: evening() })).items).toEqual([]);
    expect(await gaps(evening())).toEqual([[wang.id, 'proxy-asked', 'unreachable']]);
    expect(await head.status('POST /reports/reveal-call-number', { callId: call?.callId ?? '' })).toBe(409);
  });

  it('is not visited; only the household that is still silent is', async () => {
    await until('23:00');
    const { items } = await leader.call('GET /reports/visits', {});
    expect(items.map(({ householdId, why }) => [householdId, why])).toEqual([[wang.id, 'not-reached']]);
    const { total } = await leader.call('GET /reports/coverage', { slotId: evening() });
    expect(total).toMatchObject({ expected: 3, reported: 2, onTime: 1 });
  });
});
