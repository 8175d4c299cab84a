import { notices } from '@linli/db/notices/tables';
import { appointments } from '@linli/db/people/tables';
import { visits } from '@linli/db/reports/tables';
import { reportOf, roundOf, send, slotOf, twiceADay, well } from '@linli/test/support/rounds';
import { town } from '@linli/test/support/town';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeCallList } from './make-call-list.ts';
import { setGapReason } from './set-gap-reason.ts';

describe('a call list does', () => {
  it('splits the missing evenly, neighbours to one caller, in the order of the doors, and says who got how many', async () => {
    const { leader, volunteers, input, callsGiven, homes, on, slot, round } = await town();
    const [one, two] = volunteers;
    const [reported, refused] = [homes.east[0], homes.west[5]];
    if (!reported || !refused) throw new Error('not set up');
    const reporter = await on.as({ household: reported });
    await send(reporter, reportOf(on, slot, reported, { [reported.personId]: well() }));
    await leader.do(setGapReason, {
      roundId: round.roundId,
      personId: refused.personId,
      reason: 'refused',
      untilDay: null,
      note: '',
    });
    const reply = await leader.do(makeCallList, input(volunteers));
    expect(reply).toMatchObject({ made: 10, left: 0, toVisit: 1 });
    expect(reply.byCaller.map(({ accountId, calls: count }) => [accountId, count])).toEqual([
      [one.accountId, 5],
      [two.accountId, 5],
    ]);
    expect((await callsGiven()).map(({ householdId, callerId }) => [householdId, callerId])).toEqual([
      ...homes.east.slice(1).map(({ id }) => [id, one.accountId]),
      ...homes.west.slice(0, 5).map(({ id }) => [id, two.accountId]),
    ]);
    const told = await on.db.select().from(notices).where(eq(notices.kind, 'calls-given'));
    expect(told.map(({ facts }) => facts)).toEqual([
      { slotId: slot.id, calls: 5 },
      { slotId: slot.id, calls: 5 },
    ]);
  });

  it('says what is beyond the limits of the day, and gives it when somebody else is named', async () => {
    const { leader, volunteers, eastHead, input } = await town();
    const [one, two] = volunteers;
    const few = [
      { accountId: one.accountId, dailyLimit: 2 },
      { accountId: eastHead.accountId, dailyLimit: 3 },
    ];
    expect(await leader.do(makeCallList, input(few))).toMatchObject({ made: 5, left: 7 });
    expect(await leader.do(makeCallList, input(few))).toMatchObject({ made: 0, left: 7 });
    expect(await leader.do(makeCallList, input([two]))).toMatchObject({ made: 7, left: 0 });
  });

  it('a head is given the own building only, and others are kept for the rest', async () => {
    const { leader, volunteers, eastHead, input, callsGiven, homes } = await town();
    const reply = await leader.do(makeCallList, input([...volunteers, eastHead]));
    expect(reply.byCaller.map(({ calls: count }) => count).sort()).toEqual([4, 4, 4]);
    const east = homes.east.map(({ id }) => id);
    for (const { householdId } of (await callsGiven()).filter(
      ({ callerId }) => callerId === eastHead.accountId,
    ))
      expect(east).toContain(householdId);
  });

  it('puts who has no number on the list of visits at once', async () => {
    const { on, leader, volunteers, input, mute } = await town(1);
    await leader.do(makeCallList, input(volunteers));
    const due = await on.db.select().from(visits);
    expect(due).toMatchObject([{ householdId: mute.id, why: 'no-number', state: 'open' }]);
  });

  it('a preview says the same and writes nothing', async () => {
    const { on, leader, volunteers, input, callsGiven } = await town(2);
    const preview = await leader.do(makeCallList, input(volunteers, { preview: true }));
    expect(await callsGiven()).toEqual([]);
    expect(await on.db.$count(visits)).toBe(0);
    expect(await leader.do(makeCallList, input(volunteers))).toEqual(preview);
  });

  it('a household called today for another round stays with its caller, even beyond the limit', async () => {
    const { on, area, leader, volunteers, input, callsGiven, homes } = await town(1);
    const [one, two] = volunteers;
    await leader.do(makeCallList, input([{ accountId: one.accountId }]));
    const other = await roundOf(on, area.community, { form: 'six-questions', slots: { ...twiceADay } });
    on.clock.advance(1);
    const second = await slotOf(on, other.roundId, '2026-11-16', 'morning');
    const reply = await leader.do(makeCallList, input([two], { slotId: second.id }));
    expect(reply.byCaller).toEqual([
      { accountId: two.accountId, name: expect.any(String), calls: 0 },
      { accountId: one.accountId, name: expect.any(String), calls: 2 },
    ]);
    expect((await callsGiven()).map(({ householdId }) => householdId).sort()).toEqual(
      [homes.east[0]?.id, homes.west[0]?.id].flatMap((id) => [id, id]).sort(),
    );
  });

  it('passes on calls of somebody whose post ended, and those left from an earlier day', async () => {
    const { on, leader, volunteers, input, callsGiven, at, round } = await town(1);
    const [one, two] = volunteers;
    await leader.do(makeCallList, input([one]));
    expect(await leader.do(makeCallList, input([two]))).toMatchObject({ made: 0 });
    on.clock.advance(1);
    await on.db
      .update(appointments)
      .set({ untilAt: on.clock.now() })
      .where(eq(appointments.accountId, one.accountId));
    expect(await leader.do(makeCallList, input([two]))).toMatchObject({ made: 2 });
    expect((await callsGiven()).map(({ callerId }) => callerId)).toEqual([two.accountId, two.accountId]);

    const evening = await slotOf(on, round.roundId, '2026-11-16', 'evening');
    at('22:00');
    await leader.do(makeCallList, input([two], { slotId: evening.id }));
    at('08:00', '2026-11-17');
    expect(await leader.do(makeCallList, input([two], { slotId: evening.id }))).toMatchObject({ made: 2 });
    expect((await callsGiven()).map(({ day }) => day)).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-17',
      '2026-11-17',
    ]);
  });
});

describe('a call list refuses', () => {
  it('callers without a post here, and one named twice', async () => {
    const { on, area, leader, volunteers, input, callsGiven } = await town(1);
    const [one] = volunteers;
    const inspector = await on.as({ role: 'inspector', area: area.grid });
    const elsewhere = await on.as({ role: 'volunteer', area: area.beside });
    await expect(leader.do(makeCallList, input([one, inspector, elsewhere, one]))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [
        { pointer: '/callers/1/accountId', code: 'not-allowed-here' },
        { pointer: '/callers/2/accountId', code: 'not-allowed-here' },
        { pointer: '/callers/3/accountId', code: 'not-unique' },
      ],
    });
    expect(await callsGiven()).toEqual([]);
  });

  it('leaders of another grid, volunteers, and slots that are over', async () => {
    const { on, area, volunteers, leader, input, at } = await town(1);
    const [one] = volunteers;
    const neighbour = await on.as({ role: 'grid-leader', area: area.beside });
    await expect(neighbour.do(makeCallList, input([one]))).rejects.toMatchObject({ code: 'not-found' });
    await expect(one.do(makeCallList, input([one]))).rejects.toMatchObject({ code: 'not-allowed' });
    at('22:00');
    await expect(leader.do(makeCallList, input([one]))).rejects.toMatchObject({ code: 'rule-refused' });
  });
});

describe('a call list in races and repeats', () => {
  it('two leaders who make lists at once give each household to one caller, within the limits', async () => {
    const { round, leader, volunteers, input, callsGiven } = await town();
    const callers = volunteers.map(({ accountId }) => ({ accountId, dailyLimit: 5 }));
    const replies = await Promise.all(
      [leader, round.secretary].map((who) => who.do(makeCallList, input(callers))),
    );
    expect(replies.map(({ made }) => made).sort()).toEqual([0, 10]);
    const rows = await callsGiven();
    expect(new Set(rows.map(({ householdId }) => householdId)).size).toBe(10);
    for (const { accountId } of callers)
      expect(rows.filter(({ callerId }) => callerId === accountId)).toHaveLength(5);
  });
});
