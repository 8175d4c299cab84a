import { climbs, climbTold } from '@linli/db/escalation/tables';
import { notices } from '@linli/db/notices/tables';
import { alerts } from '@linli/db/reports/tables';
import { claims, relieveAnswers, relieves, shifts } from '@linli/db/shifts/tables';
import { addDays } from '@linli/domain/civil-time';
import { askCorrection } from '@linli/services/hours/ask-correction';
import { decideCorrection } from '@linli/services/hours/decide-correction';
import { listHours } from '@linli/services/hours/list-hours';
import { listPeople } from '@linli/services/rosters/list-people';
import { saveAvailability } from '@linli/services/rosters/save-availability';
import { showRoster } from '@linli/services/rosters/show-roster';
import { askStandIn } from '@linli/services/shifts/ask-stand-in';
import { askSwap } from '@linli/services/shifts/ask-swap';
import { assignShift } from '@linli/services/shifts/assign-shift';
import { cancelPlace } from '@linli/services/shifts/cancel-place';
import { checkIn } from '@linli/services/shifts/check-in';
import { checkInFor } from '@linli/services/shifts/check-in-for';
import { checkOut } from '@linli/services/shifts/check-out';
import { confirmHours } from '@linli/services/shifts/confirm-hours';
import { decideDispute } from '@linli/services/shifts/decide-dispute';
import { disputeDuty } from '@linli/services/shifts/dispute-duty';
import { listSwappable } from '@linli/services/shifts/list-swappable';
import { readNote } from '@linli/services/shifts/read-note';
import { recordNoShow } from '@linli/services/shifts/record-no-show';
import { reportIncident } from '@linli/services/shifts/report-incident';
import { showCode } from '@linli/services/shifts/show-code';
import { showHandover } from '@linli/services/shifts/show-handover';
import { showLog } from '@linli/services/shifts/show-log';
import { takeOver } from '@linli/services/shifts/take-over';
import { writeNote } from '@linli/services/shifts/write-note';
import { and, eq, inArray, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { at, community, heldNow, lastDay, some } from '../support/fortnight.ts';
import { planning } from '../support/fortnight-demand.ts';
import { firstDay } from '../support/rosters.ts';

// A fortnight as it is stood, from Monday, 23 November 2026; how it was planned is told in fortnight-planned.

const place = await community();
const { demand, agreedRoster } = planning(place);
await demand();
const rosterId = await agreedRoster();
const { on, secretary, gridLeader, main, neighbours, elder, live, worker, everybody } = place;
const { callerOf, isNeighbour, agreed, shiftAt, placesOn, broken, served } = place;
const day = (n: number) => addDays(firstDay, n);
const told = async (who: { accountId: string }, kind: string, matter: string) =>
  on.db.$count(
    notices,
    and(eq(notices.accountId, who.accountId), eq(notices.kind, kind), like(notices.matter, `%${matter}%`)),
  );
const code = async () => (await showCode(await gridLeader.ctx(), { checkpointId: main.checkpointId })).text;
const claimOf = async (claimId: string) =>
  some((await on.db.select().from(claims).where(eq(claims.id, claimId)))[0]);
const claimsThat = (...states: string[]) => on.db.select().from(claims).where(inArray(claims.state, states));
const alertOf = async (sourceId: string, kind: string) =>
  some(
    (
      await on.db
        .select()
        .from(alerts)
        .where(and(eq(alerts.sourceId, sourceId), eq(alerts.kind, kind)))
    )[0],
  );
/** Who was told of a case, in the order of its ladder. */
const climbedTo = async (caseId: string) =>
  (
    await on.db
      .select({ accountId: climbTold.accountId })
      .from(climbTold)
      .innerJoin(climbs, eq(climbs.id, climbTold.climbId))
      .where(eq(climbs.caseId, caseId))
  ).map(({ accountId }) => accountId);

it('codes change; what the shift before left is read before one goes; hours are confirmed by somebody else, once', async () => {
  await live(at(firstDay, '06:25'));
  const [morning, noon] = [await shiftAt(firstDay, '06:30'), await shiftAt(firstDay, '11:30')];
  const first = some((await placesOn(morning.id, ['claimed']))[0]);
  const next = some((await placesOn(noon.id, ['claimed']))[0]);
  const [early, late] = [callerOf(first.accountId), callerOf(next.accountId)];
  const old = await code();
  on.clock.set(morning.startsAt);
  const scan = { claimId: first.id, code: old, whereabouts: null };
  expect(await early.do(checkIn, scan)).toMatchObject({ outcome: 'refused', reason: 'old-code' });
  await live(new Date(noon.endsAt.getTime() - 60_000));
  const stood = {
    state: 'done',
    checkedInWay: 'code',
    confirmedMinutes: 300,
    confirmedBy: gridLeader.accountId,
  };
  expect(await claimOf(first.id)).toMatchObject(stood);
  const again = { claimId: first.id, minutes: null, reason: '' };
  expect(await gridLeader.do(confirmHours, again)).toEqual({ minutes: 300 });
  await expect(secretary.do(confirmHours, again)).rejects.toMatchObject({ code: 'already-done' });
  await expect(early.do(confirmHours, again)).rejects.toMatchObject({ code: 'not-allowed' });

  const claimId = next.id;
  const { before } = await showHandover(await late.ctx(), { claimId });
  expect(before).toMatchObject({ matters: place.note.matters, readBy: [] });
  on.clock.set(noon.endsAt);
  expect(await late.do(checkOut, { claimId })).toMatchObject({ outcome: 'refused', reason: 'note-unread' });
  await late.do(readNote, { claimId, noteId: some(before).noteId });
  expect((await showHandover(await late.ctx(), { claimId })).before?.readBy).toHaveLength(1);
  await late.do(writeNote, { claimId, ...place.note });
});

it('somebody hurt at the gate is a case at once, climbs, and stands in the log of the gate', async () => {
  await live(at(firstDay, '19:00'));
  const shift = await shiftAt(firstDay, '17:30');
  const who = callerOf(some((await placesOn(shift.id, ['on-duty']))[0]).accountId);
  const { incidentId } = await reportIncident(await who.ctx(), {
    clientId: 'fall-on-the-ice',
    checkpointId: main.checkpointId,
    kind: 'injury',
    text: '张大爷在门口滑倒，站不起来',
    photoId: null,
    urgent: true,
  });
  await worker.runUntilIdle();
  const [alert] = await on.db.select().from(alerts).where(eq(alerts.sourceId, incidentId));
  expect(alert).toMatchObject({ level: 'danger', state: 'open' });
  expect(await climbedTo(some(alert).id)).toContain(gridLeader.accountId);
  const log = await showLog(await gridLeader.ctx(), {
    checkpointId: main.checkpointId,
    day: firstDay,
    limit: 50,
  });
  expect(log.items.find(({ what }) => what === 'incident')?.incident).toMatchObject({
    kind: 'injury',
    urgent: true,
  });
  expect(new Set(log.items.map(({ what }) => what))).toEqual(
    new Set(['checked-in', 'checked-out', 'note-written', 'note-read', 'incident']),
  );
});

it('who drops out at 05:40 cannot just cancel: those who may are asked, one of them has the place, both are told', async () => {
  await live(at(day(1), '05:40'));
  const shift = await shiftAt(day(1), '06:30');
  const mine = some((await placesOn(shift.id, ['claimed']))[0]);
  const who = callerOf(mine.accountId);
  const input = { claimId: mine.id, reason: '孩子发烧' };
  expect(await who.do(cancelPlace, input)).toEqual({
    outcome: 'too-late',
    untilAt: at(day(1), '03:30').toISOString(),
  });
  const { relieveId } = await who.do(askStandIn, { ...input, toAccountId: null });
  expect(await told(gridLeader, 'shift-drop-out', relieveId)).toBe(1);
  const asked = await on.db.select().from(relieveAnswers).where(eq(relieveAnswers.relieveId, relieveId));
  const held = (await claimsThat(...heldNow)).filter(({ id }) => id !== mine.id);
  for (const { accountId } of asked) expect(broken([...held, { ...shift, accountId }])).toEqual([]);
  const willing = asked
    .map(({ accountId }) => callerOf(accountId))
    .filter(({ accountId }) => isNeighbour(accountId));
  expect(willing.length).toBeGreaterThan(2);
  const replies = await Promise.all(willing.map((each) => each.do(takeOver, { relieveId })));
  const won = replies.flatMap((reply) => (reply.outcome === 'taken' ? [reply.claimId] : []));
  expect(won).toHaveLength(1);
  expect(replies.filter(({ outcome }) => outcome === 'just-taken')).toHaveLength(willing.length - 1);
  const winner = await claimOf(some(won[0]));
  agreed.add(winner.id);
  expect(winner).toMatchObject({ shiftId: shift.id, state: 'claimed', way: 'stand-in' });
  expect(await claimOf(mine.id)).toMatchObject({ state: 'replaced', replacedBy: winner.id });
  for (const each of [mine, winner]) expect(await told(each, 'relieve-settled', relieveId)).toBe(1);
  expect(await placesOn(shift.id)).toHaveLength(2);
});

it('two swap where no rule is broken; a swap that would break one is refused with the reason', async () => {
  await live(at(day(2), '12:00'));
  const ahead = (await claimsThat('claimed'))
    .filter(({ startsAt, accountId }) => startsAt > at(day(3), '00:00') && isNeighbour(accountId))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const twoWhoCan = async () => {
    for (const mine of ahead) {
      const who = callerOf(mine.accountId);
      const { items } = await listSwappable(await who.ctx(), { claimId: mine.id, limit: 50 });
      const theirs = ahead.find(({ id }) => items.some(({ claimId }) => claimId === id));
      if (theirs) return { who, mine, theirs };
    }
    throw new Error('nobody can swap');
  };
  const { who, mine, theirs } = await twoWhoCan();
  const other = callerOf(theirs.accountId);
  const reply = await who.do(askSwap, { claimId: mine.id, withClaimId: theirs.id, reason: '换一下' });
  if (reply.outcome !== 'asked') throw new Error(reply.outcome);
  expect(await other.do(takeOver, { relieveId: reply.relieveId })).toMatchObject({ outcome: 'taken' });
  for (const { from, to } of [
    { from: mine, to: other },
    { from: theirs, to: who },
  ]) {
    const by = await claimOf(some((await claimOf(from.id)).replacedBy));
    const { accountId } = to;
    expect(by).toMatchObject({ accountId, shiftId: from.shiftId, state: 'claimed', way: 'swap' });
    agreed.add(by.id);
  }
  const night = some(
    ahead.find(({ startsAt, id }) => startsAt.getUTCHours() === 17 && ![mine.id, theirs.id].includes(id)),
  );
  const hers = some((await claimsThat('claimed')).find(({ accountId }) => accountId === elder.accountId));
  const swap = { claimId: night.id, withClaimId: hers.id, reason: '' };
  const refused = await callerOf(night.accountId).do(askSwap, swap);
  if (refused.outcome !== 'not-possible') throw new Error(refused.outcome);
  expect(refused.reasons.map(({ reason }) => reason)).toContain('elders-by-day');
  expect(broken(await claimsThat(...heldNow))).toEqual([]);
});

let absentee: { who: ReturnType<typeof callerOf>; claimId: string };

it('when nobody comes they are called, others are asked, and it climbs by the clock until both places have somebody', async () => {
  const shift = await shiftAt(day(3), '17:30');
  const [x, y] = (await placesOn(shift.id, ['claimed'])).map(some);
  const absent = new Set([some(x).id, some(y).id]);
  absentee = { who: callerOf(some(y).accountId), claimId: some(y).id };
  await live(at(day(3), '17:35'), absent);
  for (const each of [some(x), some(y)]) expect(await told(each, 'shift-not-in', each.id)).toBe(1);
  expect(await told(gridLeader, 'shift-missing', shift.id)).toBe(1);
  await live(at(day(3), '17:40'), absent);
  const [relieve] = await on.db
    .select()
    .from(relieves)
    .where(eq(relieves.claimId, some(x).id));
  const { id: relieveId } = some(relieve);
  const asked = await on.db.select().from(relieveAnswers).where(eq(relieveAnswers.relieveId, relieveId));
  await live(at(day(3), '17:51'), absent);
  const alert = await alertOf(shift.id, 'shift-missing');
  expect(alert).toMatchObject({ level: 'danger', state: 'open' });
  expect(await climbedTo(alert.id)).toEqual([gridLeader.accountId]);

  const stepsIn = callerOf(some(asked.find(({ accountId }) => isNeighbour(accountId))).accountId);
  const taken = await stepsIn.do(takeOver, { relieveId });
  if (taken.outcome !== 'taken') throw new Error(taken.outcome);
  agreed.add(taken.claimId);
  on.clock.set(at(day(3), '17:55'));
  const scan = { claimId: taken.claimId, code: await code(), whereabouts: null };
  expect(await stepsIn.do(checkIn, scan)).toMatchObject({ outcome: 'checked-in' });
  await live(at(day(3), '18:11'), absent);
  expect(await climbedTo(alert.id)).toEqual([gridLeader.accountId, secretary.accountId]);

  // However long it climbs, that somebody did not come is not said by the clock.
  await live(at(day(3), '18:31'), absent);
  expect((await claimOf(absentee.claimId)).state).toBe('claimed');
  await secretary.do(recordNoShow, { claimId: absentee.claimId, reason: '电话没人接，人没有来' });
  const byPhone = async () => {
    for (const { accountId } of neighbours.filter((who) => who !== absentee.who)) {
      const call = { shiftId: shift.id, accountId, agreed: true, reason: '电话里答应马上来' };
      const reply = await gridLeader.do(assignShift, call);
      if (reply.outcome === 'claimed') return reply.claimId;
    }
    throw new Error('nobody may come');
  };
  const claimId = await byPhone();
  agreed.add(claimId);
  expect(await alertOf(shift.id, 'shift-missing')).toMatchObject({ state: 'open' });
  await gridLeader.do(checkInFor, { claimId, reason: '人已到岗', cameAt: null });
  expect(await alertOf(shift.id, 'shift-missing')).toMatchObject({ state: 'resolved', outcome: 'filled' });
  await live(at(day(3), '20:00'), absent);
  expect(await climbedTo(alert.id)).toEqual([gridLeader.accountId, secretary.accountId]);
});

it('who breaks a leg is let go for the second week: made again, the roster changes nobody but who steps in', async () => {
  await live(at(day(6), '20:00'));
  const before = (await claimsThat('claimed')).filter(({ startsAt }) => startsAt > at(day(7), '00:00'));
  const countOf = (who: { accountId: string }) =>
    before.filter(({ accountId }) => accountId === who.accountId).length;
  const hurt = some([...neighbours].sort((a, b) => countOf(b) - countOf(a))[0]);
  await hurt.do(saveAvailability, { ...place.nothing, away: [{ fromDay: day(7), untilDay: lastDay }] });
  const [lost, kept] = [true, false].map((own) =>
    before.filter(({ accountId }) => (accountId === hurt.accountId) === own),
  );
  for (const { id } of some(lost))
    expect(await hurt.do(cancelPlace, { claimId: id, reason: '腿摔了' })).toMatchObject({
      outcome: 'cancelled',
    });
  const again = await agreedRoster({ fromDay: day(7), days: 7, replansId: rosterId });
  const shown = await secretary.do(showRoster, { rosterId: again });
  expect(shown).toMatchObject({ state: 'published', replans: true });
  expect(shown.changedPeople).toBeLessThanOrEqual(some(lost).length);
  const now = await claimsThat('claimed');
  for (const claim of some(kept)) expect(now.find(({ id }) => id === claim.id)).toEqual(claim);
  for (const { shiftId } of some(lost)) {
    const [shift] = await on.db.select().from(shifts).where(eq(shifts.id, shiftId));
    expect(some(shift).taken).toBe(some(shift).people);
  }
  expect(broken(await claimsThat(...heldNow))).toEqual([]);
});

it('who is said not to have come may dispute it, and another one decides', async () => {
  await live(at(day(9), '12:00'));
  const { who, claimId } = absentee;
  expect(await told(who, 'shift-no-show', claimId)).toBe(1);
  await who.do(disputeDuty, { claimId, text: '我在北门站了两个小时，走错门了' });
  const decide = { claimId, upheld: true, minutes: 120, reason: '北门的人看见了' };
  await expect(secretary.do(decideDispute, decide)).rejects.toMatchObject({ code: 'not-allowed' });
  await gridLeader.do(decideDispute, decide);
  const decided = { state: 'done', confirmedMinutes: 120, disputeDecided: 'upheld' };
  expect(await claimOf(claimId)).toMatchObject(decided);
  place.serve(who.accountId, { startsAt: at(day(3), '17:30'), endsAt: at(day(3), '19:30') });
});

it('hours that are wrong are put right by a new entry, once another one agrees; the old one stays as it was', async () => {
  await live(at(day(11), '12:30'));
  const morning = await shiftAt(day(11), '06:30');
  const who = callerOf(some((await placesOn(morning.id, ['done']))[0]).accountId);
  const record = async () => listHours(await who.ctx(), { limit: 50 });
  const before = await record();
  const entry = some(before.items.find(({ fromAt }) => fromAt === morning.startsAt.toISOString()));
  expect(entry).toMatchObject({ kind: 'shift', minutes: 300, place: '南门' });
  const wrong = {
    entryId: entry.entryId,
    fromAt: entry.fromAt,
    minutes: 330,
    reason: '等下一班多站了半小时',
  };
  const { correctionId } = await who.do(askCorrection, wrong);
  const yes = { correctionId, granted: true, reason: '下一班说是这样' };
  await expect(who.do(decideCorrection, yes)).rejects.toMatchObject({ code: 'not-allowed' });
  await secretary.do(decideCorrection, yes);
  const after = await record();
  expect(after.total).toEqual({
    minutes: before.total.minutes + 30,
    entries: before.total.entries + 1,
  });
  expect(after.items).toContainEqual(entry);
  place.serve(who.accountId, { startsAt: at(day(11), '11:30'), endsAt: at(day(11), '12:00') });
});

it('in the end every hour stands in the records once, nights apart, and the next plan starts from them', async () => {
  await live(at(addDays(lastDay, 1), '08:00'));
  expect(await claimsThat('offered', 'claimed', 'on-duty', 'left')).toEqual([]);
  const stood = await claimsThat('done');
  expect(stood.every(({ id }) => agreed.has(id))).toBe(true);
  expect(broken(stood.filter(({ id }) => id !== absentee.claimId))).toEqual([]);
  const carried = new Map<string, number>();
  for (const who of everybody) {
    const { total, months } = await listHours(await who.ctx(), { limit: 50 });
    const nightMinutes = months.reduce((sum, month) => sum + month.nightMinutes, 0);
    expect({ minutes: total.minutes, nightMinutes }).toEqual(
      served.get(who.accountId) ?? { minutes: 0, nightMinutes: 0 },
    );
    carried.set(who.accountId, total.minutes + nightMinutes / 2);
  }
  const nextId = await place.ask({ fromDay: addDays(lastDay, 2) });
  await worker.runUntilIdle();
  const { items } = await listPeople(await secretary.ctx(), { rosterId: nextId, limit: 50 });
  expect(new Map(items.map(({ accountId, beforeMinutes }) => [accountId, beforeMinutes]))).toEqual(
    new Map(everybody.map(({ accountId }) => [accountId, served.get(accountId)?.minutes ?? 0])),
  );
  // An hour of night counts one and a half; whoever carried much is given little.
  const weighed = items
    .filter(({ accountId }) => isNeighbour(accountId))
    .map(({ accountId, minutes, nightMinutes }) => {
      const before = some(carried.get(accountId));
      return { before, after: before + minutes + nightMinutes / 2 };
    });
  const spread = (amounts: readonly number[]) => Math.max(...amounts) - Math.min(...amounts);
  expect(spread(weighed.map(({ after }) => after))).toBeLessThan(
    spread(weighed.map(({ before }) => before)) / 2,
  );
});
