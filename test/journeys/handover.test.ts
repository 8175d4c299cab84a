import { notices } from '@linli/db/notices/tables';
import { appointments } from '@linli/db/people/tables';
import { alerts, calls } from '@linli/db/reports/tables';
import { requestHands } from '@linli/db/requests/tables';
import { rosters } from '@linli/db/rosters/tables';
import { claims } from '@linli/db/shifts/tables';
import { listSupervisions } from '@linli/services/escalation/list-supervisions';
import { showDesk } from '@linli/services/escalation/show-desk';
import { appoint } from '@linli/services/people/appoint';
import { listAppointments } from '@linli/services/people/list-appointments';
import { listJoinRequests } from '@linli/services/people/list-join-requests';
import { listPleas } from '@linli/services/requests/list-pleas';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { handOverAll } from '@linli/services/succession/hand-over-all';
import { listHandovers } from '@linli/services/succession/list-handovers';
import { listLeftBehind } from '@linli/services/succession/list-left-behind';
import { previewHandover } from '@linli/services/succession/preview-handover';
import { showHandover } from '@linli/services/succession/show-handover';
import { showPerson } from '@linli/services/succession/show-person';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { climbing } from '../support/ladders.ts';
import { leaving } from '../support/leaving.ts';

it('a grid leader leaves in the middle of everything: the successor has it all, ladders go on with them, nothing is left behind', async () => {
  const story = await leaving();
  const { at, on, leader, successor, secretary, waiting } = story;
  const before = await secretary.do(showPerson, { accountId: leader.accountId });
  const plan = {
    accountId: leader.accountId,
    groups: before.open.map(({ kind }) => ({ kind, toAccountId: successor.accountId })),
    items: [],
  };
  const preview = await secretary.do(previewHandover, plan);
  expect(preview).toMatchObject({ refused: 0, staying: 0, elsewhere: 0, follows: { pleas: 1, joins: 1 } });
  const total = before.open.reduce((sum, { count }) => sum + count, 0);
  expect(preview.moving).toBe(total);
  const letter = '3栋201老人独居，每天九点前要打电话';
  const reason = '调回原单位';
  const { handoverId, moved } = await secretary.do(handOverAll, {
    ...plan,
    seen: preview.seen,
    reason,
    letters: [{ toAccountId: successor.accountId, text: letter }],
  });
  expect(moved).toBe(total);

  // Nothing is left with the leaver: no post, nothing open, no desk.
  const after = await secretary.do(showPerson, { accountId: leader.accountId });
  expect(after.open).toEqual([]);
  expect(after.posts).toMatchObject([{ role: 'grid-leader', state: 'ended', endReason: reason }]);
  await expect(leader.do(listPleas, { limit: 30 })).resolves.toMatchObject({ items: [] });

  // The successor has all of it.
  const mine = await secretary.do(showPerson, { accountId: successor.accountId });
  const kindsNow = new Set(mine.open.map(({ kind }) => kind));
  // The errand was asked, not ordered: it is theirs when they say yes.
  expect(plan.groups.map(({ kind }) => kind).filter((kind) => !kindsNow.has(kind))).toEqual(['errand']);
  const hands = await on.db
    .select({ requestId: requestHands.requestId, role: requestHands.role, how: requestHands.how })
    .from(requestHands)
    .where(and(eq(requestHands.accountId, successor.accountId), isNull(requestHands.untilAt)));
  expect(hands).toEqual(
    expect.arrayContaining([
      { requestId: story.led, role: 'lead', how: 'handed-over' },
      { requestId: story.joined, role: 'joint', how: 'joined' },
    ]),
  );
  expect(await on.db.$count(alerts, eq(alerts.takenBy, successor.accountId))).toBe(1);
  expect(
    await on.db.$count(calls, and(inArray(calls.id, story.callIds), eq(calls.callerId, successor.accountId))),
  ).toBe(2);
  expect(await on.db.$count(rosters, eq(rosters.createdBy, successor.accountId))).toBe(1);
  expect(
    await on.db
      .select({ state: claims.state, shiftId: claims.shiftId })
      .from(claims)
      .where(eq(claims.accountId, successor.accountId)),
  ).toEqual([{ state: 'offered', shiftId: story.stood.shiftId }]);
  expect((await successor.do(listSupervisions, { limit: 30 })).items).toHaveLength(2);
  // What belongs to the post came with it.
  expect((await successor.do(listPleas, { limit: 30 })).items).toHaveLength(1);
  expect((await successor.do(listJoinRequests, { limit: 30 })).items).toHaveLength(1);

  // Told once, with the words; both and the inspector can read the record.
  const told = await on.db
    .select({ kind: notices.kind, facts: notices.facts })
    .from(notices)
    .where(and(eq(notices.accountId, successor.accountId), eq(notices.kind, 'handover-yours')));
  expect(told).toEqual([{ kind: 'handover-yours', facts: { handoverId, items: total } }]);
  for (const reader of [successor, leader, at.inspector])
    expect((await reader.do(showHandover, { handoverId })).to).toMatchObject([{ letter }]);
  expect((await leader.do(listHandovers, { limit: 30 })).items).toMatchObject([{ handoverId, items: total }]);
  await expect(
    at.inspector.do(handOverAll, { ...plan, seen: preview.seen, reason, letters: [] }),
  ).rejects.toMatchObject({ code: 'not-allowed' });

  // The case nobody had answered is on the successor's desk, who answers it; the ladder does not pass them again.
  at.names.set(successor.accountId, 'successor');
  expect(await at.told(waiting)).toContain('successor');
  expect(await at.told(waiting)).not.toContain('leader');
  const desk = await successor.do(showDesk, { whose: 'mine', limit: 30 });
  expect(desk.items.map(({ caseId }) => caseId)).toContain(waiting);
  await successor.do(takeInHand, { requestId: waiting, note: '我来' });
  expect((await at.climb(waiting)).answeredBy).toBe(successor.accountId);
  // What the leader had in hand is asked of the successor when it is not begun in time, and goes up the ladder past them.
  expect((await at.climb(story.led)).answeredBy).toBe(successor.accountId);
  await at.until('12:30');
  expect((await at.climb(story.led)).phase).toBe('answer');
  expect(await at.told(story.led)).not.toContain('leader');
  // A new case finds the successor where the leader was.
  const next = await at.ask();
  await at.until('12:45');
  expect(await at.told(next)).toEqual(['head', 'successor']);
});

it('a secondment ends by the clock: the post is gone, what it had in hand goes up the ladder, and can still be handed over', async () => {
  const at = await climbing({}, { plan: false });
  const { on, area, secretary } = at;
  const phone = on.phone();
  const untilAt = new Date(on.clock.now().getTime() + 3 * 3_600_000).toISOString();
  await secretary.do(appoint, {
    phone,
    name: '下沉小陈',
    role: 'seconded-official',
    areaId: area.grid.id,
    untilAt,
    secondedFrom: '市财政局',
  });
  const [post] = await on.db
    .select({ accountId: appointments.accountId })
    .from(appointments)
    .where(eq(appointments.role, 'seconded-official'));
  const ending = await secretary.do(listAppointments, { areaId: area.grid.id, when: 'ending', limit: 30 });
  expect(ending.items).toMatchObject([{ holderName: '下沉小陈', untilAt }]);
  const official = await on.as({ id: post?.accountId ?? '', phone });
  const [first, second] = [await at.ask(), await at.ask()];
  await at.until('11:50');
  for (const requestId of [first, second]) await official.do(takeInHand, { requestId, note: '' });
  await at.until('12:05');
  const gone = await secretary.do(showPerson, { accountId: official.accountId });
  expect(gone.posts).toMatchObject([{ state: 'ended', untilAt, secondedFrom: '市财政局' }]);
  expect(gone.open).toEqual([{ kind: 'request', count: 2 }]);

  const behind = await secretary.do(listLeftBehind, { areaId: area.grid.id, limit: 30 });
  expect(behind.items).toMatchObject([
    { accountId: official.accountId, role: 'seconded-official', leftAt: untilAt, open: 2 },
  ]);
  const [item] = (
    await secretary.do(previewHandover, {
      accountId: official.accountId,
      groups: [{ kind: 'request', toAccountId: null }],
      items: [],
    })
  ).groups.flatMap(({ items }) => items);
  const plan = {
    accountId: official.accountId,
    groups: [{ kind: 'request' as const, toAccountId: null }],
    items: [{ itemId: item?.itemId ?? '', toAccountId: at.gridLeader.accountId }],
  };
  const { seen } = await secretary.do(previewHandover, plan);
  await secretary.do(handOverAll, { ...plan, seen, reason: '下沉结束', letters: [] });
  // The other one nobody took from them: it is not begun in time, and the ladder takes it back and goes on.
  await at.until('14:30');
  expect((await secretary.do(showPerson, { accountId: official.accountId })).open).toEqual([]);
  expect((await secretary.do(listLeftBehind, { areaId: area.grid.id, limit: 30 })).items).toEqual([]);
});
