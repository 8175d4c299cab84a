import { auditEntries } from '@linli/db/audit/tables';
import { notices } from '@linli/db/notices/tables';
import { outbox } from '@linli/db/outbox/tables';
import { relatives } from '@linli/db/people/tables';
import { callAttempts, calls, gapSteps, visits } from '@linli/db/reports/tables';
import { reportOf, send, slotOf, well } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { stageWorker } from '@linli/test/support/worker';
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { closeRound } from './close-round.ts';
import { listGaps } from './list-gaps.ts';
import { tickGapLadder } from './tick-gap-ladder.ts';

/** A town whose households have somebody signed in, with a worker; the window is 06:00–10:00. */
async function climbing(doors = 2) {
  const all = await town(doors);
  const { on, slot, leader } = all;
  const worker = stageWorker(on);
  const homes = [...all.homes.east, ...all.homes.west];
  const reporters = [];
  for (const household of homes) reporters.push(await on.as({ household, personId: household.personId }));
  const steps = async (of = slot) =>
    (await on.db.select().from(gapSteps).where(eq(gapSteps.slotId, of.id)).orderBy(asc(gapSteps.dueAt)))
      .filter(({ doneAt }) => doneAt !== null)
      .map(({ step, reached }) => [step, reached]);
  const told = async (kind: string) =>
    (await on.db.select().from(notices).where(eq(notices.kind, kind))).map(({ accountId }) => accountId);
  const until = (time: string, day = '2026-11-16') => worker.advanceTo(new Date(`${day}T${time}:00+08:00`));
  const tick = () => on.system().do(tickGapLadder, { roundSlotId: slot.id });
  const report = async (home: (typeof homes)[number] | undefined) => {
    if (!home) throw new Error('no household');
    await send(await on.as({ household: home }), reportOf(on, slot, home, { [home.personId]: well() }));
  };
  const ladderSteps = async () =>
    (await listGaps(await leader.ctx(), { slotId: slot.id, limit: 100 })).items.map(({ step }) => step);
  return { ...all, all: homes, reporters, worker, steps, told, until, tick, report, gaps: ladderSteps };
}

describe('the gap ladder does', () => {
  it('reminds, asks proxies, calls and visits, each when it is due and only those still missing', async () => {
    const { on, all, reporters, steps, told, until, report, eastHead, leader, gaps } = await climbing();
    const daughter = await on.as();
    await on.db.insert(relatives).values({
      id: on.ids.next(),
      accountId: daughter.accountId,
      personId: all[1]?.personId ?? '',
      relation: 'child',
      createdAt: on.clock.now(),
    });
    await until('07:59');
    expect(await steps()).toEqual([]);
    expect(await gaps()).toEqual(all.map(() => 'waiting').concat('waiting'));

    await until('08:00');
    expect(await steps()).toEqual([['remind', 4]]);
    expect((await told('report-missing')).sort()).toEqual(reporters.map(({ accountId }) => accountId).sort());

    await report(all[0]);
    await until('09:00');
    expect(await steps()).toEqual([
      ['remind', 4],
      ['ask-proxy', 1],
    ]);
    expect(await told('proxy-asked')).toEqual([daughter.accountId]);

    await report(all[2]);
    await until('10:00');
    // The east tower has a head who calls; the west tower has none, so its grid leader hears of what is left.
    expect((await steps()).at(-1)).toEqual(['call', 1]);
    const given = await on.db.select().from(calls);
    expect(given).toMatchObject([{ householdId: all[1]?.id, callerId: eastHead.accountId }]);
    expect(await told('calls-given')).toEqual([eastHead.accountId]);
    const [left] = await on.db.select().from(notices).where(eq(notices.kind, 'calls-left'));
    expect(left).toMatchObject({ accountId: leader.accountId, facts: { households: 1 } });
    expect((await gaps()).sort()).toEqual(['proxy-asked', 'to-call', 'to-visit']);

    await until('12:00');
    // Who has no number was on the list of visits before.
    expect((await steps()).at(-1)).toEqual(['visit', 2]);
    const due = await on.db.select().from(visits);
    expect(due.map(({ why }) => why).sort()).toEqual(['no-number', 'not-reached', 'not-reached']);
    const [ofVisits] = await on.db.select().from(notices).where(eq(notices.kind, 'visits-due'));
    expect(ofVisits).toMatchObject({ accountId: leader.accountId, facts: { households: 2 } });
    expect(await gaps()).toEqual(['to-visit', 'to-visit', 'to-visit']);
    expect(await on.db.$count(auditEntries, eq(auditEntries.action, 'reports.take-rung'))).toBe(4);
  });

  it('goes on through the evening and the days after by itself', async () => {
    const { on, round, steps, until } = await climbing(1);
    await until('12:00', '2026-11-18');
    for (const [day, part] of [
      ['2026-11-16', 'evening'],
      ['2026-11-17', 'morning'],
      ['2026-11-18', 'morning'],
    ] as const)
      expect((await steps(await slotOf(on, round.roundId, day, part))).map(([step]) => step)).toEqual([
        'remind',
        'ask-proxy',
        'call',
        'visit',
      ]);
  });

  it('gives the head of the cell what is beyond the day of the head of the building', async () => {
    const { on, area, eastHead, tick, at } = await climbing(3);
    const second = await on.as({ role: 'cell-head', area: area.grid });
    // 59 calls of another day’s list count for today.
    const [other] = await on.db.select().from(gapSteps).limit(1);
    const homes = [];
    for (let i = 0; i < 59; i++) homes.push(await on.household(area.beside));
    await on.db.insert(calls).values(
      homes.map((home) => ({
        id: on.ids.next(),
        slotId: other?.slotId ?? '',
        householdId: home.id,
        callerId: eastHead.accountId,
        day: '2026-11-16',
        createdAt: on.clock.now(),
      })),
    );
    at('10:00');
    await tick();
    expect(await on.db.$count(calls, eq(calls.callerId, second.accountId))).toBe(5);
    expect(await on.db.$count(calls, eq(calls.callerId, eastHead.accountId))).toBe(60);
  });

  it('a promised report keeps its call, an unanswered one becomes a visit that says so', async () => {
    const { on, all, until, eastHead } = await climbing();
    await until('10:00');
    const given = await on.db.select().from(calls).where(eq(calls.callerId, eastHead.accountId));
    const attempt = (index: number, outcome: string) => {
      const call = given.find(({ householdId }) => householdId === all[index]?.id);
      return on.db.insert(callAttempts).values({
        id: on.ids.next(),
        callId: call?.id ?? '',
        callerId: eastHead.accountId,
        outcome,
        at: on.clock.now(),
      });
    };
    await attempt(0, 'will-report');
    await attempt(1, 'no-answer');
    await until('12:00');
    const of = async (index: number) => [
      (
        await on.db
          .select()
          .from(calls)
          .where(eq(calls.householdId, all[index]?.id ?? ''))
      )[0]?.state,
      (
        await on.db
          .select()
          .from(visits)
          .where(eq(visits.householdId, all[index]?.id ?? ''))
      )[0]?.why ?? null,
    ];
    expect(await of(0)).toEqual(['open', null]);
    expect(await of(1)).toEqual(['to-visit', 'no-answer']);
  });
});

describe('the gap ladder refuses', () => {
  it('to follow up in a round that was ended, or a slot that takes no more reports', async () => {
    const ended = await climbing(1);
    await ended.round.secretary.do(closeRound, { roundId: ended.round.roundId, reason: '应急结束' });
    await ended.until('12:00');
    expect(await ended.steps()).toEqual([
      ['remind', 0],
      ['ask-proxy', 0],
      ['call', 0],
      ['visit', 0],
    ]);
    expect(await ended.on.db.$count(notices)).toBe(0);
    expect(await ended.on.db.$count(visits)).toBe(0);

    const early = await climbing(1);
    await early.until('12:30');
    await early.round.secretary.do(closeRound, { roundId: early.round.roundId, reason: '应急结束' });
    // Its alarm was set for the evening, which is not held any more; a failing job would fail the test.
    await early.until('23:30');

    const over = await climbing(1);
    over.at('22:00');
    await over.tick();
    expect(await over.on.db.$count(notices)).toBe(0);
    expect(await over.on.db.$count(visits, eq(visits.slotId, over.slot.id))).toBe(0);
  });
});

describe('the gap ladder in races and repeats', () => {
  it('rungs due at once after a jump of the clock collapse into the last', async () => {
    const { steps, at, tick, told, on } = await climbing();
    at('10:30');
    expect(await tick()).toEqual(['call']);
    expect(await steps()).toEqual([
      ['remind', 0],
      ['ask-proxy', 0],
      ['call', 2],
    ]);
    expect(await told('report-missing')).toEqual([]);
    at('12:30');
    await tick();
    expect(await on.db.$count(visits)).toBe(5);
  });

  it('a message is not followed by a second one to the same account at the same moment', async () => {
    const { all, on, at, tick, told } = await climbing(1);
    const spouse = await on.as({ household: all[0] ?? { id: '', address: '' } });
    at('09:30');
    expect(await tick()).toEqual(['remind', 'ask-proxy']);
    expect(await told('report-missing')).not.toContain(spouse.accountId);
    expect(await told('proxy-asked')).toEqual([spouse.accountId]);
  });

  it('of two workers at once each rung is taken by one', async () => {
    const { at, on, tick, steps } = await climbing();
    at('08:00');
    const taken = await Promise.all([tick(), tick(), tick()]);
    expect(taken.flat()).toEqual(['remind']);
    at('10:00');
    expect((await Promise.all([tick(), tick()])).flat()).toEqual(['call']);
    expect(await on.db.$count(calls)).toBe(2);
    expect((await steps()).map(([step]) => step)).toEqual(['remind', 'ask-proxy', 'call']);
  });

  it('a worker that dies halfway leaves the rung to the next one, whole', async () => {
    const { at, on, tick, slot, told } = await climbing();
    at('08:00');
    const dying = inTransaction(await on.system().ctx(), async (ctx) => {
      await tickGapLadder(ctx, { roundSlotId: slot.id });
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await told('report-missing')).toEqual([]);
    expect(await tick()).toEqual(['remind']);
    expect(await told('report-missing')).toHaveLength(4);
    expect(await tick()).toEqual([]);
  });

  it('the sweep finds what an emptied queue lost, and sets the alarm again', async () => {
    const { on, at, worker, steps, slot } = await climbing(1);
    await on.db.delete(outbox);
    at('08:01');
    await worker.runUntilIdle();
    expect((await steps()).map(([step]) => step)).toEqual(['remind']);
    const [alarm] = await on.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.name, 'reports.tick-gap-ladder')));
    expect(alarm).toMatchObject({
      runAt: new Date('2026-11-16T09:00:00+08:00'),
      payload: { roundSlotId: slot.id },
    });
  });
});
