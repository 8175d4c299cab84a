import { inTransaction } from '@linli/services/context';
import { finishRequest } from '@linli/services/requests/finish-request';
import { loadRequest } from '@linli/services/requests/load-request';
import { moveRequest } from '@linli/services/requests/move-request';
import { pauseRequest } from '@linli/services/requests/pause-request';
import { resumeRequest } from '@linli/services/requests/resume-request';
import { startRequest } from '@linli/services/requests/start-request';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { describe, expect, it } from 'vitest';
import { type Climbing, climbing } from '../support/ladders.ts';
import type { AccountCaller } from '../support/stage.ts';

const note = '';
const take = (who: AccountCaller, requestId: string) => who.do(takeInHand, { requestId, note });

describe('pauses', () => {
  const pause = (at: Climbing, requestId: string, time: string) =>
    at.gridLeader.do(pauseRequest, {
      requestId,
      reason: 'waiting-for-resident',
      untilAt: new Date(`2026-11-16T${time}:00+08:00`).toISOString(),
    });

  it('nothing climbs while the clock is paused, and afterwards what was left runs on', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('09:04');
    await pause(at, id, '18:00');
    await at.until('12:00');
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.climb(id)).toMatchObject({ state: 'paused', dueAt: null, leftMs: 6 * 60_000 });
    await at.gridLeader.do(resumeRequest, { requestId: id });
    expect(await at.dueAt(id)).toBe('12:06');
    await at.until('12:06');
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('a pause that ends by itself sets the clock going by itself', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('09:04');
    await pause(at, id, '10:00');
    await at.until('10:05');
    expect(await at.climb(id)).toMatchObject({ state: 'running' });
    await at.until('10:06');
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('the deadline moves by the pause, and with it when what is under way is due', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.buildingHead.do(startRequest, { requestId: id });
    await at.until('10:00');
    await pause(at, id, '12:00');
    await at.until('12:00');
    expect(await at.dueAt(id)).toBe('15:00');
  });
});

describe('the end', () => {
  const done = async (at: Climbing) => {
    const asked = await at.asking();
    await take(at.buildingHead, asked.requestId);
    await at.buildingHead.do(startRequest, { requestId: asked.requestId });
    await at.buildingHead.do(finishRequest, { requestId: asked.requestId, note, photoId: null });
    return asked;
  };
  /** What the resident's answer does to the request. */
  const confirms = async (at: Climbing, requestId: string, solved: boolean) =>
    inTransaction(await at.on.system().ctx(), async (ctx) => {
      const request = await loadRequest(ctx, requestId, true);
      await moveRequest(ctx, ctx.clock.now(), request, solved ? 'confirmed' : 'accepted', {
        what: solved ? 'confirmed' : 'not-solved',
      });
    });

  it('confirmed ends the clock', async () => {
    const at = await climbing();
    const { requestId } = await done(at);
    await confirms(at, requestId, true);
    expect(await at.climb(requestId)).toMatchObject({ state: 'ended', dueAt: null });
    await at.until('18:00');
    expect(await at.told(requestId)).toEqual([]);
  });

  it('not solved opens the same case again and goes a step up', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.buildingHead.do(startRequest, { requestId: id });
    await at.buildingHead.do(finishRequest, { requestId: id, note, photoId: null });
    await at.until('10:00');
    await confirms(at, id, false);
    await at.worker.runUntilIdle();
    expect(await at.told(id)).toEqual(['head', 'leader']);
    expect(await at.dueAt(id)).toBe('10:20');
  });

  it('not solved after it was confirmed goes up as well', async () => {
    const at = await climbing();
    const { requestId } = await done(at);
    await confirms(at, requestId, true);
    await at.until('10:00');
    await confirms(at, requestId, false);
    await at.worker.runUntilIdle();
    expect(await at.climb(requestId)).toMatchObject({ state: 'running', phase: 'answer', endedAt: null });
    expect(await at.told(requestId)).toEqual(['head']);
  });

  it('what nobody confirms is called back about by somebody who did not do it, then closed', async () => {
    const at = await climbing();
    const { requestId, resident } = await done(at);
    await at.until('11:00');
    expect(await at.messages(resident, 'request-confirm')).toHaveLength(2);
    expect(await at.messages(at.gridLeader, 'confirm-by-phone')).toHaveLength(1);
    expect(await at.messages(at.buildingHead, 'confirm-by-phone')).toHaveLength(0);
    await at.until('13:00');
    expect(await loadRequest(at.on.base, requestId)).toMatchObject({ state: 'closed' });
    expect(await at.climb(requestId)).toMatchObject({ state: 'ended' });
  });
});
