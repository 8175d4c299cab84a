import { outbox } from '@linli/db/outbox/tables';
import { appointments } from '@linli/db/people/tables';
import { inTransaction } from '@linli/services/context';
import { previewLadder } from '@linli/services/escalation/preview-ladder';
import { reportLate } from '@linli/services/escalation/report-late';
import { tickDue } from '@linli/services/escalation/tick-due';
import { tickWaiting } from '@linli/services/escalation/tick-waiting';
import { takeAlert } from '@linli/services/reports/take-alert';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Climbing, climbing, plainLadder, post } from '../support/ladders.ts';
import { askFor, pressing } from '../support/requests.ts';
import { reportOf, roundOf, send, slotsOf } from '../support/rounds.ts';

/** What of a case must be the same however late its clock was: everything but when things were done. */
async function outcome(at: Climbing, id: string) {
  const { state, phase, step, round, run, level, dueAt } = await at.climb(id);
  return {
    state,
    phase,
    step,
    round,
    run,
    level,
    dueAt,
    told: await at.told(id),
    steps: (await at.steps(id)).map(({ takenAt: _, ...each }) => each),
  };
}

/** The same case lived through punctually. */
async function punctual(time: string) {
  const at = await climbing();
  const id = await at.ask();
  await at.until(time);
  return outcome(at, id);
}

describe('night', () => {
  const quiet = { quiet: { from: '22:00', until: '07:00' }, bypassQuiet: ['danger' as const] };

  it('a usual case waits for the morning and nobody is told before', async () => {
    const at = await climbing(quiet);
    await at.until('22:30');
    const id = await at.ask();
    expect(await at.told(id)).toEqual([]);
    await at.until('06:59', '2026-11-17');
    expect(await at.told(id)).toEqual([]);
    await at.until('07:00', '2026-11-17');
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.dueAt(id)).toBe('07:10');
  });

  it('a step that falls into the night waits, and the one before it was told in the evening', async () => {
    const at = await climbing(quiet);
    await at.until('21:55');
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.dueAt(id)).toBe('07:00');
  });

  it('whom the ladder lets pass is told at night, as a first call', async () => {
    const at = await climbing({ ...quiet, bypassQuiet: ['usual'] });
    await at.until('23:10');
    const id = await at.ask();
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.messages(at.buildingHead, 'case-yours')).toMatchObject([{ rank: 0 }]);
  });

  it('a gas leak at ten past eleven climbs through an empty cell to the street and is taken there', async () => {
    const at = await climbing();
    await at.until('23:10');
    await at.on.db
      .update(appointments)
      .set({ untilAt: at.on.clock.now(), endReason: '调走' })
      .where(eq(appointments.accountId, at.cellHead.accountId));
    const home = await at.home();
    const { requestId: id } = await askFor(at.on, home, {
      kind: 'home-repair',
      answers: pressing['home-repair'] ?? {},
      dangerRead: true,
    });
    await at.worker.runUntilIdle();
    expect((await at.told(id)).sort()).toEqual(['head', 'leader']);
    await at.until('23:15');
    expect(await at.told(id)).toContain('secretary');
    expect(await at.whats(id)).toContain('skipped');
    await at.until('23:25');
    expect(await at.told(id)).toContain('street');
    expect((await at.messages(at.dutyOfficer, 'case-yours'))[0]).toMatchObject({ rank: 0 });
    await at.dutyOfficer.do(takeInHand, { requestId: id, note: '已联系燃气公司' });
    expect(await at.climb(id)).toMatchObject({ phase: 'start', answeredBy: at.dutyOfficer.accountId });
  });
});

describe('working time', () => {
  it('a wait that begins on Friday evening goes on on Monday morning', async () => {
    const at = await climbing({
      steps: [
        { tell: [post('building-head')], waitMinutes: 60, channels: [] },
        ...plainLadder.steps.slice(1),
      ],
    });
    await at.until('17:30', '2026-11-20');
    const id = await at.ask({ kind: 'office' });
    expect((await at.climb(id)).dueAt).toEqual(new Date('2026-11-23T09:00:00+08:00'));
    await at.until('12:00', '2026-11-22');
    expect(await at.told(id)).toEqual(['head']);
    await at.until('09:00', '2026-11-23');
    expect(await at.told(id)).toEqual(['head', 'leader']);
  });

  it('a holiday is no working time, and a swapped workday is', async () => {
    // National day: 1 to 7 October off; Saturday the 10th is worked instead.
    const at = await climbing(
      {
        steps: [
          { tell: [post('building-head')], waitMinutes: 120, channels: [] },
          ...plainLadder.steps.slice(1),
        ],
      },
      { startsAt: '2026-09-30T09:00:00Z' },
    );
    const id = await at.ask({ kind: 'office' });
    expect((await at.climb(id)).dueAt).toEqual(new Date('2026-10-08T09:30:00+08:00'));
    await at.until('17:30', '2026-10-09');
    const later = await at.ask({ kind: 'office' });
    expect((await at.climb(later)).dueAt).toEqual(new Date('2026-10-10T10:00:00+08:00'));
  });

  it('the time to begin counts in working time as well', async () => {
    const at = await climbing();
    await at.until('17:40');
    const id = await at.ask({ kind: 'office' });
    await at.buildingHead.do(takeInHand, { requestId: id, note: '' });
    expect((await at.climb(id)).dueAt).toEqual(new Date('2026-11-17T09:10:00+08:00'));
  });
});

describe('changes of a ladder', () => {
  it('never touch a case under way; the next case gets the new one', async () => {
    const at = await climbing();
    const old = await at.ask();
    await at.publish({ steps: [{ tell: [post('secretary')], waitMinutes: 5, channels: [] }] });
    const next = await at.ask();
    expect(await at.told(next)).toEqual(['secretary']);
    await at.until('09:10');
    expect(await at.told(old)).toEqual(['head', 'leader']);
  });

  it('the preview of a ladder is what happens then', async () => {
    const at = await climbing();
    const preview = await at.secretary.do(previewLadder, {
      definition: plainLadder,
      areaId: at.area.building.id,
      at: new Date('2026-11-16T09:00:00+08:00').toISOString(),
      urgency: 'usual',
      clock: 'all-hours',
    });
    expect(preview.steps.map(({ at: when, tells }) => [when.slice(11, 16), tells[0]?.role])).toEqual([
      ['01:00', 'building-head'],
      ['01:10', 'grid-leader'],
      ['01:30', 'secretary'],
      ['02:00', 'duty-officer'],
    ]);
    const id = await at.ask();
    await at.until('12:00');
    const done = await at.steps(id);
    expect(
      done.filter(({ outcome: what }) => what === 'told').map(({ takenAt }) => takenAt.toISOString()),
    ).toEqual(preview.steps.map(({ at: when }) => when));
    expect(done.at(-1)?.takenAt.toISOString()).toBe(preview.stuckAt);
  });
});

describe('when the machine fails', () => {
  it('a clock that jumps three hours is one message that says so, and the same end as on time', async () => {
    const at = await climbing();
    const id = await at.ask();
    at.asleep('12:00');
    await at.worker.runUntilIdle();
    expect(await outcome(at, id)).toEqual(await punctual('12:00'));
    expect(await at.whats(id)).toEqual(['submitted', 'told', 'collapsed', 'stuck']);
    expect((await at.events(id))[2]?.facts).toMatchObject({ steps: 3, step: 4, people: 3 });
    expect(await at.messages(at.gridLeader, 'case-late')).toMatchObject([{ facts: { steps: 3 } }]);
    expect(await at.messages(at.gridLeader, 'case-yours')).toEqual([]);
  });

  it('five minutes without a database lose nothing', async () => {
    const at = await climbing();
    const id = await at.ask();
    at.asleep('09:14');
    await at.until('09:45');
    expect(await outcome(at, id)).toEqual(await punctual('09:45'));
  });

  it('an emptied queue loses nothing: the sweep finds what is due', async () => {
    const at = await climbing();
    const id = await at.ask();
    for (const time of ['09:10', '09:30', '10:00', '10:40']) {
      await at.on.db.delete(outbox);
      at.asleep(time);
      await at.worker.runUntilIdle();
    }
    expect(await outcome(at, id)).toEqual(await punctual('10:40'));
  });

  it('of two workers at the same tick one takes it', async () => {
    const at = await climbing();
    const ids = await Promise.all([at.asking(), at.asking(), at.asking()]);
    const [one, other] = [await at.on.system().ctx(), await at.on.system().ctx()];
    await Promise.all([tickDue(one), tickDue(other), tickDue(one), tickDue(other)]);
    for (const { requestId } of ids) {
      expect(await at.steps(requestId)).toHaveLength(1);
      expect(await at.whats(requestId)).toEqual(['submitted', 'told']);
    }
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(3);
  });

  it('a worker that dies before it commits leaves the step whole for the next', async () => {
    const at = await climbing();
    const { requestId } = await at.asking();
    const system = await at.on.system().ctx();
    await expect(
      inTransaction(system, async (ctx) => {
        expect(await tickWaiting(ctx, ctx.clock.now(), { most: 10 })).toBe(1);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await at.told(requestId)).toEqual([]);
    expect(await at.messages(at.buildingHead, 'case-yours')).toEqual([]);
    await at.worker.runUntilIdle();
    expect(await at.told(requestId)).toEqual(['head']);
    expect(await at.messages(at.buildingHead, 'case-yours')).toHaveLength(1);
  });

  it('a case that cannot be ticked keeps no other waiting, and the duty officer hears of it, once', async () => {
    const at = await climbing();
    const { requestId: broken } = await at.asking();
    const { requestId: fine } = await at.asking();
    await at.on
      .sql`update climbs set policy = jsonb_set(policy, '{ladder,steps}', 'null') where case_id = ${broken}`;
    await expect(tickDue(await at.on.system().ctx())).rejects.toThrow();
    expect(await at.told(fine)).toEqual(['head']);
    for (const time of ['09:01', '09:02', '09:03']) {
      at.asleep(time);
      await at.on.system().do(reportLate, undefined);
    }
    expect(await at.messages(at.dutyOfficer, 'clock-late')).toMatchObject([{ facts: { cases: 1 } }]);
  });

  it('an answer that comes while the machine was away counts, although the step was due before', async () => {
    const at = await climbing();
    const id = await at.ask();
    at.asleep('09:20');
    await at.buildingHead.do(takeInHand, { requestId: id, note: '' });
    await at.worker.runUntilIdle();
    expect(await at.told(id)).toEqual(['head']);
    expect(await at.climb(id)).toMatchObject({ phase: 'start' });
  });

  it('the log of steps is complete: each with the moment it was due and the moment it was done', async () => {
    const at = await climbing();
    const id = await at.ask();
    at.asleep('09:40');
    await at.worker.runUntilIdle();
    await at.until('10:40');
    const moments = (await at.steps(id)).map(({ dueAt, takenAt, outcome: what }) => [
      at.clockOf(dueAt),
      at.clockOf(takenAt),
      what,
    ]);
    expect(moments).toEqual([
      ['09:00', '09:00', 'told'],
      ['09:10', '09:40', 'told'],
      ['09:30', '09:40', 'told'],
      ['10:00', '10:00', 'told'],
      ['10:40', '10:40', 'stuck'],
    ]);
  });
});

describe('alerts of reports', () => {
  const silent = async () => {
    const at = await climbing({}, { startsAt: '2026-11-15T23:00:00Z' });
    const home = await at.home({ members: [{ tags: ['lives-alone'] }] });
    const { roundId } = await roundOf(at.on, at.area.grid, {
      form: 'all-well',
      audience: { tags: ['lives-alone'] },
      slots: { kind: 'daily', window: { from: '08:00', until: '09:00' } },
    });
    const [slot] = await slotsOf(at.on, roundId);
    await at.until('09:00');
    const [alert] = await at.on.sql<{ id: string }[]>`select id from alerts`;
    return { at, home, slot: slot ?? { id: '' }, alertId: alert?.id ?? '' };
  };

  it('silence of somebody who lives alone is told to building head and grid leader at once, then upward', async () => {
    const { at, alertId } = await silent();
    expect((await at.told(alertId)).sort()).toEqual(['head', 'leader']);
    expect(await at.messages(at.buildingHead, 'alert-raised')).toMatchObject([{ rank: 0 }]);
    await at.until('09:30');
    expect((await at.told(alertId)).slice(2)).toContain('cell');
    expect(await at.told(alertId)).toHaveLength(4);
  });

  it('in hand it climbs no further; without an end it is taken away again and goes on', async () => {
    const { at, alertId } = await silent();
    await at.gridLeader.do(takeAlert, { alertId });
    await at.until('10:00');
    expect((await at.told(alertId)).sort()).toEqual(['head', 'leader']);
    expect((await at.whats(alertId)).at(-1)).toBe('finish-asked');
    await at.until('10:15');
    expect(await at.whats(alertId)).toContain('silent-again');
    await at.buildingHead.do(takeAlert, { alertId });
    expect(await at.climb(alertId)).toMatchObject({ phase: 'finish', answeredBy: at.buildingHead.accountId });
  });

  it('a sign of life ends it', async () => {
    const { at, home, slot, alertId } = await silent();
    await send(
      await at.on.as({ household: home.household }),
      reportOf(at.on, slot, home.household, { [home.first]: { 'all-well': true } }),
    );
    expect(await at.climb(alertId)).toMatchObject({ state: 'ended' });
    await at.until('12:00');
    expect((await at.told(alertId)).sort()).toEqual(['head', 'leader']);
  });
});
