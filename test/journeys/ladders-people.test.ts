import { absences } from '@linli/db/escalation/tables';
import { accounts } from '@linli/db/identity/tables';
import { appointments } from '@linli/db/people/tables';
import { answerSupervision } from '@linli/services/escalation/answer-supervision';
import { endAbsence } from '@linli/services/escalation/end-absence';
import { listPassing } from '@linli/services/escalation/list-passing';
import { listStuck } from '@linli/services/escalation/list-stuck';
import { listSupervisions } from '@linli/services/escalation/list-supervisions';
import { setAbsence } from '@linli/services/escalation/set-absence';
import { showCase } from '@linli/services/escalation/show-case';
import { showDesk } from '@linli/services/escalation/show-desk';
import { supervise } from '@linli/services/escalation/supervise';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Climbing, climbing } from '../support/ladders.ts';
import type { AccountCaller } from '../support/stage.ts';

const day = (time: string, date = '2026-11-16') => new Date(`${date}T${time}:00+08:00`).toISOString();
const away = (who: AccountCaller, untilAt: string, standIn?: { accountId: string }) =>
  who.do(setAbsence, {
    fromAt: day('08:00'),
    untilAt,
    standInId: standIn?.accountId ?? null,
  });
const leaves = (at: Climbing, { accountId }: { accountId: string }) =>
  at.on.db
    .update(appointments)
    .set({ untilAt: at.on.clock.now(), endReason: '调走' })
    .where(eq(appointments.accountId, accountId));
const why = async (at: Climbing, id: string) =>
  (await at.events(id)).map(({ facts }) => (facts as { why?: string }).why).filter(Boolean);

describe('people come and go while a case climbs', () => {
  it('a step tells who holds the post when it is due, not who held it when the case began', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('09:05');
    await leaves(at, at.gridLeader);
    await at.appointed('successor', 'grid-leader', at.area.grid);
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'successor']);
  });

  it('a post that is filled too late for its step is told when the ladder comes round again', async () => {
    const at = await climbing({ repeats: 1 });
    await leaves(at, at.gridLeader);
    const id = await at.ask();
    await at.until('09:15');
    expect(await at.told(id)).toEqual(['head', 'secretary']);
    await at.appointed('successor', 'grid-leader', at.area.grid);
    await at.until('11:00');
    expect(await at.told(id)).toContain('successor');
  });

  it('a post that only begins tomorrow counts as empty today', async () => {
    const at = await climbing();
    await leaves(at, at.buildingHead);
    const next = await at.on.account();
    await at.on.post(next.id, 'building-head', at.area.building, {
      fromAt: new Date(day('08:00', '2026-11-17')),
    });
    expect(await at.told(await at.ask())).toEqual(['leader']);
  });

  it('an account that was closed holds no post any more', async () => {
    const at = await climbing();
    await at.on.db
      .update(accounts)
      .set({ closedAt: at.on.clock.now() })
      .where(eq(accounts.id, at.buildingHead.accountId));
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['leader']);
    expect(await why(at, id)).toEqual(['post-empty']);
  });
});

describe('leave', () => {
  it('the stand-in is told instead and may take it in hand, without a post at the place', async () => {
    const at = await climbing();
    const deputy = await at.appointed('deputy', 'grid-leader', at.area.beside);
    await away(at.buildingHead, day('18:00'), deputy);
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['deputy']);
    await deputy.do(takeInHand, { requestId: id, note: '' });
    expect(await at.climb(id)).toMatchObject({ phase: 'start', answeredBy: deputy.accountId });
  });

  it('without a stand-in the post is passed in the same tick and reported', async () => {
    const at = await climbing();
    await away(at.buildingHead, day('18:00'));
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['leader']);
    expect(await why(at, id)).toEqual(['on-leave']);
    expect(await at.messages(at.gridLeader, 'case-gap')).toHaveLength(1);
  });

  it('a stand-in who is on leave too is nobody', async () => {
    const at = await climbing();
    await away(at.cellHead, day('18:00'));
    await away(at.buildingHead, day('18:00'), at.cellHead);
    expect(await at.told(await at.ask())).toEqual(['leader']);
  });

  it('of two who hold a post the one who is there is told', async () => {
    const at = await climbing();
    await at.appointed('second', 'building-head', at.area.building);
    await away(at.buildingHead, day('18:00'));
    expect(await at.told(await at.ask())).toEqual(['second']);
  });

  it('who is back before the time is told again', async () => {
    const at = await climbing();
    const { absenceId } = await away(at.buildingHead, day('18:00'));
    await at.until('09:30');
    await at.buildingHead.do(endAbsence, { absenceId });
    expect(await at.told(await at.ask())).toEqual(['head']);
    expect(await at.on.db.$count(absences)).toBe(1);
  });

  it('a leave that ends while a case climbs counts from the moment it ends', async () => {
    const at = await climbing();
    await away(at.gridLeader, day('09:10'));
    const id = await at.ask();
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('nobody is on leave twice at once, nobody stands in for themselves, and residents are no stand-ins', async () => {
    const at = await climbing();
    await away(at.buildingHead, day('18:00'));
    await expect(away(at.buildingHead, day('19:00'))).rejects.toMatchObject({ code: 'already-done' });
    await expect(away(at.cellHead, day('19:00'), at.cellHead)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const resident = await at.on.as();
    await expect(away(at.cellHead, day('19:00'), resident)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      at.cellHead.do(setAbsence, {
        accountId: at.gridLeader.accountId,
        fromAt: day('08:00'),
        untilAt: day('18:00'),
        standInId: null,
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the desk', () => {
  it('shows what is on me, least time left first, and what climbs past me next', async () => {
    const at = await climbing();
    const first = await at.ask();
    await at.until('09:04');
    const second = await at.ask();
    const desk = await showDesk(await at.buildingHead.ctx(), { whose: 'mine', limit: 10 });
    expect(desk.items.map(({ caseId }) => caseId)).toEqual([first, second]);
    expect(desk.items[0]).toMatchObject({
      mine: true,
      level: 1,
      state: 'running',
      phase: 'answer',
      title: { zh: '修灯', en: 'A lamp' },
      next: [{ role: 'grid-leader', skipped: null }],
    });
    expect(desk.counts).toEqual({ open: 2, overdueSoon: 2, stuck: 0, unanswered: 2 });
    const passing = await listPassing(await at.buildingHead.ctx(), { limit: 1 });
    expect(passing.items.map(({ caseId }) => caseId)).toEqual([first]);
    const rest = await listPassing(await at.buildingHead.ctx(), {
      limit: 5,
      cursor: passing.nextCursor ?? '',
    });
    expect(rest.items.map(({ caseId }) => caseId)).toEqual([second]);
  });

  it('pages through stuck, running and paused cases without losing or repeating one', async () => {
    const at = await climbing();
    const all = [await at.ask(), await at.ask()];
    await at.until('11:00');
    for (let count = 0; count < 3; count++) all.push(await at.ask());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await showDesk(await at.secretary.ctx(), {
        whose: 'area',
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(all));
    expect(seen.slice(0, 2)).toEqual(all.slice(0, 2));
  });

  it('of another grid sees nothing of it, and a team only what it was told of', async () => {
    const at = await climbing({}, { plan: false });
    const team = await at.appointed('team', 'utilities-team', at.area.community);
    await at.ask();
    const mine = async (who: AccountCaller) =>
      (await showDesk(await who.ctx(), { whose: 'area', limit: 10 })).items.length;
    expect(await mine(at.besideLeader)).toBe(0);
    expect(await mine(team)).toBe(0);
    expect(await mine(at.gridLeader)).toBe(1);
    await at.publish({ steps: [{ tell: [{ kind: 'team' }], waitMinutes: 10, channels: [] }] });
    await at.ask({ kind: 'repair' });
    expect(await mine(team)).toBe(1);
  });

  it('residents see when it moves and to which post, staff also to whom and everything ahead', async () => {
    const at = await climbing();
    const { requestId: caseId, resident } = await at.asking();
    await at.worker.runUntilIdle();
    const asked = { caseKind: 'request', caseId } as const;
    const seen = await showCase(await resident.ctx(), asked);
    expect(seen).toMatchObject({
      state: 'running',
      phase: 'answer',
      level: 1,
      dueAt: day('09:10'),
      next: [{ role: 'grid-leader', areaName: at.area.grid.name, name: null, skipped: null }],
      ahead: [],
      mayEscalate: false,
    });
    const staff = await showCase(await at.secretary.ctx(), asked);
    expect(staff.next[0]?.name).toMatch(/账号/);
    expect(staff.ahead.map((step) => step.at.slice(11, 16))).toEqual(['01:10', '01:30', '02:00']);
    expect(staff).toMatchObject({ mayEscalate: true, maySupervise: true });
    await expect(showCase(await at.besideLeader.ctx(), asked)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('what is said to come next is what comes, also past an empty post', async () => {
    const at = await climbing();
    const id = await at.ask();
    await leaves(at, at.gridLeader);
    const { next } = await showCase(await at.secretary.ctx(), { caseKind: 'request', caseId: id });
    expect(next.map(({ role }) => role)).toEqual(['secretary']);
    await at.until('09:10');
    expect(await at.told(id)).toEqual(['head', 'secretary']);
  });
});

describe('what is stuck', () => {
  it('stands on the board of who is above, and each of them hears of it', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.until('10:40');
    for (const who of [at.secretary, at.dutyOfficer]) {
      expect((await listStuck(await who.ctx(), { limit: 5 })).items.map(({ caseId }) => caseId)).toEqual([
        id,
      ]);
      expect(await at.messages(who, 'case-stuck')).toHaveLength(1);
    }
    expect(await at.messages(at.buildingHead, 'case-stuck')).toHaveLength(0);
  });

  it('stands in the digest of the next morning, once', async () => {
    const at = await climbing();
    await at.ask();
    await at.until('07:29', '2026-11-17');
    expect(await at.messages(at.secretary, 'daily-digest')).toEqual([]);
    await at.until('07:31', '2026-11-17');
    await at.until('09:00', '2026-11-17');
    for (const who of [at.secretary, at.dutyOfficer])
      expect(await at.messages(who, 'daily-digest')).toMatchObject([
        { facts: { day: '2026-11-17', open: 1, late: 1, stuck: 1, gaps: 0 } },
      ]);
    expect(await at.messages(at.gridLeader, 'daily-digest')).toEqual([]);
  });
});

describe('supervision', () => {
  const ask = (at: Climbing, caseId: string, more: { accountId?: string } = {}) =>
    at.secretary.do(supervise, {
      caseKind: 'request',
      caseId,
      ask: '为什么还没修？',
      answerBy: day('10:30'),
      ...more,
    });

  it('asks who answers for a case, who answers it, and the one who asked hears of it', async () => {
    const at = await climbing();
    const id = await at.ask();
    await at.buildingHead.do(takeInHand, { requestId: id, note: '' });
    const { supervisionId } = await ask(at, id);
    expect(await at.messages(at.buildingHead, 'supervision')).toHaveLength(1);
    await at.buildingHead.do(answerSupervision, { supervisionId, answer: '等配件，下午修' });
    expect(await at.messages(at.secretary, 'supervision-answered')).toHaveLength(1);
    await at.until('11:00');
    expect(await at.messages(at.secretary, 'supervision-late')).toEqual([]);
    const { items } = await listSupervisions(await at.secretary.ctx(), { limit: 5 });
    expect(items).toMatchObject([
      { ask: '为什么还没修？', answer: '等配件，下午修', late: false, mine: false },
    ]);
    await expect(
      at.buildingHead.do(answerSupervision, { supervisionId, answer: '再说' }),
    ).rejects.toMatchObject({ code: 'already-done' });
  });

  it('without an answer in time the one who asked is told, once, and a late answer still counts', async () => {
    const at = await climbing();
    const id = await at.ask();
    const { supervisionId } = await ask(at, id);
    await at.until('12:00');
    expect(await at.messages(at.secretary, 'supervision-late')).toHaveLength(1);
    expect((await at.whats(id)).filter((what) => what === 'supervision-late')).toHaveLength(1);
    const { items } = await listSupervisions(await at.buildingHead.ctx(), { limit: 5 });
    expect(items).toMatchObject([{ supervisionId, mine: true, late: true, answer: null }]);
    await at.buildingHead.do(answerSupervision, { supervisionId, answer: '已经修好' });
    expect(await at.messages(at.secretary, 'supervision-answered')).toHaveLength(1);
  });

  it('comes from above only, and is asked of somebody with a post there', async () => {
    const at = await climbing();
    const id = await at.ask();
    await expect(
      at.buildingHead.do(supervise, { caseKind: 'request', caseId: id, ask: '快', answerBy: day('10:30') }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    for (const accountId of [at.secretary.accountId, at.besideLeader.accountId])
      await expect(ask(at, id, { accountId })).rejects.toMatchObject({ code: 'invalid-input' });
    const { supervisionId } = await ask(at, id, { accountId: at.cellHead.accountId });
    await expect(
      at.gridLeader.do(answerSupervision, { supervisionId, answer: '不是我的' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await at.told(id)).toContain('cell');
  });
});
