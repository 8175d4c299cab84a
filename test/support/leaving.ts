import { randomBytes } from 'node:crypto';
import { absences } from '@linli/db/escalation/tables';
import { joins } from '@linli/db/people/tables';
import { alerts, calls } from '@linli/db/reports/tables';
import { rosters } from '@linli/db/rosters/tables';
import { clearances } from '@linli/db/shifts/duty-tables';
import { checkpoints, claims, shifts } from '@linli/db/shifts/tables';
import { dayOf } from '@linli/domain/civil-time';
import { tellCase } from '@linli/services/cases/tell-case';
import { supervise } from '@linli/services/escalation/supervise';
import { takeAlert } from '@linli/services/reports/take-alert';
import { joinIn } from '@linli/services/requests/join-in';
import { plead } from '@linli/services/requests/plead';
import { takeInHand } from '@linli/services/requests/take-in-hand';
import { uses } from '@linli/services/vault';
import { climbing } from './ladders.ts';
import { giveTo } from './requests.ts';
import { roundOf, slotsOf } from './rounds.ts';
import type { StageOptions } from './stage.ts';

/**
 * A grid leader in the middle of everything: of each kind of open thing one, and somebody in the next grid who may follow. Monday,
 * 16 November 2026, 09:00.
 */
export async function leaving(options: StageOptions & { at?: Awaited<ReturnType<typeof climbing>> } = {}) {
  const at = options.at ?? (await climbing({}, { plan: false, ...options }));
  const { on, area, gridLeader: leader, secretary, cellHead, buildingHead } = at;
  const note = '';
  const successor = await on.as({ role: 'volunteer', area: area.community });
  const { household: home } = await at.home({ area: area.next });
  const { personId } = await on.member(home, { birthDate: '1985-03-01' });
  await on.join(successor.accountId, home, { personId });

  const led = await at.ask();
  await leader.do(takeInHand, { requestId: led, note });
  const joined = await at.ask();
  await cellHead.do(takeInHand, { requestId: joined, note });
  await cellHead.do(joinIn, { requestId: joined, accountIds: [leader.accountId], reason: '请一起办' });
  const pleaded = await at.ask();
  await cellHead.do(takeInHand, { requestId: pleaded, note });
  await cellHead.do(plead, { requestId: pleaded, kind: 'return', reason: '不归我管', untilAt: null });
  const errand = await at.ask({ kind: 'errand' });
  await giveTo(on, leader, errand);

  const alertId = on.ids.next();
  await on.db.insert(alerts).values({
    id: alertId,
    kind: 'fever',
    level: 'alert',
    areaId: area.building.id,
    facts: {},
    matter: `fever:${alertId}`,
    createdAt: on.clock.now(),
  });
  await on.system().do(
    (ctx) =>
      tellCase(ctx, on.clock.now(), {
        caseKind: 'alert',
        caseId: alertId,
        areaPath: area.building.path,
        what: 'raised',
      }),
    undefined,
  );
  await leader.do(takeAlert, { alertId });

  const answerBy = new Date(on.clock.now().getTime() + 8 * 3_600_000).toISOString();
  const about = (caseId: string) => ({ caseKind: 'request' as const, caseId, ask: '请说明进展', answerBy });
  await secretary.do(supervise, { ...about(led), accountId: leader.accountId });
  await leader.do(supervise, { ...about(joined), accountId: cellHead.accountId });

  const round = await roundOf(on, area.grid);
  const [slot] = await slotsOf(on, round.roundId);
  const call = async () => {
    const { household } = await at.home();
    const id = on.ids.next();
    await on.db.insert(calls).values({
      id,
      slotId: slot?.id ?? '',
      householdId: household.id,
      callerId: leader.accountId,
      day: '2026-11-16',
      createdAt: on.clock.now(),
    });
    return id;
  };
  const callIds = [await call(), await call()];

  const [gate] = await on.db
    .insert(checkpoints)
    .values({
      id: on.ids.next(),
      areaId: area.community.id,
      name: '东门',
      place: '小区东门',
      hours: [],
      equipment: [],
      instructions: '见人扫码',
      risks: '夜里冷',
      contactName: '王网格',
      contactPhoneCipher: on.vault.seal(uses.checkpointPhone, '15400000001'),
      codeKeyCipher: on.vault.seal(uses.codeKey, randomBytes(32)),
      createdAt: on.clock.now(),
    })
    .returning();
  if (!gate) throw new Error('no gate');
  const insured = { insurance: 'organisation', insuredUntil: '2027-12-31', recordedAt: on.clock.now() };
  for (const { accountId } of [leader, successor])
    await on.db.insert(clearances).values({
      accountId,
      communityId: area.community.id,
      recordedBy: secretary.accountId,
      ...insured,
    });
  /** A shift of five hours by two, that somebody stands. */
  const place = async (who: { accountId: string }, inHours: number) => {
    const startsAt = new Date(on.clock.now().getTime() + inHours * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 5 * 3_600_000);
    const shiftId = on.ids.next();
    await on.db.insert(shifts).values({
      id: shiftId,
      checkpointId: gate.id,
      areaPath: area.community.path,
      day: dayOf(startsAt, 'Asia/Shanghai'),
      startsAt,
      endsAt,
      minutes: 300,
      nightMinutes: 0,
      people: 2,
      roles: [],
      createdAt: on.clock.now(),
    });
    const claimId = on.ids.next();
    await on.db.insert(claims).values({
      id: claimId,
      shiftId,
      accountId: who.accountId,
      state: 'claimed',
      way: 'self',
      startsAt,
      endsAt,
      createdAt: on.clock.now(),
      claimedAt: on.clock.now(),
    });
    return { shiftId, claimId };
  };
  const stood = await place(leader, 48);

  const rosterId = on.ids.next();
  await on.db.insert(rosters).values({
    id: rosterId,
    areaId: area.grid.id,
    fromDay: '2026-11-23',
    untilDay: '2026-11-29',
    state: 'proposed',
    seed: 1,
    seconds: 5,
    weights: {},
    createdBy: leader.accountId,
    createdAt: on.clock.now(),
  });
  await on.db.insert(absences).values({
    id: on.ids.next(),
    accountId: cellHead.accountId,
    fromAt: new Date(on.clock.now().getTime() + 3_600_000),
    untilAt: new Date(on.clock.now().getTime() + 48 * 3_600_000),
    standInId: leader.accountId,
    setBy: cellHead.accountId,
    setAt: on.clock.now(),
  });
  const asker = await on.as();
  await on.db.insert(joins).values({
    id: on.ids.next(),
    accountId: asker.accountId,
    areaId: area.grid.id,
    way: 'ask',
    state: 'asked',
    relation: 'head',
    applicantName: '新来的',
    address: '3栋301',
    askedAt: on.clock.now(),
  });
  // The ladder goes past the building head and comes to the grid leader, who has not answered.
  const waiting = await at.ask();
  await at.until('09:12');
  return {
    at,
    on,
    leader,
    successor,
    secretary,
    cellHead,
    buildingHead,
    led,
    joined,
    pleaded,
    errand,
    alertId,
    callIds,
    stood,
    place,
    rosterId,
    waiting,
  };
}
