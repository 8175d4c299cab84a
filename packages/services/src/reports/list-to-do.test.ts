import { relatives } from '@linli/db/people/tables';
import { reportOf, roundOf, send, stageInRound, well } from '@linli/test/support/rounds';
import { describe, expect, it } from 'vitest';
import { closeRound } from './close-round.ts';
import { listToDo } from './list-to-do.ts';
import { showSheet } from './show-sheet.ts';

const { on, area, home, next, begin, at } = await stageInRound(4);
const { clock, db } = on;
const aged = await home([{ name: '李奶奶', birthDate: '1940-02-01', sex: 'female' }]);
const { slot, round } = await begin();
const toDo = async (who: Awaited<ReturnType<typeof home>>['reporter']) => listToDo(await who.ctx());

describe('to-do', () => {
  it('shows the open slot with how far the household is, until it is over', async () => {
    const { household, first, second, reporter } = next();
    expect((await toDo(reporter)).items).toMatchObject([
      { householdId: household.id, basis: 'self', expected: 2, reported: 0, slot: { part: 'morning' } },
    ]);
    await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    expect((await toDo(reporter)).items).toMatchObject([{ reported: 1 }]);
    at('10:30');
    // Still taken, as late.
    expect((await toDo(reporter)).items).toMatchObject([{ reported: 1, slot: { slotId: slot.id } }]);
    await send(reporter, reportOf(on, slot, household, { [second]: well() }));
    expect(await toDo(reporter)).toEqual({ items: [], nextOpensAt: '2026-11-16T09:00:00.000Z' });
    at('07:30');
  });

  it('shows a relative their relative only, and a household of one’s own once', async () => {
    const { household, first, reporter } = next();
    const daughter = await on.as();
    for (const accountId of [daughter.accountId, reporter.accountId])
      await db.insert(relatives).values({
        id: on.ids.next(),
        accountId,
        personId: first,
        relation: 'parent',
        createdAt: clock.now(),
      });
    expect((await toDo(daughter)).items).toMatchObject([
      { householdId: household.id, basis: 'relative', expected: 1 },
    ]);
    expect((await toDo(reporter)).items).toMatchObject([{ basis: 'self', expected: 2 }]);
  });

  it('is empty for somebody without a household, and once the round was ended', async () => {
    expect(await toDo(await on.as())).toEqual({ items: [], nextOpensAt: null });
    const { reporter } = next();
    const other = await roundOf(on, area.community, { form: 'six-questions', slots: { kind: 'once' } });
    expect((await toDo(reporter)).items).toHaveLength(2);
    await other.secretary.do(closeRound, { roundId: other.roundId, reason: '提前结束' });
    expect((await toDo(reporter)).items).toHaveLength(1);
    expect(round.roundId).not.toBe(other.roundId);
  });
});

describe('sheet', () => {
  it('is filled with what the register knows, so that it is not asked', async () => {
    const check = await roundOf(on, area.community, { form: 'household-check', slots: { kind: 'once' } });
    const { items } = await toDo(aged.reporter);
    const asked = items.find((item) => item.round.roundId === check.roundId);
    const sheet = await showSheet(await aged.reporter.ctx(), {
      slotId: asked?.slot.slotId ?? '',
      householdId: aged.household.id,
    });
    expect(sheet.filledHousehold).toEqual({ address: aged.household.address, tenancy: 'own' });
    expect(sheet.persons).toMatchObject([
      { name: '李奶奶', age: 86, filled: { name: '李奶奶', sex: 'female', age: 86 }, reportedSeq: null },
    ]);
    expect(sheet.latest).toBeNull();
  });

  it('shows a volunteer who calls what is to be asked, and no answers of others', async () => {
    const { household, first, reporter } = next();
    await send(reporter, reportOf(on, slot, household, { [first]: well() }));
    const volunteer = await on.as({ role: 'volunteer', area: area.grid });
    const sheet = await showSheet(await volunteer.ctx(), { slotId: slot.id, householdId: household.id });
    expect(sheet).toMatchObject({ basis: 'phone', latest: null });
    expect(sheet.persons.map(({ reportedSeq }) => reportedSeq)).toEqual([1, null]);
    const leader = await on.as({ role: 'grid-leader', area: area.grid });
    const seen = await showSheet(await leader.ctx(), { slotId: slot.id, householdId: household.id });
    expect(seen.latest?.persons).toHaveLength(1);
  });

  it('does not exist for strangers', async () => {
    const { household } = aged;
    const sheet = { slotId: slot.id, householdId: household.id };
    await expect(showSheet(await (await on.as()).ctx(), sheet)).rejects.toMatchObject({ code: 'not-found' });
    const beside = await on.as({ role: 'building-head', area: area.beside });
    await expect(showSheet(await beside.ctx(), sheet)).rejects.toMatchObject({ code: 'not-found' });
  });
});
