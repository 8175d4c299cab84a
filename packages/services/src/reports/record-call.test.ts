import { auditEntries } from '@linli/db/audit/tables';
import { persons } from '@linli/db/people/tables';
import { callAttempts, calls, gapNotes, visits } from '@linli/db/reports/tables';
import { reportOf, send, slotOf, well } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { blindUses, uses } from '../vault.ts';
import { listMyCalls } from './list-my-calls.ts';
import { makeCallList } from './make-call-list.ts';
import { recordCall } from './record-call.ts';
import { revealCallNumber } from './reveal-call-number.ts';

type Outcome = Parameters<typeof recordCall>[1]['outcome'];

const all = await town(12);
const { on, leader, input, slot, round, area } = all;
const { db, clock } = on;
const [mine, other] = all.volunteers;
await leader.do(makeCallList, input([mine]));
const free = [...all.homes.east, ...all.homes.west];

/** A household of its own, with the call it was given. */
async function called() {
  const home = free.shift();
  if (!home) throw new Error('no household left');
  const [call] = await db.select().from(calls).where(eq(calls.householdId, home.id));
  if (!call) throw new Error('no call');
  const record = (outcome: Outcome, given: Partial<Parameters<typeof recordCall>[1]> = {}) =>
    mine.do(recordCall, { callId: call.id, outcome, untilDay: null, note: '', ...given });
  const state = async () => {
    const [row] = await db.select().from(calls).where(eq(calls.id, call.id));
    const [visit] = await db.select().from(visits).where(eq(visits.householdId, home.id));
    return [row?.state, visit?.why ?? null];
  };
  const outcomes = async () =>
    (
      await db.select().from(callAttempts).where(eq(callAttempts.callId, call.id)).orderBy(callAttempts.id)
    ).map(({ outcome }) => outcome);
  const listed = async () =>
    (await listMyCalls(await mine.ctx(), { limit: 100 })).items.some(({ callId }) => callId === call.id);
  return { home, callId: call.id, record, state, outcomes, listed };
}

describe('recording a call does', () => {
  it('after the second call nobody answers sends somebody there, and keeps both tries', async () => {
    const { home, record, state, outcomes, callId } = await called();
    await record('no-answer');
    expect(await state()).toEqual(['open', null]);
    clock.advance(30);
    await record('no-answer');
    expect(await state()).toEqual(['to-visit', 'no-answer']);
    expect(await outcomes()).toEqual(['no-answer', 'no-answer']);
    const entries = await db
      .select({ facts: auditEntries.facts })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, home.id), eq(auditEntries.action, 'reports.record-call')));
    expect(entries.map(({ facts }) => facts)).toEqual([
      { callId, outcome: 'no-answer', state: 'open' },
      { callId, outcome: 'no-answer', state: 'to-visit' },
    ]);
  });

  it('a wrong number goes to the next number of the household, then somebody goes there', async () => {
    const { home, callId, record, state } = await called();
    const second = on.phone();
    await on.member(home, { phone: second });
    await record('wrong-number');
    expect(await state()).toEqual(['open', null]);
    expect(await mine.do(revealCallNumber, { callId })).toEqual({ phone: second });
    await record('wrong-number');
    expect(await state()).toEqual(['to-visit', 'wrong-number']);
  });

  it('a number that was wrong is not called again until the register is corrected', async () => {
    const { home, record } = await called();
    await record('wrong-number');
    const evening = await slotOf(on, round.roundId, '2026-11-16', 'evening');
    clock.set(new Date('2026-11-16T19:00:00+08:00'));
    const plan = () =>
      leader.do(makeCallList, {
        ...input([mine], { slotId: evening.id }),
        areaId: area.grid.id,
        preview: true,
      });
    const before = await plan();
    const number = on.phone();
    await db
      .update(persons)
      .set({
        phoneCipher: on.vault.seal(uses.personPhone, number),
        phoneBlind: on.vault.blind(blindUses.phone, number),
      })
      .where(eq(persons.id, home.personId));
    expect((await plan()).toVisit).toBe(before.toVisit - 1);
    clock.set(new Date('2026-11-16T08:30:00+08:00'));
  });

  it('a refusal is noted and the household left in peace', async () => {
    const { home, record, state, listed } = await called();
    await record('refused', { note: '不愿意' });
    expect(await state()).toEqual(['done', null]);
    expect(await listed()).toBe(false);
    const [noted] = await db.select().from(gapNotes).where(eq(gapNotes.personId, home.personId));
    expect(noted).toMatchObject({ reason: 'refused', note: '不愿意', saidBy: mine.accountId });
  });

  it('away until a day ends the expectation until then', async () => {
    const { home, record, state } = await called();
    await record('away', { untilDay: '2026-11-20' });
    expect(await state()).toEqual(['done', null]);
    const [noted] = await db.select().from(gapNotes).where(eq(gapNotes.personId, home.personId));
    expect(noted).toMatchObject({ reason: 'away', untilDay: '2026-11-20', roundId: round.roundId });
  });

  it('"reported" is done when the proxy report is there, and stays on the list until then', async () => {
    const { home, record, state, listed } = await called();
    await record('reported');
    expect(await state()).toEqual(['open', null]);
    expect(await listed()).toBe(true);
    await send(mine, reportOf(on, slot, home, { [home.personId]: well() }, { basis: 'phone' }));
    expect(await listed()).toBe(false);
    await record('reported');
    expect(await state()).toEqual(['done', null]);
  });

  it('when the report came in meanwhile nobody is sent there, whatever is said of the call', async () => {
    const { home, record, state } = await called();
    await record('no-answer');
    await send(await on.as({ household: home }), reportOf(on, slot, home, { [home.personId]: well() }));
    await record('no-answer');
    expect(await state()).toEqual(['done', null]);
  });
});

describe('recording a call refuses', () => {
  it('whoever it was not given to, for whom it does not exist', async () => {
    const { callId, outcomes } = await called();
    for (const who of [other, leader])
      await expect(
        who.do(recordCall, { callId, outcome: 'refused', untilDay: null, note: '' }),
      ).rejects.toMatchObject({ code: 'not-found' });
    expect(await outcomes()).toEqual([]);
  });

  it('a day that is over, and a call that is closed', async () => {
    const { record } = await called();
    await expect(record('away', { untilDay: '2026-11-15' })).rejects.toMatchObject({
      fields: [{ pointer: '/untilDay', code: 'in-the-past' }],
    });
    await record('refused');
    await expect(record('no-answer')).rejects.toMatchObject({ code: 'already-done' });
  });
});

describe('recording a call in races and repeats', () => {
  it('two outcomes at once are said one after the other: one closes the call, one visit at most', async () => {
    const { home, record, outcomes } = await called();
    await record('no-answer');
    const tries = await Promise.allSettled([record('no-answer'), record('no-answer')]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await outcomes()).toHaveLength(2);
    expect(await db.$count(visits, eq(visits.householdId, home.id))).toBe(1);
  });
});
