import { requestPauses } from '@linli/db/requests/tables';
import { workplace } from '@linli/test/support/work';
import { stageWorker } from '@linli/test/support/worker';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { pauseRequest } from './pause-request.ts';
import { endDuePauses, endPauseInTime, resumeRequest } from './resume-request.ts';

const at = await workplace();
const { on, asked, show, events, told, resident } = at;
const lead = at.buildingHead;
const worker = stageWorker(on);
const inMinutes = (minutes: number) => new Date(on.clock.now().getTime() + minutes * 60_000);
const pause = (requestId: string, minutes: number, who = lead) =>
  who.do(pauseRequest, { requestId, reason: 'shop-closed', untilAt: inMinutes(minutes).toISOString() });
const what = async (requestId: string) => (await events(requestId)).map((event) => event.what);

describe('pause does', () => {
  it('stops the clock and says why; what is left of it is the same after it ran again', async () => {
    const requestId = await asked({ lead });
    const { deadlineAt, answerDueAt } = await show(requestId);
    await pause(requestId, 120);
    expect(await events(requestId)).toMatchObject([{ what: 'paused', facts: { reason: 'shop-closed' } }]);
    on.clock.advance(45);
    await lead.do(resumeRequest, { requestId });
    const moved = await show(requestId);
    expect(moved.deadlineAt.getTime()).toBe(deadlineAt.getTime() + 45 * 60_000);
    expect(moved.answerDueAt?.getTime()).toBe((answerDueAt?.getTime() ?? 0) + 45 * 60_000);
    expect(await what(requestId)).toEqual(['paused', 'resumed']);
    expect(await told(requestId, resident.accountId)).toEqual(['request-moved', 'request-moved']);
  });

  it('counts working time only where the kind does', async () => {
    on.clock.set(new Date('2026-11-16T17:30:00+08:00'));
    const requestId = await asked({
      lead,
      kind: { clock: 'working-time' },
      deadlineAt: new Date('2026-11-17T11:00:00+08:00'),
    });
    await pause(requestId, 15 * 60);
    on.clock.set(new Date('2026-11-17T08:30:00+08:00'));
    await lead.do(resumeRequest, { requestId });
    expect((await show(requestId)).deadlineAt).toEqual(new Date('2026-11-17T11:30:00+08:00'));
  });

  it('ends by itself at its time, by the alarm', async () => {
    const requestId = await asked({ lead });
    const { deadlineAt } = await show(requestId);
    await pause(requestId, 30);
    await worker.advance({ minutes: 29 });
    expect(await what(requestId)).toEqual(['paused']);
    await worker.advance({ minutes: 2 });
    expect(await what(requestId)).toEqual(['paused', 'resumed']);
    expect((await show(requestId)).deadlineAt.getTime()).toBe(deadlineAt.getTime() + 30 * 60_000);
  });

  it('ended when it was to end, however late that is noticed', async () => {
    const requestId = await asked({ lead });
    const { deadlineAt } = await show(requestId);
    await pause(requestId, 30);
    await on.sql`delete from outbox`;
    on.clock.advance(200);
    await endDuePauses(await on.system().ctx());
    expect((await show(requestId)).deadlineAt.getTime()).toBe(deadlineAt.getTime() + 30 * 60_000);
  });
});

describe('pause refuses', () => {
  it('a moment that is past, or further away than a pause is for', async () => {
    const requestId = await asked({ lead });
    for (const minutes of [0, -5, 15 * 24 * 60])
      await expect(pause(requestId, minutes)).rejects.toMatchObject({ fields: [{ pointer: '/untilAt' }] });
  });

  it('who neither leads nor approves, and what is done', async () => {
    const requestId = await asked({ lead });
    await expect(pause(requestId, 30, at.cellHead)).rejects.toMatchObject({ code: 'not-allowed' });
    const done = await asked({ state: 'done', lead });
    await expect(pause(done, 30)).rejects.toMatchObject({ code: 'illegal-transition' });
    await expect(lead.do(resumeRequest, { requestId })).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});

describe('pause in races and repeats', () => {
  it('is one at a time', async () => {
    const requestId = await asked({ lead });
    const tries = await Promise.allSettled([pause(requestId, 30), pause(requestId, 60, at.gridLeader)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await on.db.$count(requestPauses, eq(requestPauses.requestId, requestId))).toBe(1);
  });

  it('ends once when the alarm, the look for missed ones and a person come at the same time', async () => {
    const requestId = await asked({ lead });
    const { deadlineAt } = await show(requestId);
    await pause(requestId, 30);
    const [row] = await on.db.select().from(requestPauses).where(eq(requestPauses.requestId, requestId));
    on.clock.advance(31);
    const system = await on.system().ctx();
    const alarm = () =>
      inTransaction(system, (ctx) => endPauseInTime(ctx, { requestId, pauseId: row?.id ?? '' }));
    await Promise.allSettled([alarm(), endDuePauses(system), lead.do(resumeRequest, { requestId }), alarm()]);
    expect(await what(requestId)).toEqual(['paused', 'resumed']);
    expect((await show(requestId)).deadlineAt.getTime()).toBe(deadlineAt.getTime() + 30 * 60_000);
  });

  it('an alarm of an earlier pause does not end a later one', async () => {
    const requestId = await asked({ lead });
    await pause(requestId, 30);
    on.clock.advance(5);
    await lead.do(resumeRequest, { requestId });
    await pause(requestId, 120);
    await worker.advance({ minutes: 40 });
    expect(await what(requestId)).toEqual(['paused', 'resumed', 'paused']);
  });
});
