import { beforeAll, describe, expect, it } from 'vitest';
import { device } from '../support/device.ts';
import { openProduct } from '../support/product.ts';

const product = await openProduct();
const place = await product.areas({
  community: 'community',
  gridA: ['grid', 'community'],
  gridB: ['grid', 'community'],
  cellA: ['cell', 'gridA'],
  cellB: ['cell', 'gridB'],
  building: ['building', 'cellA'],
  unit: ['unit', 'building'],
});
const secretary = await product.account();
await product.post(secretary.id, 'secretary', place.community);

const desk = device(product);
const resident = device(product);
const leaderB = device(product);
const residentPhone = product.phone();
let householdId = '';

beforeAll(() => desk.signIn(secretary.phone ?? ''));

describe('a family moves in', () => {
  it('the desk enters the flat and the head, and prints a code for the door', async () => {
    const household = await desk.call('POST /people/save-household', {
      areaId: place.unit.id,
      door: '301',
      occupancy: 'lived-in',
      tenancy: 'rented',
      vehicles: [],
    });
    householdId = household.householdId;
    await desk.call('POST /people/add-member', {
      householdId,
      member: { name: '张三丰', relation: 'head', phone: residentPhone },
    });
    const { code } = await desk.call('POST /people/issue-household-code', { householdId });
    expect(code.length).toBeGreaterThan(5);
  });

  it('the head signs in, agrees, and is let in by the phone the register knows', async () => {
    await resident.signIn(residentPhone);
    expect(await resident.status('POST /people/join-by-phone', {})).toBe(403);
    expect((await resident.call('GET /identity/me', {})).consentsMissing).toEqual(['privacy']);
    for (const kind of ['privacy', 'children-data'] as const)
      await resident.call('POST /people/give-consent', { kind, version: 1 });
    const { households } = await resident.call('POST /people/join-by-phone', {});
    expect(households.map((each) => each.householdId)).toEqual([householdId]);
    const me = await resident.call('GET /identity/me', {});
    expect(me.households).toMatchObject([{ householdId, state: 'confirmed' }]);
    expect(me.consentsMissing).toEqual(['health', 'whereabouts']);
  });

  it('adds a newborn, and may not touch what is the desk’s', async () => {
    await resident.call('POST /people/add-member', {
      householdId,
      member: { name: '张小宝', relation: 'child', birthDate: '2026-11-01' },
    });
    const { items } = await resident.call('GET /people/my-households', {});
    expect(items[0]?.members.map(({ name }) => name)).toEqual(['张三丰', '张小宝']);
    expect(await resident.status('GET /people/households', { query: '张' })).toBe(403);
    const personId = items[0]?.members[0]?.personId ?? '';
    expect(await resident.status('POST /people/change-member', { personId, member: { name: '李四' } })).toBe(
      400,
    );
  });

  it('a new grid leader sees them from the moment the building moves, and no longer once it is taken back', async () => {
    const phone = product.phone();
    await desk.call('POST /people/appoint', {
      phone,
      name: '网格长乙',
      role: 'grid-leader',
      areaId: place.gridB.id,
    });
    await leaderB.signIn(phone);
    expect(await leaderB.status('GET /people/households/:householdId', { householdId })).toBe(404);
    const input = { areaId: place.building.id, toParentId: place.cellB.id };
    const preview = await desk.call('POST /people/preview-move-area', input);
    expect(preview).toMatchObject({ households: 1, persons: 2 });
    const { moveId } = await desk.call('POST /people/move-area', { ...input, reason: '整栋归并' });
    const found = await leaderB.call('GET /people/households', { query: 'zsf' });
    expect(found.items.map((each) => each.householdId)).toEqual([householdId]);
    product.clock.advance(60);
    await desk.call('POST /people/undo-move-area', { moveId });
    expect((await leaderB.call('GET /people/households', { query: 'zsf' })).items).toEqual([]);
  });

  it('a post that ends gives no right to the next request', async () => {
    const { items } = await desk.call('GET /people/appointments', { areaId: place.gridB.id });
    const post = items.find(({ holderName }) => holderName === '网格长乙');
    await desk.call('POST /people/end-appointment', {
      appointmentId: post?.appointmentId ?? '',
      reason: '调离',
    });
    expect(await leaderB.status('GET /people/households', {})).toBe(403);
  });

  it('signed out on the other device, the resident is a visitor there', async () => {
    const other = device(product);
    product.clock.advance(5);
    await other.signIn(residentPhone);
    const { items } = await resident.call('GET /identity/sessions', {});
    const theOther = items.find(({ current }) => !current);
    await resident.call('POST /identity/revoke-session', { sessionId: theOther?.sessionId ?? '' });
    expect(await other.status('GET /identity/me', {})).toBe(401);
    expect(await resident.status('GET /identity/me', {})).toBe(200);
  });
});
