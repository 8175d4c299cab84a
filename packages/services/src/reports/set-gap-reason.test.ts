import { auditEntries } from '@linli/db/audit/tables';
import { alerts, gapNotes } from '@linli/db/reports/tables';
import { reportOf, send, slotOf, stageInRound, well } from '@linli/test/support/rounds';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeRound } from './close-round.ts';
import { liftGapReason } from './lift-gap-reason.ts';
import { listGaps } from './list-gaps.ts';
import { setGapReason } from './set-gap-reason.ts';
import { submitReport } from './submit-report.ts';

const { on, area, next, begin, at } = await stageInRound(12);
const { db, clock } = on;
const { round, slot, evening } = await begin();
const { roundId } = round;
const leader = await on.as({ role: 'grid-leader', area: area.grid });

const gap = (personId: string, given: Partial<Parameters<typeof setGapReason>[1]> = {}) => ({
  roundId,
  personId,
  reason: 'away' as const,
  untilDay: null,
  note: '',
  ...given,
});
/** Missing people of a household in a slot, with what is noted of them. */
const missing = async (household: { id: string }, of = slot) => {
  const { items } = await listGaps(await leader.ctx(), { slotId: of.id, limit: 100 });
  return (items.find(({ householdId }) => householdId === household.id)?.missing ?? []).map(
    ({ personId, reason }) => [personId, reason],
  );
};
const live = (personId: string) =>
  db
    .select()
    .from(gapNotes)
    .where(and(eq(gapNotes.personId, personId), isNull(gapNotes.liftedAt)));

describe('a gap reason does', () => {
  it('away ends the expectation at once: no gap, and no report is taken for the next slot', async () => {
    const { household, first, second, reporter } = next();
    await leader.do(setGapReason, gap(first, { note: '出差' }));
    expect(await missing(household)).toEqual([[second, null]]);
    at('18:00');
    expect(await missing(household, evening)).toEqual([[second, null]]);
    await expect(
      reporter.do(submitReport, reportOf(on, evening, household, { [first]: well() })),
    ).rejects.toMatchObject({ code: 'rule-refused' });
    at('07:30');
  });

  it('away until a day lets the expectation begin again the day after, by itself', async () => {
    const { household, first, second } = next();
    await leader.do(setGapReason, gap(first, { untilDay: '2026-11-16' }));
    at('18:00');
    expect(await missing(household, evening)).toEqual([[second, null]]);
    at('07:30');
    const tomorrow = await slotOf(on, roundId, '2026-11-17', 'morning');
    at('07:00', '2026-11-17');
    expect(await missing(household, tomorrow)).toEqual([
      [first, null],
      [second, null],
    ]);
    at('07:30');
  });

  it('refused and muted are shown beside the gap, which stays one', async () => {
    const { household, first, second } = next();
    await leader.do(setGapReason, gap(first, { reason: 'refused' }));
    await leader.do(setGapReason, gap(second, { reason: 'muted' }));
    expect(await missing(household)).toEqual([
      [first, 'refused'],
      [second, 'muted'],
    ]);
  });

  it('a new reason takes the place of the old one, which stays in the history', async () => {
    const { household, first, second } = next();
    await leader.do(setGapReason, gap(first));
    clock.advance(1);
    await leader.do(setGapReason, gap(first, { reason: 'unreachable' }));
    expect(await missing(household)).toEqual([
      [first, 'unreachable'],
      [second, null],
    ]);
    expect(await db.$count(gapNotes, eq(gapNotes.personId, first))).toBe(2);
    expect((await live(first)).map(({ reason }) => reason)).toEqual(['unreachable']);
  });

  it('lifting it brings the person back, in the slot under way too, whose report is then taken', async () => {
    const { household, first, second, reporter } = next();
    await leader.do(setGapReason, gap(first, { reason: 'exempt' }));
    clock.advance(1);
    await leader.do(liftGapReason, { roundId, personId: first });
    expect(await missing(household)).toEqual([
      [first, null],
      [second, null],
    ]);
    await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    expect(await db.$count(auditEntries, eq(auditEntries.subjectId, first))).toBe(2);
  });

  it('whoever is known to be away is not silent: the alert about it ends', async () => {
    const { household, first } = next();
    await db.insert(alerts).values({
      id: on.ids.next(),
      kind: 'no-answer-alone',
      level: 'danger',
      roundId,
      slotId: slot.id,
      householdId: household.id,
      personId: first,
      areaId: area.unit.id,
      facts: [],
      matter: `no-answer-alone:${slot.id}:${first}`,
      createdAt: clock.now(),
    });
    await leader.do(setGapReason, gap(first));
    const [alert] = await db.select().from(alerts).where(eq(alerts.personId, first));
    expect(alert).toMatchObject({ state: 'resolved', outcome: 'away', resolvedBy: leader.accountId });
  });
});

describe('a gap reason refuses', () => {
  it('leaders of another grid, and roles that do not follow up', async () => {
    const { first } = next();
    const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
    const inspector = await on.as({ role: 'inspector', area: area.grid });
    await expect(neighbour.do(setGapReason, gap(first))).rejects.toMatchObject({ code: 'not-found' });
    await expect(inspector.do(setGapReason, gap(first))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(neighbour.do(liftGapReason, { roundId, personId: first })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('somebody who was never expected, a day that is over, and lifting what is not noted', async () => {
    const { first } = next();
    const { personId: newcomer } = await on.member(await on.household(area.unit));
    await expect(leader.do(setGapReason, gap(newcomer))).rejects.toMatchObject({ code: 'not-found' });
    await expect(leader.do(setGapReason, gap(first, { untilDay: '2026-11-15' }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ pointer: '/untilDay', code: 'in-the-past' }],
    });
    await expect(leader.do(liftGapReason, { roundId, personId: first })).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});

describe('a gap reason in races and repeats', () => {
  it('two leaders at once leave one live note', async () => {
    const { first } = next();
    const head = await on.as({ role: 'building-head', area: area.building });
    await Promise.all([
      leader.do(setGapReason, gap(first)),
      head.do(setGapReason, gap(first, { reason: 'refused' })),
    ]);
    expect(await live(first)).toHaveLength(1);
  });

  it('nothing is noted in a round that is over', async () => {
    const { first } = next();
    await round.secretary.do(closeRound, { roundId, reason: '应急结束' });
    await expect(leader.do(setGapReason, gap(first))).rejects.toMatchObject({ code: 'illegal-transition' });
  });
});
