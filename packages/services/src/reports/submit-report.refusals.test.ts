import { consents } from '@linli/db/people/tables';
import { submissions } from '@linli/db/reports/tables';
import { reportOf, send, stageInRound, submit, well } from '@linli/test/support/rounds';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { showSheet } from './show-sheet.ts';

const { on, area, home, next, begin, at } = await stageInRound(12);
const { db, clock } = on;
const childAtHome = await home([{}, { birthDate: '2019-03-01' }]);
const doctor = await on.as();
const withAccount = await home([{}, { accountId: doctor.accountId }]);
const { slot, evening } = await begin();

describe('submit refuses', () => {
  it('an impossible temperature, with the field and nothing of what was typed', async () => {
    const { household, first, reporter } = next();
    await expect(
      submit(reporter, reportOf(on, slot, household, { [first]: well(45) })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { pointer: '/persons/0/answers/temperature', code: 'impossible', facts: { least: 34, most: 42.5 } },
      ],
    });
    expect(await db.$count(submissions, eq(submissions.householdId, household.id))).toBe(0);
  });

  it('health answers of somebody whose account withheld the consent, whoever sends them', async () => {
    const { household, first, second, reporter } = withAccount;
    await db
      .update(consents)
      .set({ withdrawnAt: clock.now() })
      .where(and(eq(consents.accountId, doctor.accountId), eq(consents.kind, 'health')));
    const sheet = await showSheet(await reporter.ctx(), { slotId: slot.id, householdId: household.id });
    expect(sheet.persons.map(({ withheld }) => withheld.length)).toEqual([0, 4]);
    await expect(
      submit(reporter, reportOf(on, slot, household, { [first]: well(), [second]: well() })),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await send(reporter, reportOf(on, slot, household, { [first]: well(), [second]: {} }));
  });

  it('answers about a child without the consent of those who raise it', async () => {
    const { household, second, reporter } = childAtHome;
    await db
      .update(consents)
      .set({ withdrawnAt: clock.now() })
      .where(and(eq(consents.accountId, reporter.accountId), eq(consents.kind, 'children-data')));
    const sheet = await showSheet(await reporter.ctx(), { slotId: slot.id, householdId: household.id });
    expect(sheet.persons.find(({ personId }) => personId === second)).toMatchObject({ age: 7 });
    await expect(submit(reporter, reportOf(on, slot, household, { [second]: well() }))).rejects.toMatchObject(
      { code: 'invalid-input' },
    );
  });

  it('a household one has nothing to do with, as if it were not there', async () => {
    const { household, first } = next();
    const stranger = await on.as();
    const volunteer = await on.as({ role: 'volunteer', area: area.beside });
    for (const [who, basis] of [
      [stranger, 'self'],
      [volunteer, 'phone'],
    ] as const)
      await expect(
        submit(who, reportOf(on, slot, household, { [first]: well() }, { basis })),
      ).rejects.toMatchObject({ code: 'not-found' });
    const asked = await on.account();
    await on.join(asked.id, household, { state: 'asked' });
    await expect(
      submit(await on.as(asked), reportOf(on, slot, household, { [first]: well() })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a member of the household who claims to be staff, and staff who claim to be family', async () => {
    const { household, first, reporter } = next();
    await expect(
      submit(reporter, reportOf(on, slot, household, { [first]: well() }, { basis: 'visit' })),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const head = await on.as({ role: 'building-head', area: area.building });
    await expect(submit(head, reportOf(on, slot, household, { [first]: well() }))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('a slot that has not opened or is over', async () => {
    const { household, first, reporter } = next();
    await expect(
      submit(reporter, reportOf(on, evening, household, { [first]: well() })),
    ).rejects.toMatchObject({ code: 'rule-refused' });
    at('22:00');
    await expect(submit(reporter, reportOf(on, slot, household, { [first]: well() }))).rejects.toMatchObject({
      code: 'rule-refused',
    });
    at('07:30');
  });

  it('somebody who does not live there, is named twice, or is not expected', async () => {
    const { household, first, reporter } = next();
    const elsewhere = next();
    const refused = (persons: string[]) =>
      submit(reporter, {
        ...reportOf(on, slot, household, {}),
        persons: persons.map((personId) => ({ personId, answers: well() })),
      });
    await expect(refused([first, elsewhere.first])).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/persons/1/personId', code: 'not-allowed-here' }],
    });
    await expect(refused([first, first])).rejects.toMatchObject({
      fields: [{ pointer: '/persons/1/personId', code: 'not-unique' }],
    });
    const { personId: late } = await on.member(household);
    await expect(refused([late])).rejects.toMatchObject({ code: 'rule-refused' });
  });

  it('a second report by the same account that does not name the first', async () => {
    const { household, first, reporter } = next();
    await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    await expect(submit(reporter, reportOf(on, slot, household, { [first]: well() }))).rejects.toMatchObject({
      code: 'already-done',
    });
  });

  it('a correction that leaves somebody out, or of what others said', async () => {
    const { household, first, second, reporter } = next();
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    const one = await send(reporter, reportOf(on, slot, household, { [first]: well(), [second]: well() }));
    await expect(
      submit(reporter, reportOf(on, slot, household, { [first]: well() }, { replacesId: one.submissionId })),
    ).rejects.toMatchObject({ fields: [{ pointer: '/persons', code: 'missing' }] });
    await expect(
      submit(
        volunteer,
        reportOf(
          on,
          slot,
          household,
          { [first]: well(), [second]: well() },
          {
            basis: 'phone',
            replacesId: one.submissionId,
          },
        ),
      ),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
