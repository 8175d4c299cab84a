import { requestPleas, requests } from '@linli/db/requests/tables';
import { workplace } from '@linli/test/support/work';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { uses } from '../vault.ts';
import { callNotSolvable } from './call-not-solvable.ts';
import { noteRequest } from './note-request.ts';
import { pauseRequest } from './pause-request.ts';
import { plead } from './plead.ts';

const at = await workplace();
const { on, asked, show, hands, events, told, resident } = at;
const reason = '开发商已停止供应这种管件';

describe('not-solvable does', () => {
  it('ends the request with the reason to the resident, and everything that was open about it', async () => {
    const helper = await at.volunteer();
    const requestId = await asked({ state: 'taken', helper, lead: at.buildingHead });
    await at.buildingHead.do(plead, { requestId, kind: 'return', reason, untilAt: null });
    const untilAt = '2026-11-17T09:00:00+08:00';
    await at.buildingHead.do(pauseRequest, { requestId, reason: 'part-on-order', untilAt });
    await at.buildingHead.do(callNotSolvable, { requestId, reason });
    expect(await show(requestId)).toMatchObject({ state: 'not-solvable', closedAt: on.clock.now() });
    expect((await hands(requestId)).map(({ endReason }) => endReason)).toEqual(['ended', 'ended']);
    expect((await events(requestId)).at(-1)).toMatchObject({
      what: 'not-solvable',
      reason,
      shownTo: 'everyone',
    });
    expect(await told(requestId, resident.accountId)).toContain('request-moved');
    expect(await told(requestId, helper.accountId)).toEqual(['offer-withdrawn']);
    const [row] = await on.db.select().from(requests).where(eq(requests.id, requestId));
    expect(row?.endingCipher && on.vault.openText(uses.requestEnding, row.endingCipher)).toBe(reason);
    expect(
      await on.sql`select from request_pauses where request_id = ${requestId} and ended_at is null`,
    ).toEqual([]);
    expect(
      await on.db.select().from(requestPleas).where(eq(requestPleas.requestId, requestId)),
    ).toMatchObject([{ state: 'refused', decidedBy: null }]);
  });
});

describe('not-solvable refuses', () => {
  it('who neither leads nor approves', async () => {
    const helper = await at.volunteer();
    const requestId = await asked({ state: 'taken', helper, lead: at.buildingHead });
    for (const who of [at.cellHead, helper, resident])
      await expect(who.do(callNotSolvable, { requestId, reason })).rejects.toMatchObject({
        code: 'not-allowed',
      });
  });

  it('what is done: the resident says whether it is solved', async () => {
    const requestId = await asked({ state: 'done', lead: at.buildingHead });
    await expect(at.buildingHead.do(callNotSolvable, { requestId, reason })).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });
});

describe('not-solvable in races and repeats', () => {
  it('ends a request once', async () => {
    const requestId = await asked({ lead: at.buildingHead });
    const tries = await Promise.allSettled(
      [at.buildingHead, at.gridLeader].map((who) => who.do(callNotSolvable, { requestId, reason })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await events(requestId)).toHaveLength(1);
  });
});

describe('a note', () => {
  it('stays among staff, can be added after the end, and is for those involved', async () => {
    const requestId = await asked({ state: 'closed' });
    await at.cellHead.do(noteRequest, { requestId, text: '钥匙在物业' });
    expect(await events(requestId)).toMatchObject([
      { what: 'noted', reason: '钥匙在物业', shownTo: 'staff' },
    ]);
    await expect(resident.do(noteRequest, { requestId, text: '谢谢' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(at.besideLeader.do(noteRequest, { requestId, text: '?' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
