import { requestPhotos } from '@linli/db/requests/tables';
import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { uses } from '../vault.ts';
import { finishRequest } from './finish-request.ts';
import { actsOf, loadInvolvement } from './load-involvement.ts';
import { startRequest } from './start-request.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
const helper = await at.volunteer();
const plain = { note: '', photoId: null };
const photo = async (accountId: string, requestId: string | null = null) => {
  const id = on.ids.next();
  await on.db.insert(requestPhotos).values({
    id,
    requestId,
    accountId,
    contentCipher: on.vault.seal(uses.requestPhoto, 'jpeg'),
    createdAt: on.clock.now(),
  });
  return id;
};

describe('start and finish do', () => {
  it('take an errand to its end: begun, done, the helper free, the resident asked to confirm', async () => {
    const requestId = await asked({ state: 'taken', helper, lead: at.buildingHead });
    await helper.do(startRequest, { requestId });
    expect(await show(requestId)).toMatchObject({ state: 'under-way' });
    expect((await hands(requestId))[0]).toMatchObject({ startedAt: on.clock.now(), untilAt: null });
    on.clock.advance(20);
    const photoId = await photo(helper.accountId, requestId);
    await helper.do(finishRequest, { requestId, note: '放在门口了', photoId });
    expect(await show(requestId)).toMatchObject({ state: 'done', doneAt: on.clock.now() });
    expect(await hands(requestId)).toMatchObject([
      { role: 'helper', endReason: 'done', untilAt: on.clock.now() },
      { role: 'lead', untilAt: null },
    ]);
    expect(await events(requestId)).toMatchObject([
      { what: 'started' },
      { what: 'done', reason: '放在门口了', facts: { photoId } },
    ]);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved', 'request-confirm']);
  });

  it('are for who is in charge where nobody else does it', async () => {
    const requestId = await asked({ state: 'taken', lead: at.cellHead, kind: { handledBy: 'staff' } });
    await at.cellHead.do(startRequest, { requestId });
    await at.cellHead.do(finishRequest, { requestId, ...plain });
    expect(await show(requestId)).toMatchObject({ state: 'done' });
    expect(await hands(requestId)).toMatchObject([
      { role: 'lead', startedAt: on.clock.now(), untilAt: null },
    ]);
  });

  it('let who is in charge call back about an errand somebody else did, and not about their own work', async () => {
    const mayConfirm = async (requestId: string, who: typeof helper) => {
      const ctx = await who.ctx();
      return actsOf(await loadInvolvement(ctx, await show(requestId)), on.clock.now()).includes('confirm');
    };
    const errand = await asked({ state: 'under-way', helper, lead: at.buildingHead });
    await helper.do(finishRequest, { requestId: errand, ...plain });
    expect(await mayConfirm(errand, at.buildingHead)).toBe(true);
    const own = await asked({ state: 'under-way', lead: at.buildingHead, kind: { handledBy: 'staff' } });
    await at.buildingHead.do(finishRequest, { requestId: own, ...plain });
    expect(await mayConfirm(own, at.buildingHead)).toBe(false);
    expect(await mayConfirm(own, at.cellHead)).toBe(true);
  });
});

describe('start and finish refuse', () => {
  it('everybody but the helper while there is one', async () => {
    const requestId = await asked({ state: 'taken', helper, lead: at.buildingHead });
    for (const who of [resident, at.buildingHead, at.gridLeader])
      await expect(who.do(startRequest, { requestId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect((await at.volunteer()).do(startRequest, { requestId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('to finish what was not begun, and to begin what is over', async () => {
    const taken = await asked({ state: 'taken', helper });
    await expect(helper.do(finishRequest, { requestId: taken, ...plain })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    const cancelled = await asked({ state: 'cancelled', helper });
    await expect(helper.do(startRequest, { requestId: cancelled })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });

  it('a photo of somebody else or of another request', async () => {
    const requestId = await asked({ state: 'under-way', helper });
    const other = await asked();
    for (const photoId of [await photo(resident.accountId), await photo(helper.accountId, other)])
      await expect(helper.do(finishRequest, { requestId, note: '', photoId })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    expect(await show(requestId)).toMatchObject({ state: 'under-way' });
  });
});

describe('start and finish in races and repeats', () => {
  it('happen once, and saying it again is harmless', async () => {
    const requestId = await asked({ state: 'taken', helper });
    await Promise.all([1, 2].map(() => helper.do(startRequest, { requestId })));
    await Promise.all([1, 2].map(() => helper.do(finishRequest, { requestId, ...plain })));
    expect((await events(requestId)).map(({ what }) => what)).toEqual(['started', 'done']);
  });
});
