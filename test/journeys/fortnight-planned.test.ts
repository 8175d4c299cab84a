import type { DemandChange } from '@linli/contracts/shifts/values';
import { notices } from '@linli/db/notices/tables';
import { rosterPlaces } from '@linli/db/rosters/tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { addDays, dayOf, daysBetween, timeOf } from '@linli/domain/civil-time';
import { editRoster } from '@linli/services/rosters/edit-roster';
import { listGaps } from '@linli/services/rosters/list-gaps';
import { publishRoster } from '@linli/services/rosters/publish-roster';
import { showRoster } from '@linli/services/rosters/show-roster';
import { declinePlace } from '@linli/services/shifts/decline-place';
import { and, eq, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { at, community, lastDay, some } from '../support/fortnight.ts';
import { patternOf, planning } from '../support/fortnight-demand.ts';
import { firstDay } from '../support/rosters.ts';

// Monday, 16 November 2026, 09:00; the fortnight begins a week later. How it is stood is told in fortnight-stood.

const place = await community();
const { on, secretary, main, neighbours, elder, worker, callerOf, agreed, shiftAt, broken, claimedBy } =
  place;
const { preview, carryOut, demand, proposed, fromRoster } = planning(place);
const day = (n: number) => addDays(firstDay, n);
const fortnight = () => place.shiftsFrom(at(firstDay, '00:00'), at(lastDay, '23:59'));
const states = (rows: readonly { state: string }[]) => rows.map(({ state }) => state);
const claimOf = async (claimId: string) =>
  some((await on.db.select().from(claims).where(eq(claims.id, claimId)))[0]);
/** Kinds of what somebody was told about a place. */
const told = async (who: { accountId: string }, claimId: string) =>
  (
    await on.db
      .select({ kind: notices.kind })
      .from(notices)
      .where(and(eq(notices.accountId, who.accountId), like(notices.matter, `%${claimId}%`)))
  ).map(({ kind }) => kind);

let rosterId = '';

it('demand is looked at before it counts; then shifts stand for six weeks', async () => {
  const pattern = patternOf([['06:30', '11:30']]);
  const looked = await preview(main.checkpointId, { kind: 'pattern', fromDay: firstDay, pattern });
  expect(looked).toMatchObject({ removed: 0, changed: 0, people: [] });
  expect(looked.added).toBeGreaterThan(0);
  expect(await on.db.$count(shifts)).toBe(0);
  await demand();
  const stand = await fortnight();
  expect(stand).toHaveLength(14 * (4 + 1));
  expect(stand.filter(({ checkpointId }) => checkpointId === main.checkpointId)).toHaveLength(14 * 4);
  expect(stand.every(({ people, taken }) => people > taken && taken === 0)).toBe(true);
});

it('a change of the pattern shows what happens to the people on it before it is done, and does just that', async () => {
  const there = day(20);
  const morning = await shiftAt(there, '06:30');
  const evening = await shiftAt(there, '17:30');
  const first = some(await claimedBy(neighbours, morning.id));
  on.clock.advance(1);
  const second = some(await claimedBy(neighbours.slice(1), morning.id));
  const third = some(await claimedBy(neighbours.slice(2), evening.id));
  const what: DemandChange = {
    kind: 'exception',
    day: there,
    pattern: {
      shifts: [...patternOf([['06:30', '11:30']], 1).shifts, ...patternOf([['18:00', '22:00']]).shifts],
      changeOverMinutes: 0,
    },
    reason: '停水检修',
  };
  const looked = await preview(main.checkpointId, what);
  expect(new Map(looked.people.map(({ claimId, effect }) => [claimId, effect]))).toEqual(
    new Map([
      [first.claimId, 'kept'],
      [second.claimId, 'taken-off'],
      [third.claimId, 'asked-again'],
    ]),
  );
  expect(states([await claimOf(second.claimId), await claimOf(third.claimId)])).toEqual([
    'claimed',
    'claimed',
  ]);
  expect(await carryOut(main.checkpointId, what)).toEqual(looked);
  const all = [first, second, third];
  expect(states(await Promise.all(all.map(({ claimId }) => claimOf(claimId))))).toEqual([
    'claimed',
    'taken-off',
    'offered',
  ]);
  expect(await Promise.all(all.map(({ who, claimId }) => told(who, claimId)))).toEqual([
    [],
    ['shift-called-off'],
    ['shift-changed'],
  ]);
});

it('the plan proposes within every hard rule, with its score; what nobody can do is a named gap', async () => {
  // On one evening an interpreter is wanted, and nobody is one.
  const [evening, ...others] = patternOf([
    ['17:30', '01:00'],
    ['06:30', '11:30'],
    ['11:30', '17:30'],
    ['01:00', '06:30'],
  ]).shifts;
  const roles = [{ role: 'interpreter' as const, people: 1, language: null }];
  await carryOut(main.checkpointId, {
    kind: 'exception',
    day: day(9),
    reason: '外籍居民转运',
    pattern: { shifts: [...others, { ...some(evening), roles }], changeOverMinutes: 0 },
  });
  rosterId = await place.ask();
  expect(await on.db.$count(rosterPlaces)).toBe(0);
  await worker.runUntilIdle();
  const shown = await secretary.do(showRoster, { rosterId });
  expect(shown).toMatchObject({ state: 'proposed', people: 20 });
  const { total, atMost } = some(shown.score);
  expect(total).toBeGreaterThan(70);
  if (atMost !== null) expect(total).toBeLessThanOrEqual(atMost);
  const { items } = await secretary.do(listGaps, { rosterId, limit: 50 });
  const { id: shiftId } = await shiftAt(day(9), '17:30');
  expect(items).toMatchObject([{ shift: { shiftId }, missing: 1, role: 'interpreter' }]);
  expect(items[0]?.why).toContainEqual(expect.objectContaining({ reason: 'no-role' }));
  const lines = await proposed(rosterId);
  expect(lines).toHaveLength(shown.filled);
  expect(broken(lines)).toEqual([]);
  const mine = lines.filter(({ accountId }) => accountId === place.evenings.accountId);
  expect(mine.length).toBeGreaterThan(0);
  for (const { startsAt } of mine) {
    const offDay = daysBetween(firstDay, dayOf(startsAt, 'Asia/Shanghai')) % 7 >= 5;
    expect(offDay || timeOf(startsAt, 'Asia/Shanghai') >= '17:00').toBe(true);
  }
  expect(lines.some(({ accountId }) => accountId === elder.accountId)).toBe(true);
  expect(await on.db.$count(claims, eq(claims.way, 'roster'))).toBe(0);
});

it('an edit by hand that breaks a rule is refused with its reason; one that breaks none counts', async () => {
  const before = await proposed(rosterId);
  const edit = async (change: Parameters<typeof editRoster>[1]['edit']) => {
    const { version } = await secretary.do(showRoster, { rosterId });
    return secretary.do(editRoster, { rosterId, version, edit: change });
  };
  const reasons = async ({ accountId }: { accountId: string }, { id: shiftId }: { id: string }) => {
    const reply = await edit({ kind: 'put', shiftId, accountId });
    return reply.outcome === 'refused' ? reply.reasons.map(({ reason }) => reason) : [];
  };
  const dawn = some(
    before.find(
      ({ startsAt, accountId }) =>
        timeOf(startsAt, 'Asia/Shanghai') === '01:00' && place.isNeighbour(accountId),
    ),
  );
  const noon = await shiftAt(dayOf(dawn.startsAt, 'Asia/Shanghai'), '11:30');
  expect(await reasons(dawn, noon)).toContain('too-little-rest');
  expect(await reasons(elder, await shiftAt(day(3), '17:30'))).toContain('elders-by-day');
  expect(await reasons(place.traveller, await shiftAt(day(3), '11:30'))).toContain('day-away');
  const hers = some(before.find(({ accountId }) => accountId === place.wife.accountId));
  expect(await reasons(place.husband, { id: hers.shiftId })).toContain('partner-then');
  expect(await proposed(rosterId)).toEqual(before);

  const { shiftId, accountId } = dawn;
  expect(await edit({ kind: 'take', shiftId, accountId })).toMatchObject({ outcome: 'changed' });
  const { items } = await secretary.do(listGaps, { rosterId, limit: 50 });
  expect(items.find(({ shift }) => shift.shiftId === shiftId)).toMatchObject({ missing: 1 });
  const other = async () => {
    for (const who of neighbours) {
      if (before.some((line) => line.shiftId === shiftId && line.accountId === who.accountId)) continue;
      const put = await edit({ kind: 'put', shiftId, accountId: who.accountId });
      if (put.outcome === 'changed') return who.accountId;
    }
    throw new Error('nobody may stand there');
  };
  const stepsIn = await other();
  const after = await proposed(rosterId);
  expect(after).toHaveLength(before.length);
  expect(after).toContainEqual({ ...dawn, accountId: stepsIn });
  expect(after).not.toContainEqual(dawn);
  expect(broken(after)).toEqual([]);
});

it('published, everybody is only asked: a yes counts, a no costs nothing, silence opens the place for whoever claims it', async () => {
  const { version } = await secretary.do(showRoster, { rosterId });
  const rows = await proposed(rosterId);
  const reply = await secretary.do(publishRoster, { rosterId, version, confirmHours: 24 });
  expect(reply).toMatchObject({ offered: rows.length, skipped: 0 });
  const asked = await on.db.select().from(claims).where(eq(claims.way, 'roster'));
  expect(new Set(states(asked))).toEqual(new Set(['offered']));
  const [no, silent] = neighbours.filter(({ accountId }) => asked.some((row) => row.accountId === accountId));
  for (const { id, accountId } of asked) {
    if (accountId === no?.accountId) await no.do(declinePlace, { claimId: id, reason: '' });
    else if (accountId !== silent?.accountId)
      expect(await place.saysYes(callerOf(accountId), id)).toBe('claimed');
  }
  await worker.advance({ hours: 24, minutes: 1 });
  expect(new Set(states(await fromRoster(some(no))))).toEqual(new Set(['declined']));
  expect(new Set(states(await fromRoster(some(silent))))).toEqual(new Set(['expired']));

  const { id: forInterpreters } = await shiftAt(day(9), '17:30');
  const opened = (await fortnight()).filter(
    ({ id, taken, people }) => taken < people && id !== forInterpreters,
  );
  expect(opened.length).toBeGreaterThan(0);
  const willing = neighbours.filter((who) => who !== no && who !== silent);
  const claimed = [];
  for (const { id } of opened) claimed.push(await claimedBy(willing, id));
  expect(claimed.some((each) => each !== null)).toBe(true);

  // Nobody holds a place they did not agree to.
  expect(await on.db.select().from(claims).where(eq(claims.state, 'offered'))).toEqual([]);
  const held = await on.db.select().from(claims).where(eq(claims.state, 'claimed'));
  expect(held.every(({ id }) => agreed.has(id))).toBe(true);
  expect(broken(held)).toEqual([]);
});
