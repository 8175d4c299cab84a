import { requestHands } from '@linli/db/requests/tables';
import { escalate } from '@linli/services/escalation/escalate';
import { tickDue } from '@linli/services/escalation/tick-due';
import { takeRequest } from '@linli/services/matching/take-request';
import { giveBack } from '@linli/services/requests/give-back';
import { handOver } from '@linli/services/requests/hand-over';
import { loadRequest } from '@linli/services/requests/load-request';
import { startRequest } from '@linli/services/requests/start-request';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Climbing, climbing } from '../support/ladders.ts';
import type { AccountCaller } from '../support/stage.ts';

const note = '';
const take = (who: AccountCaller, requestId: string) => who.do(takeInHand, { requestId, note });
const lead = async (at: Climbing, requestId: string) => {
  const [hand] = await at.on.db
    .select({ accountId: requestHands.accountId, binding: requestHands.binding })
    .from(requestHands)
    .where(
      and(eq(requestHands.requestId, requestId), eq(requestHands.role, 'lead'), isNull(requestHands.untilAt)),
    );
  return hand ? { who: at.names.get(hand.accountId), binding: hand.binding } : null;
};

describe('answering', () => {
  it('stops the climb: nobody above is told any more, and the time to start runs', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('09:05');
    await take(at.buildingHead, id);
    expect(await at.climb(id)).toMatchObject({ phase: 'start', level: 1 });
    expect(await at.dueAt(id)).toBe('10:05');
    await at.until('10:00');
    expect(await at.told(id)).toEqual(['head']);
  });

  it('also unsticks what was stuck', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('11:00');
    expect(await at.climb(id)).toMatchObject({ state: 'stuck' });
    await take(at.secretary, id);
    expect(await at.climb(id)).toMatchObject({ state: 'running', phase: 'start' });
  });

  it('of two who answer at once one has it', async () => {
    const at = await climbing();
    await at.appointed('second', 'building-head', at.area.building);
    const second = await at.on.as({ role: 'grid-leader', area: at.area.grid });
    const id = await at.ask();
    const tries = await Promise.allSettled([take(at.buildingHead, id), take(second, id)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await at.whats(id)).filter((what) => what === 'in-hand')).toHaveLength(1);
  });

  it('at the very moment of a step, both happen in one order or the other and nothing twice', async () => {
    const at = await climbing();
    for (let round = 0; round < 4; round++) {
      const id = await at.ask();
      at.on.clock.advance(10);
      const system = await at.on.system().ctx();
      await Promise.all([take(at.buildingHead, id), tickDue(system), tickDue(system)]);
      await at.worker.runUntilIdle();
      expect(await at.climb(id)).toMatchObject({ phase: 'start' });
      const whats = await at.whats(id);
      expect(whats.filter((what) => what === 'in-hand')).toHaveLength(1);
      expect(whats.filter((what) => what === 'told').length).toBe((await at.told(id)).length);
      expect((await at.steps(id)).length).toBe((await at.told(id)).length);
    }
  });

  it('by a volunteer stops it too, also before anybody was told', async () => {
    const at = await climbing({ firstAfterMinutes: 60 }, { plan: false });
    const id = await at.ask({ kind: 'errand' });
    const volunteer = await at.volunteer();
    await volunteer.do(takeRequest, { requestId: id });
    await at.until('09:59');
    expect(await at.told(id)).toEqual([]);
    expect(await at.climb(id)).toMatchObject({ phase: 'start', level: 0 });
  });
});

describe('silence after answering', () => {
  it('who took it in hand is asked first, then the same level is told again', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('10:00');
    expect((await at.whats(id)).at(-1)).toBe('start-asked');
    expect(await at.messages(at.buildingHead, 'errand-ask')).toHaveLength(1);
    expect(await lead(at, id)).toEqual({ who: 'head', binding: false });
    await at.until('10:15');
    expect((await at.whats(id)).slice(-2)).toEqual(['silent-again', 'told']);
    expect(await lead(at, id)).toBeNull();
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(2);
    await at.until('10:25');
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('somebody else may take it in hand then', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('10:20');
    await take(at.gridLeader, id);
    expect(await lead(at, id)).toMatchObject({ who: 'leader' });
    expect(await at.dueAt(id)).toBe('11:20');
  });

  it('a second time begins a level higher', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('10:16');
    await take(at.buildingHead, id);
    await at.until('11:31');
    expect(await at.told(id)).toEqual(['head', 'leader']);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(2);
  });

  it('a volunteer who does not begin is asked, then it goes back to the others and the resident is told', async () => {
    const at = await climbing({ firstAfterMinutes: 60 }, { plan: false });
    const { requestId: id, resident } = await at.asking({ kind: 'errand' });
    const volunteer = await at.volunteer();
    await volunteer.do(takeRequest, { requestId: id });
    await at.until('10:00');
    expect(await at.messages(volunteer, 'errand-ask')).toHaveLength(1);
    const heard = (await at.messages(resident, 'request-moved')).length;
    await at.until('10:15');
    expect(await at.messages(volunteer, 'errand-returned')).toHaveLength(1);
    expect((await at.messages(resident, 'request-moved')).length).toBe(heard + 1);
    expect(await loadRequest(at.on.base, id)).toMatchObject({ state: 'accepted' });
    expect(await at.whats(id)).toEqual(expect.arrayContaining(['start-asked', 'timed-out', 'told']));
    expect(await at.told(id)).toEqual(['head']);
  });

  it('with somebody in charge a silent volunteer leaves it to them, and only their silence to the ladder', async () => {
    const at = await climbing({ firstAfterMinutes: 60 }, { plan: false });
    const id = await at.ask({ kind: 'errand' });
    const volunteer = await at.volunteer();
    await volunteer.do(takeRequest, { requestId: id });
    await take(at.gridLeader, id);
    await at.until('10:15');
    expect(await at.climb(id)).toMatchObject({ phase: 'start' });
    expect(await lead(at, id)).toMatchObject({ who: 'leader' });
    await at.until('11:15');
    expect(await at.messages(at.gridLeader, 'errand-ask')).toHaveLength(1);
    await at.until('11:30');
    expect(await lead(at, id)).toBeNull();
    expect(await at.told(id)).toEqual(['head']);
  });

  it('what is under way and not done by the deadline is asked about, then taken away', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.buildingHead.do(startRequest, { requestId: id });
    expect(await at.dueAt(id)).toBe('13:00');
    await at.until('13:00');
    expect((await at.whats(id)).at(-1)).toBe('finish-asked');
    await at.until('14:00');
    expect(await loadRequest(at.on.base, id)).toMatchObject({ state: 'accepted' });
    expect(await at.climb(id)).toMatchObject({ phase: 'answer' });
  });

  it('who begins after being asked keeps it', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('10:05');
    await at.buildingHead.do(startRequest, { requestId: id });
    await at.until('10:30');
    expect(await lead(at, id)).toMatchObject({ who: 'head' });
    expect(await at.climb(id)).toMatchObject({ phase: 'finish' });
  });
});

describe('changing hands', () => {
  it('who it is handed to has the whole time to begin', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('09:40');
    await at.buildingHead.do(handOver, {
      requestId: id,
      accountId: at.cellHead.accountId,
      reason: '我今天不在',
    });
    expect(await at.dueAt(id)).toBe('10:40');
    expect(await at.climb(id)).toMatchObject({ answeredBy: at.cellHead.accountId });
  });

  it('a helper who gives it back sets the ladder going where it was, at once', async () => {
    const at = await climbing({}, { plan: false });
    const id = await at.ask({ kind: 'errand' });
    await at.until('09:10');
    const volunteer = await at.volunteer();
    await volunteer.do(takeRequest, { requestId: id });
    await at.until('09:20');
    await volunteer.do(giveBack, { requestId: id, reason: '孩子病了' });
    await at.worker.runUntilIdle();
    expect(await at.messages(at.gridLeader, 'case-yours')).toHaveLength(2);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(1);
    await at.until('09:40');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary']);
  });

  it('whom the second level names may not hand it back, whom the first level names may', async () => {
    const at = await climbing();
    const low = await at.ask();
    const high = await at.ask();
    await take(at.buildingHead, low);
    await at.until('09:12');
    await take(at.gridLeader, high);
    expect(await lead(at, low)).toEqual({ who: 'head', binding: false });
    expect(await lead(at, high)).toEqual({ who: 'leader', binding: true });
    const give = (who: AccountCaller, requestId: string) =>
      who.do(handOver, { requestId, accountId: at.cellHead.accountId, reason: '不归我管' });
    await give(at.buildingHead, low);
    const second = await at.appointed('official', 'seconded-official', at.area.grid);
    const third = await at.ask();
    await at.until('09:25');
    await take(second, third);
    await expect(give(second, third)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('carrying up by hand', () => {
  it('tells the next level now, with the reason in the timeline, and counts from then', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('09:03');
    const { told } = await at.buildingHead.do(escalate, {
      caseKind: 'request',
      caseId: id,
      reason: '我修不了',
    });
    expect(told).toMatchObject([{ role: 'grid-leader', skipped: null }]);
    expect(await at.told(id)).toEqual(['head', 'leader']);
    expect(await at.dueAt(id)).toBe('09:23');
    expect((await at.events(id)).at(-1)).toMatchObject({ what: 'escalated', by: at.buildingHead.accountId });
    await at.until('09:23');
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary']);
    expect(await at.messages(at.gridLeader, 'case-yours')).toHaveLength(1);
  });

  it('passes empty posts, and at the top there is nobody left', async () => {
    const at = await climbing();
    const id = await at.ask();
    const up = (who: AccountCaller) =>
      who.do(escalate, { caseKind: 'request', caseId: id, reason: '没有人管' });
    await up(at.buildingHead);
    await up(at.gridLeader);
    await up(at.secretary);
    expect(await at.told(id)).toEqual(['head', 'leader', 'secretary', 'street']);
    await expect(up(at.dutyOfficer)).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('leaves a case with who has it in hand, and their time as it was', async () => {
    const at = await climbing();
    const id = await at.ask();
    await take(at.buildingHead, id);
    await at.until('09:20');
    await at.buildingHead.do(escalate, { caseKind: 'request', caseId: id, reason: '要街道协调' });
    expect(await at.told(id)).toEqual(['head', 'leader']);
    expect(await lead(at, id)).toMatchObject({ who: 'head' });
    expect(await at.dueAt(id)).toBe('10:00');
  });

  it('is not for residents', async () => {
    const at = await climbing();
    const { requestId, resident } = await at.asking();
    await expect(
      resident.do(escalate, { caseKind: 'request', caseId: requestId, reason: '快点' }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
