import { notices } from '@linli/db/notices/tables';
import { requests } from '@linli/db/requests/tables';
import { askFor, askOf, giveTo, moveTo, putInHand, submit, village } from '@linli/test/support/requests';
import type { AccountCaller } from '@linli/test/support/stage';
import { and, eq, like } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cancelRequest } from './cancel-request.ts';
import { confirmRequest } from './confirm-request.ts';
import { rateRequest } from './rate-request.ts';
import { showRequest } from './show-request.ts';

const place = await village();
const { on, home, volunteer } = place;
const rowOf = async (id: string) => {
  const [row] = await on.db.select().from(requests).where(eq(requests.id, id));
  if (!row) throw new Error('no such request');
  return row;
};
const toldOf = async (id: string, caller: AccountCaller) =>
  (
    await on.db
      .select()
      .from(notices)
      .where(and(eq(notices.accountId, caller.accountId), like(notices.matter, `request:${id}:%`)))
  ).map(({ kind }) => kind);
const hopsOf = async (caller: AccountCaller, requestId: string) =>
  (await showRequest(await caller.ctx(), { requestId })).hops;
const confirm = (caller: AccountCaller, requestId: string, solved: boolean, more = {}) =>
  caller.do(confirmRequest, { requestId, solved, basis: 'self', reason: '', ...more });
const cancel = (caller: AccountCaller, requestId: string, reason = '') =>
  caller.do(cancelRequest, { requestId, reason });
const rate = (caller: AccountCaller, requestId: string, stars = 5) =>
  caller.do(rateRequest, { requestId, stars, note: '' });

/** A request that a volunteer has done, with a leader in charge. */
async function doneByVolunteer() {
  const at = await home();
  const helper = await volunteer();
  const { requestId } = await askFor(on, at);
  await putInHand(on, place.gridLeader, requestId);
  await giveTo(on, helper, requestId);
  await moveTo(on, requestId, 'under-way', 'done');
  return { ...at, helper, requestId };
}

describe('the resident’s word does', () => {
  it('confirm what is solved, and close it with stars', async () => {
    const { resident, requestId } = await doneByVolunteer();
    await confirm(resident, requestId, true, { reason: '谢谢小王' });
    expect(await rowOf(requestId)).toMatchObject({ state: 'confirmed', solved: true });
    await rate(resident, requestId, 4);
    const row = await rowOf(requestId);
    expect(row).toMatchObject({ state: 'closed', stars: 4, closedAt: on.clock.now() });
    expect((await hopsOf(resident, requestId)).slice(0, 3)).toMatchObject([
      { what: 'closed' },
      { what: 'rated', facts: { stars: 4 } },
      { what: 'confirmed', reason: '谢谢小王', facts: { basis: 'self' } },
    ]);
  });

  it('open the same request again when it is not solved, also after the end, and tell who answers for it', async () => {
    const { resident, requestId } = await doneByVolunteer();
    const deadline = (await rowOf(requestId)).deadlineAt;
    await confirm(resident, requestId, false, { reason: '水还在漏' });
    expect(await rowOf(requestId)).toMatchObject({
      state: 'accepted',
      reopened: 1,
      solved: false,
      doneAt: null,
      deadlineAt: deadline,
    });
    expect(await toldOf(requestId, place.gridLeader)).toContain('request-answer');
    expect((await hopsOf(resident, requestId))[0]).toMatchObject({ what: 'not-solved', reason: '水还在漏' });

    await moveTo(on, requestId, 'taken', 'under-way', 'done', 'confirmed');
    await rate(resident, requestId, 1);
    on.clock.advance(6 * 24 * 60);
    await confirm(resident, requestId, false);
    expect(await rowOf(requestId)).toMatchObject({
      state: 'accepted',
      reopened: 2,
      closedAt: null,
      stars: null,
    });
  });

  it('be given by phone to staff who did not do it', async () => {
    const { helper, requestId } = await doneByVolunteer();
    await expect(confirm(helper, requestId, true, { basis: 'phone' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await confirm(place.buildingHead, requestId, true, { basis: 'phone' });
    expect(await rowOf(requestId)).toMatchObject({ state: 'confirmed', solved: true });
  });

  it('cancel what is needed no longer, and tell who is on the way', async () => {
    const at = await home();
    const helper = await volunteer();
    const { requestId } = await askFor(on, at);
    await giveTo(on, helper, requestId);
    await cancel(at.resident, requestId, '女儿买好了');
    expect(await toldOf(requestId, helper)).toContain('offer-withdrawn');
    const seen = await showRequest(await at.resident.ctx(), { requestId });
    expect(seen).toMatchObject({ state: 'cancelled', ending: '女儿买好了', hands: [], may: [] });
    // The same matter may be asked for again.
    await askFor(on, at);
  });

  it('be passed on by staff whom the resident told so, with a reason', async () => {
    const { requestId } = await askFor(on, await home(), { kind: 'paper' });
    await expect(cancel(place.gridLeader, requestId)).rejects.toMatchObject({
      fields: [{ pointer: '/reason' }],
    });
    await cancel(place.gridLeader, requestId, '住户来电说不用了');
    expect((await rowOf(requestId)).state).toBe('cancelled');
  });

  it('give stars for a month to what was closed without them', async () => {
    const { resident, requestId } = await doneByVolunteer();
    await moveTo(on, requestId, 'closed');
    on.clock.advance(29 * 24 * 60);
    await rate(resident, requestId, 2);
    expect(await rowOf(requestId)).toMatchObject({ state: 'closed', stars: 2 });
  });
});

describe('the resident’s word is refused', () => {
  it('to strangers, to staff in the resident’s name, and to residents in that of staff', async () => {
    const { resident, helper, requestId } = await doneByVolunteer();
    const stranger = (await home()).resident;
    const acts = [
      () => confirm(stranger, requestId, true),
      () => cancel(stranger, requestId),
      () => rate(stranger, requestId),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
    const leader = await on.as({ role: 'grid-leader', area: place.area.grid });
    const inspector = await on.as({ role: 'inspector', area: place.area.street });
    await expect(confirm(leader, requestId, true)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(confirm(resident, requestId, true, { basis: 'phone' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(confirm(inspector, requestId, true, { basis: 'phone' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(rate(helper, requestId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(cancel(helper, requestId)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('out of time', async () => {
    const { resident, requestId } = await doneByVolunteer();
    await expect(cancel(resident, requestId)).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(rate(resident, requestId)).rejects.toMatchObject({ code: 'illegal-transition' });
    await moveTo(on, requestId, 'closed');
    await expect(confirm(resident, requestId, true)).rejects.toMatchObject({ code: 'illegal-transition' });
    on.clock.advance(8 * 24 * 60);
    await expect(confirm(resident, requestId, false)).rejects.toMatchObject({ code: 'illegal-transition' });
    on.clock.advance(23 * 24 * 60);
    await expect(rate(resident, requestId)).rejects.toMatchObject({ code: 'illegal-transition' });
    const open = await askFor(on, await home());
    const leader = await on.as({ role: 'grid-leader', area: place.area.grid });
    await expect(confirm(leader, open.requestId, true, { basis: 'phone' })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('to open again what was asked for anew meanwhile', async () => {
    const at = await doneByVolunteer();
    await moveTo(on, at.requestId, 'closed');
    await askFor(on, at);
    const refused = await confirm(at.resident, at.requestId, false).catch((problem) => problem);
    expect(refused).toMatchObject({ code: 'rule-refused' });
    expect(refused.detail.zh).toContain('新的求助');
    expect(await submit(at.resident, await askOf(on, at.household))).toMatchObject({ outcome: 'same-open' });
  });
});

describe('the resident’s word in races and repeats', () => {
  it('said twice is said once', async () => {
    const { resident, requestId } = await doneByVolunteer();
    await Promise.all([1, 2, 3].map(() => confirm(resident, requestId, true)));
    expect((await hopsOf(resident, requestId)).filter(({ what }) => what === 'confirmed')).toHaveLength(1);
    const rated = await Promise.allSettled([rate(resident, requestId, 1), rate(resident, requestId, 5)]);
    expect(rated.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const at = await home();
    const other = await askFor(on, at);
    await Promise.all([cancel(at.resident, other.requestId), cancel(at.resident, other.requestId)]);
    expect(
      (await hopsOf(at.resident, other.requestId)).filter(({ what }) => what === 'cancelled'),
    ).toHaveLength(1);
  });

  it('of husband and wife at once, yes and no, leads to one of them', async () => {
    const { household, second, resident, requestId } = await doneByVolunteer();
    const wife = await on.as({ household, personId: second });
    await Promise.allSettled([confirm(resident, requestId, true), confirm(wife, requestId, false)]);
    const row = await rowOf(requestId);
    // A no after a yes opens it again; a yes after a no comes too early.
    expect(row).toMatchObject({ state: 'accepted', reopened: 1, solved: false });
  });
});
