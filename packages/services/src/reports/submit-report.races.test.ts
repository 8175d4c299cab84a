import { alerts, personReports, submissions } from '@linli/db/reports/tables';
import { reportOf, roundOf, send, slotOf, stageInRound, submit, well } from '@linli/test/support/rounds';
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

const { on, next, begin, at } = await stageInRound(8);
const { db } = on;
const { slot } = await begin();

describe('submit under races and repeats', () => {
  it('the same report again gets the same answer byte for byte, also after the slot is over', async () => {
    at('07:30');
    const { household, first, reporter } = next();
    const body = reportOf(
      on,
      slot,
      household,
      { [first]: well(38) },
      { confirmed: [`${first}:fever-but-well`] },
    );
    const reply = await submit(reporter, body);
    at('23:30');
    const reordered = Object.fromEntries(Object.entries(body).reverse()) as typeof body;
    expect(JSON.stringify(await submit(reporter, reordered))).toBe(JSON.stringify(reply));
    at('07:30');
    expect(await db.$count(submissions, eq(submissions.householdId, household.id))).toBe(1);
    expect(await db.$count(alerts, eq(alerts.personId, first))).toBe(1);
  });

  it('the same id with another body is refused and changes nothing', async () => {
    const { household, first, reporter } = next();
    const body = reportOf(on, slot, household, { [first]: well() });
    await send(reporter, body);
    await expect(
      submit(reporter, { ...body, persons: [{ personId: first, answers: well(36.7) }] }),
    ).rejects.toMatchObject({ code: 'key-reused' });
    expect(await db.$count(personReports, eq(personReports.personId, first))).toBe(1);
  });

  it('the same report ten times at once is one report with one answer', async () => {
    const { household, first, reporter } = next();
    const body = reportOf(on, slot, household, { [first]: well() });
    const replies = await Promise.all(Array.from({ length: 10 }, () => submit(reporter, body)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await db.$count(submissions, eq(submissions.householdId, household.id))).toBe(1);
  });

  it('two members at once are both taken, as versions one and two', async () => {
    const { household, first, reporter } = next();
    const others = await Promise.all(Array.from({ length: 4 }, () => on.as({ household })));
    await Promise.all(
      [reporter, ...others].map((who) => send(who, reportOf(on, slot, household, { [first]: well() }))),
    );
    const rows = await db
      .select({ seq: personReports.seq })
      .from(personReports)
      .where(and(eq(personReports.personId, first), eq(personReports.slotId, slot.id)))
      .orderBy(asc(personReports.seq));
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('of two corrections of the same version one wins and the other is told', async () => {
    const { household, first, reporter } = next();
    const other = await on.as({ household });
    const one = await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    const results = await Promise.allSettled(
      [reporter, other].map((who) =>
        send(who, reportOf(on, slot, household, { [first]: well(36.9) }, { replacesId: one.submissionId })),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'lost-race' });
  });

  it('two first fevers of a building at the same moment still make a cluster', async () => {
    const other = await on.areas({ grid: 'grid', building: ['building', 'grid'] });
    const ill = [];
    for (let i = 0; i < 2; i++) {
      const household = await on.household(other.building);
      const { personId } = await on.member(household);
      ill.push({ household, personId, reporter: await on.as({ household }) });
    }
    const round = await roundOf(on, other.grid);
    const morning = await slotOf(on, round.roundId, '2026-11-16', 'morning');
    await Promise.all(
      ill.map(({ household, personId, reporter }) =>
        send(
          reporter,
          reportOf(
            on,
            morning,
            household,
            { [personId]: well(38) },
            { confirmed: [`${personId}:fever-but-well`] },
          ),
        ),
      ),
    );
    expect(await db.$count(alerts, eq(alerts.areaId, other.building.id))).toBe(3);
  });
});
