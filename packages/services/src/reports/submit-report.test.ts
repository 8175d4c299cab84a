import { auditEntries } from '@linli/db/audit/tables';
import { relatives } from '@linli/db/people/tables';
import { alerts, personReports, submissions } from '@linli/db/reports/tables';
import { reportOf, send, stageInRound, submit, well } from '@linli/test/support/rounds';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listHistory } from './list-history.ts';
import { showSheet } from './show-sheet.ts';

const { on, area, next, begin, at } = await stageInRound(12);
const { db, clock } = on;
const { slot } = await begin();

describe('submit does', () => {
  it('takes a household in one go, on time, with an audit row that holds no answers', async () => {
    at('07:30');
    const { household, first, second, reporter } = next();
    const reply = await send(
      reporter,
      reportOf(on, slot, household, { [first]: well(), [second]: well(36.9) }),
    );
    expect(reply).toMatchObject({ onTime: true, advice: [], parallel: false });
    const rows = await db
      .select()
      .from(personReports)
      .where(eq(personReports.submissionId, reply.submissionId));
    expect(rows.map(({ seq, level }) => [seq, level])).toEqual([
      [1, 'normal'],
      [1, 'normal'],
    ]);
    const [audit] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, household.id));
    expect(audit?.facts).toEqual({ basis: 'self', persons: 2 });
  });

  it('a fever comes with advice and an alert in words', async () => {
    const { household, first, reporter } = next();
    const body = reportOf(on, slot, household, { [first]: well(38.2) });
    const asked = await submit(reporter, body);
    expect(asked).toMatchObject({ state: 'asked-back', questions: [{ key: `${first}:fever-but-well` }] });
    expect(await db.$count(submissions, eq(submissions.householdId, household.id))).toBe(0);
    const reply = await send(reporter, { ...body, confirmed: [`${first}:fever-but-well`] });
    expect(reply.advice.map(({ level, personId }) => [level, personId])).toEqual([['alert', first]]);
    const [alert] = await db.select().from(alerts).where(eq(alerts.personId, first));
    expect(alert).toMatchObject({ kind: 'fever', level: 'alert', state: 'open', areaId: area.unit.id });
    expect(alert?.facts).toEqual(
      [
        {
          text: expect.objectContaining({ zh: '现在的体温' }),
          value: { zh: '38.2 ℃（腋下）', en: '38.2 °C (armpit)' },
        },
        expect.anything(),
      ].slice(0, 1),
    );
  });

  it('two fevers in one building raise one alert at the building, and a third none while it is looked at', async () => {
    const ill = async () => {
      const { household, first, reporter } = next();
      await send(
        reporter,
        reportOf(on, slot, household, { [first]: well(38) }, { confirmed: [`${first}:fever-but-well`] }),
      );
    };
    await ill();
    await ill();
    const clusters = await db.select().from(alerts).where(eq(alerts.kind, 'fever-cluster'));
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ areaId: area.building.id, level: 'danger', personId: null });
  });

  it('late is taken within the grace and shown as late; a correction of it counts like the first', async () => {
    at('10:30');
    const { household, first, reporter } = next();
    const late = await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    expect(late.onTime).toBe(false);
    const { items } = await listHistory(await reporter.ctx(), { householdId: household.id, limit: 10 });
    expect(items[0]).toMatchObject({ onTime: false, replaced: false });
    at('07:30');
  });

  it('a correction is a new version that names the one it replaces, and both stay to be seen', async () => {
    const { household, first, reporter } = next();
    const one = await send(reporter, reportOf(on, slot, household, { [first]: well(36.4) }));
    clock.advance(5);
    const two = await send(
      reporter,
      reportOf(on, slot, household, { [first]: well(36.8) }, { replacesId: one.submissionId }),
    );
    const { items } = await listHistory(await reporter.ctx(), { householdId: household.id, limit: 10 });
    expect(
      items.map(({ submissionId, replaced, replacesId }) => [submissionId, replaced, replacesId]),
    ).toEqual([
      [two.submissionId, false, one.submissionId],
      [one.submissionId, true, null],
    ]);
    expect(items.map(({ persons }) => persons[0]?.seq)).toEqual([2, 1]);
    const sheet = await showSheet(await reporter.ctx(), { slotId: slot.id, householdId: household.id });
    expect(sheet.latest?.submissionId).toBe(two.submissionId);
  });

  it('what two people report of the same person is kept side by side and shown as such', async () => {
    const { household, first, reporter } = next();
    const other = await on.as({ household });
    await send(reporter, reportOf(on, slot, household, { [first]: well(36.4) }));
    const second = await send(other, reportOf(on, slot, household, { [first]: well(37.1) }));
    expect(second.parallel).toBe(true);
    const { items } = await listHistory(await reporter.ctx(), { householdId: household.id, limit: 10 });
    expect(items.map(({ parallel, replaced }) => [parallel, replaced])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('a volunteer reports by phone for a household in their area, shown as such', async () => {
    const { household, first } = next();
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    await send(volunteer, reportOf(on, slot, household, { [first]: well() }, { basis: 'phone' }));
    const [row] = await db.select().from(submissions).where(eq(submissions.householdId, household.id));
    expect(row).toMatchObject({ basis: 'phone', accountId: volunteer.accountId });
  });

  it('a relative elsewhere reports for their relative and sees nothing of the others', async () => {
    const { household, first, second, reporter } = next();
    const daughter = await on.as();
    await db.insert(relatives).values({
      id: on.ids.next(),
      accountId: daughter.accountId,
      personId: first,
      relation: 'parent',
      createdAt: clock.now(),
    });
    await send(reporter, reportOf(on, slot, household, { [first]: well(), [second]: well() }));
    await send(daughter, reportOf(on, slot, household, { [first]: well() }, { basis: 'relative' }));
    const { items } = await listHistory(await daughter.ctx(), { householdId: household.id, limit: 10 });
    expect(items.flatMap(({ persons }) => persons.map(({ personId }) => personId))).toEqual([first, first]);
    const sheet = await showSheet(await daughter.ctx(), { slotId: slot.id, householdId: household.id });
    expect(sheet.persons.map(({ personId }) => personId)).toEqual([first]);
    await expect(
      submit(daughter, reportOf(on, slot, household, { [second]: well() }, { basis: 'relative' })),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
