import { notices } from '@linli/db/notices/tables';
import { appointments } from '@linli/db/people/tables';
import { sheetRuns, sheetSchedules } from '@linli/db/sheets/tables';
import { village } from '@linli/test/support/requests';
import { stageWorker } from '@linli/test/support/worker';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { endSchedule } from './end-schedule.ts';
import { listSchedules } from './list-schedules.ts';
import { listTemplates } from './list-templates.ts';
import { setSchedule } from './set-schedule.ts';
import { shipTemplates } from './ship-templates.ts';
import { tickSchedules } from './tick-schedules.ts';

/** Monday, 16 November 2026, 09:00. */
const v = await village({ settings: { staffSessionMinutes: 60 * 24 * 60 } });
const { on, area, secretary, gridLeader, buildingHead, besideLeader } = v;
await shipTemplates(on.base);
const worker = stageWorker(on);
const ledger = (await secretary.do(listTemplates, { limit: 30 })).items.find(({ name }) =>
  name.zh.includes('台账'),
);
const templateId = ledger?.templateId ?? '';

const schedule = (
  more: Partial<Parameters<typeof setSchedule>[1]> = {},
  who = secretary,
): ReturnType<typeof setSchedule> =>
  who.do(setSchedule, {
    templateId,
    areaId: area.community.id,
    rhythm: 'daily',
    at: '18:00',
    weekday: null,
    period: 'day',
    before: false,
    ...more,
  });
const runsOf = (scheduleId: string) =>
  on.db.select().from(sheetRuns).where(eq(sheetRuns.scheduleId, scheduleId)).orderBy(asc(sheetRuns.dueAt));
const told = (accountId: string) =>
  on.db
    .select({ kind: notices.kind })
    .from(notices)
    .where(eq(notices.accountId, accountId))
    .then((rows) => rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('form-')));
const local = (at: Date | null) => at && new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

describe('does', () => {
  it('fills a form each day at its time, once, and tells who asked', async () => {
    const set = await schedule();
    expect(local(new Date(set.nextAt))).toBe('2026-11-16T18:00');
    await worker.advance({ days: 3 });
    const runs = await runsOf(set.scheduleId);
    expect(
      runs.map(({ dueAt, fromDay, state, factsAt }) => [local(dueAt), fromDay, state, local(factsAt)]),
    ).toEqual([
      ['2026-11-16T18:00', '2026-11-16', 'ready', '2026-11-16T18:00'],
      ['2026-11-17T18:00', '2026-11-17', 'ready', '2026-11-17T18:00'],
      ['2026-11-18T18:00', '2026-11-18', 'ready', '2026-11-18T18:00'],
    ]);
    expect(await told(secretary.accountId)).toEqual(['form-filled', 'form-filled', 'form-filled']);
    await secretary.do(endSchedule, set);
    await worker.advance({ days: 1 });
    expect(await runsOf(set.scheduleId)).toHaveLength(3);
    expect((await secretary.do(listSchedules, { templateId })).items).toEqual([]);
  });

  it('makes up for what a standstill left out, each once, however many look', async () => {
    const set = await schedule({ rhythm: 'workdays', at: '08:00', before: true });
    on.clock.advance(5 * 24 * 60);
    const jobs = await Promise.all(Array.from({ length: 4 }, () => on.system().ctx()));
    await Promise.all(jobs.map((ctx) => tickSchedules(ctx)));
    await worker.runUntilIdle();
    const runs = await runsOf(set.scheduleId);
    // From Friday: the weekend is left out, and each form is about the day before.
    expect(runs.map(({ dueAt, fromDay, state }) => [local(dueAt)?.slice(0, 10), fromDay, state])).toEqual([
      ['2026-11-23', '2026-11-22', 'ready'],
      ['2026-11-24', '2026-11-23', 'ready'],
      ['2026-11-25', '2026-11-24', 'ready'],
    ]);
    await secretary.do(endSchedule, set);
  });

  it('says why a form was not filled, and ends when its asker may no longer fill it', async () => {
    const leaver = await on.as({ role: 'grid-leader', area: area.grid });
    const set = await schedule(
      { areaId: area.grid.id, rhythm: 'weekly', weekday: 1, period: 'week', before: true },
      leaver,
    );
    await on.db
      .update(appointments)
      .set({ untilAt: on.clock.now() })
      .where(eq(appointments.accountId, leaver.accountId));
    await worker.advance({ days: 8 });
    const runs = await runsOf(set.scheduleId);
    expect(runs.map(({ state, failure }) => [state, failure])).toEqual([['failed', 'not-allowed']]);
    expect(await told(leaver.accountId)).toEqual(['form-failed']);
    const [row] = await on.db.select().from(sheetSchedules).where(eq(sheetSchedules.id, set.scheduleId));
    expect(row?.endedAt).not.toBeNull();
  });
});

describe('refuses', () => {
  it('an area elsewhere, a week without its day, and another one’s schedule', async () => {
    await expect(schedule({}, gridLeader)).rejects.toMatchObject({ code: 'not-found' });
    await expect(schedule({ rhythm: 'weekly' })).rejects.toMatchObject({ fields: [{ pointer: '/weekday' }] });
    const set = await schedule({ areaId: area.building.id });
    await expect(buildingHead.do(endSchedule, set)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(besideLeader.do(endSchedule, set)).rejects.toMatchObject({ code: 'not-found' });
    await gridLeader.do(endSchedule, set);
  });
});
