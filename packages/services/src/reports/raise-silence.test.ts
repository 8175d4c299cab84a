import { caseEvents } from '@linli/db/cases/tables';
import { notices } from '@linli/db/notices/tables';
import { alerts } from '@linli/db/reports/tables';
import { formId, reportOf, roundOf, send, slotsOf } from '@linli/test/support/rounds';
import { stage } from '@linli/test/support/stage';
import { stageWorker } from '@linli/test/support/worker';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { inTransaction } from '../context.ts';
import { climbFollower } from '../escalation/climb-follower.ts';
import { ledgerFollower } from './ledger-follower.ts';
import { listAlerts } from './list-alerts.ts';
import { setGapReason } from './set-gap-reason.ts';
import { submitReport } from './submit-report.ts';
import { tickGapLadder } from './tick-gap-ladder.ts';

/** People who live alone in one building, asked every day from 08:00 to 12:00 whether all is well. */
async function alone(people = 3) {
  const on = await stage({
    startsAt: '2026-11-15T22:00:00Z',
    followers: [ledgerFollower],
    caseFollowers: [climbFollower],
  });
  const area = await on.areas({ grid: 'grid', building: ['building', 'grid'] });
  const home = async (tags: readonly ('lives-alone' | 'disabled')[] = ['lives-alone']) => {
    const household = await on.household(area.building);
    const { personId } = await on.member(household, { tags });
    return { ...household, personId };
  };
  const homes: Awaited<ReturnType<typeof home>>[] = [];
  while (homes.length < people) homes.push(await home());
  const leader = await on.as({ role: 'grid-leader', area: area.grid });
  const head = await on.as({ role: 'building-head', area: area.building });
  const worker = stageWorker(on);
  const until = (time: string, day = '2026-11-16') => worker.advanceTo(new Date(`${day}T${time}:00+08:00`));
  const begin = async (tags: readonly ('lives-alone' | 'disabled')[] = ['lives-alone']) => {
    await formId(on, 'all-well');
    const round = await roundOf(on, area.grid, {
      form: 'all-well',
      audience: { tags: [...tags] },
      slots: { kind: 'daily', window: { from: '08:00', until: '12:00' } },
    });
    const [slot, next] = await slotsOf(on, round.roundId);
    if (!slot || !next) throw new Error('no slot');
    return { round, slot, next };
  };
  const raised = () => on.db.select().from(alerts).orderBy(asc(alerts.id));
  const allWell = (household: (typeof homes)[number]) => ({ [household.personId]: { 'all-well': true } });
  return { on, area, home, homes, leader, head, worker, until, begin, raised, allWell };
}

describe('silence of people who live alone', () => {
  it('raises an alert when the window is over, which building head and grid leader are told of', async () => {
    const { on, homes, leader, head, until, begin, raised, allWell } = await alone();
    const [well, silent, also] = homes;
    if (!well || !silent || !also) throw new Error('not set up');
    const { slot } = await begin();
    await until('09:00');
    await send(await on.as({ household: well }), reportOf(on, slot, well, allWell(well)));
    await until('11:59');
    expect(await raised()).toEqual([]);
    await until('12:00');
    expect((await raised()).map(({ personId }) => personId)).toEqual([silent.personId, also.personId]);
    const { items } = await listAlerts(await leader.ctx(), { limit: 10 });
    expect(items[0]).toMatchObject({
      kind: 'no-answer-alone',
      level: 'danger',
      householdId: silent.id,
      facts: [{ text: { zh: '今天都好吗？' }, value: { zh: '没有回音' } }],
    });
    const told = await on.db.select().from(notices).where(eq(notices.kind, 'alert-raised'));
    expect(told.map(({ accountId }) => accountId).sort()).toEqual(
      [leader, leader, head, head].map(({ accountId }) => accountId).sort(),
    );
  });

  it('is not silence when somebody refuses to be asked, is away, or lives with others', async () => {
    const { on, home, homes, leader, until, begin, raised } = await alone(2);
    const together = await home(['disabled']);
    await on.member(together, {});
    const single = await home(['disabled']);
    const { round } = await begin(['lives-alone', 'disabled']);
    const [refuses, away] = homes;
    for (const [personId, reason] of [
      [refuses?.personId ?? '', 'refused'],
      [away?.personId ?? '', 'away'],
    ] as const)
      await leader.do(setGapReason, {
        roundId: round.roundId,
        personId,
        reason,
        untilDay: null,
        note: '',
      });
    await until('12:00');
    expect((await raised()).map(({ personId }) => personId)).toEqual([single.personId]);
  });

  it('a late sign of life ends it, and the next day begins anew', async () => {
    const { on, homes, until, begin, raised, allWell } = await alone(1);
    const [home] = homes;
    if (!home) throw new Error('not set up');
    const { slot } = await begin();
    await until('13:00');
    await send(await on.as({ household: home }), reportOf(on, slot, home, allWell(home)));
    const [alert] = await raised();
    expect(alert).toMatchObject({ state: 'resolved', outcome: 'reported' });
    const events = await on.db.select().from(caseEvents).orderBy(asc(caseEvents.seq));
    const ends = events.filter(({ what }) => what === 'raised' || what === 'resolved');
    expect(ends.map(({ caseId, what }) => [caseId, what])).toEqual([
      [alert?.id, 'raised'],
      [alert?.id, 'resolved'],
    ]);
    await until('12:00', '2026-11-17');
    expect((await raised()).map(({ state }) => state)).toEqual(['resolved', 'open']);
  });

  it('health rounds raise none', async () => {
    const { on, area, until, raised } = await alone(1);
    await roundOf(on, area.grid);
    await until('12:00');
    expect(await raised()).toEqual([]);
  });
});

describe('silence in races and repeats', () => {
  it('after days without a worker the last silence counts, once', async () => {
    const { on, begin, raised, worker } = await alone(1);
    const { next } = await begin();
    on.clock.set(new Date('2026-11-17T15:00:00+08:00'));
    await worker.runUntilIdle();
    await worker.runUntilIdle();
    expect((await raised()).map(({ slotId }) => slotId)).toEqual([next.id]);
  });

  it('an answer that comes in while silence is being raised ends it', async () => {
    const { on, homes, begin, raised, allWell } = await alone(1);
    const [home] = homes;
    if (!home) throw new Error('not set up');
    const reporter = await on.as({ household: home });
    const { slot } = await begin();
    on.clock.set(new Date('2026-11-16T12:00:00+08:00'));
    let answered: Promise<unknown> = Promise.resolve();
    await inTransaction(await on.system().ctx(), async (ctx) => {
      await tickGapLadder(ctx, { roundSlotId: slot.id });
      answered = reporter.do(submitReport, reportOf(on, slot, home, allWell(home)));
      await vi.waitFor(async () => {
        const waiting = await on.sql`select from pg_locks
          where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`;
        expect(waiting.length).toBe(1);
      }, 30_000);
    });
    await answered;
    const [alert] = await raised();
    expect(alert).toMatchObject({ state: 'resolved', outcome: 'reported' });
    const events = await on.db.select().from(caseEvents).orderBy(asc(caseEvents.seq));
    expect(events.map(({ caseId, what }) => [caseId, what])).toEqual([
      [alert?.id, 'raised'],
      [alert?.id, 'resolved'],
    ]);
  });
});
