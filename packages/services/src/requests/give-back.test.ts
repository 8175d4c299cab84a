import { workplace } from '@linli/test/support/work';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { giveBack } from './give-back.ts';
import { loadRequest } from './load-request.ts';
import { timeOutHelper } from './return-errand.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
const helper = await at.volunteer();
const timeOut = async (requestId: string) =>
  inTransaction(await on.system().ctx(), async (ctx) =>
    timeOutHelper(ctx, on.clock.now(), await loadRequest(ctx, requestId, true)),
  );

describe('give-back does', () => {
  it('frees the helper and opens the request again; the resident hears of it, staff read why', async () => {
    const requestId = await asked({ state: 'under-way', helper });
    await helper.do(giveBack, { requestId, reason: '家里有急事' });
    expect(await show(requestId)).toMatchObject({ state: 'accepted', reopened: 0 });
    expect(await hands(requestId)).toMatchObject([{ endReason: 'given-back' }]);
    expect(await events(requestId)).toMatchObject([
      { what: 'noted', reason: '家里有急事', shownTo: 'staff' },
      { what: 'returned', reason: null, shownTo: 'everyone' },
    ]);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved']);
  });

  it('leaves it to who is in charge where staff do such things themselves', async () => {
    const requestId = await asked({
      state: 'taken',
      helper,
      lead: at.cellHead,
      kind: { handledBy: 'staff' },
    });
    await helper.do(giveBack, { requestId, reason: '' });
    expect(await show(requestId)).toMatchObject({ state: 'taken' });
    expect((await events(requestId)).map(({ what }) => what)).toEqual(['returned', 'in-hand']);
  });

  it('by the clock: what was not begun or finished in time is looked for anew, and the helper is told', async () => {
    for (const state of ['taken', 'under-way'] as const) {
      const requestId = await asked({ state, helper });
      await expect(timeOut(requestId)).resolves.toMatchObject({ state: 'accepted' });
      expect(await hands(requestId)).toMatchObject([{ endReason: 'timed-out' }]);
      expect((await events(requestId)).map(({ what }) => what)).toEqual(['timed-out']);
      expect(await told(requestId, helper.accountId)).toEqual(['errand-returned']);
    }
  });
});

describe('give-back refuses', () => {
  it('who was named after the second level, and everybody who is not the helper', async () => {
    const bound = await asked({ state: 'taken', helper, binding: true });
    await expect(helper.do(giveBack, { requestId: bound, reason: '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const requestId = await asked({ state: 'taken', helper, lead: at.cellHead });
    for (const who of [at.cellHead, at.gridLeader, resident])
      await expect(who.do(giveBack, { requestId, reason: '' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    expect(await show(requestId)).toMatchObject({ state: 'taken' });
  });

  it('by the clock: an errand nobody has, or that is done', async () => {
    for (const state of ['accepted', 'done', 'cancelled'] as const) {
      const requestId = await asked({ state });
      await expect(timeOut(requestId)).resolves.toBeNull();
      expect(await events(requestId)).toEqual([]);
    }
  });
});

describe('give-back in races and repeats', () => {
  it('and the clock at the same time open it once', async () => {
    const requestId = await asked({ state: 'taken', helper });
    await Promise.allSettled([helper.do(giveBack, { requestId, reason: '' }), timeOut(requestId)]);
    expect(await events(requestId)).toHaveLength(1);
    await expect(timeOut(requestId)).resolves.toBeNull();
    await expect(helper.do(giveBack, { requestId, reason: '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
