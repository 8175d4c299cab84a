import { jobTurns } from '@linli/db/outbox/tables';
import { claims, shifts } from '@linli/db/shifts/tables';
import { addDays, instantOf, timeOf } from '@linli/domain/civil-time';
import { recurringNames } from '@linli/jobs/catalog';
import { caseFollowers, followers } from '@linli/services/compose';
import { answerPair } from '@linli/services/rosters/answer-pair';
import { askPair } from '@linli/services/rosters/ask-pair';
import { saveAvailability } from '@linli/services/rosters/save-availability';
import { checkIn } from '@linli/services/shifts/check-in';
import { checkOut } from '@linli/services/shifts/check-out';
import { claimShift } from '@linli/services/shifts/claim-shift';
import { confirmHours } from '@linli/services/shifts/confirm-hours';
import { confirmPlace } from '@linli/services/shifts/confirm-place';
import { readNote } from '@linli/services/shifts/read-note';
import { readRisks } from '@linli/services/shifts/read-risks';
import { saveCheckpoint } from '@linli/services/shifts/save-checkpoint';
import { showCode } from '@linli/services/shifts/show-code';
import { showHandover } from '@linli/services/shifts/show-handover';
import { writeNote } from '@linli/services/shifts/write-note';
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm';
import { firstDay, rota } from './rosters.ts';
import type { AccountCaller } from './stage.ts';

const zone = 'Asia/Shanghai';
const MINUTE = 60_000;
/** What has to be there for the story to go on. */
export function some<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('there is none');
  return value;
}

export const lastDay = addDays(firstDay, 13);
export const heldNow = ['offered', 'claimed', 'on-duty', 'left', 'done'];

/** A moment of the fortnight, by the wall clock. */
export const at = (day: string, time: string): Date => instantOf(day, time, zone);

/** Somebody from a moment until another, wherever. */
export interface Stands {
  readonly accountId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Minutes of a span between 22:00 and 06:00, counted one by one. */
export function nightsOf({ startsAt, endsAt }: Omit<Stands, 'accountId'>): number {
  let minutes = 0;
  for (let moment = startsAt.getTime(); moment < endsAt.getTime(); moment += MINUTE) {
    const time = timeOf(new Date(moment), zone);
    if (time >= '22:00' || time < '06:00') minutes++;
  }
  return minutes;
}

/**
 * A community before its fortnight: two gates of a grid, nobody asked for anything yet, and twenty volunteers, among them a
 * couple who take turns at home, one of 72 years, one with evenings and weekends only, and one who is away for some days.
 */
export async function community() {
  const place = await rota({
    // Enough for a roster that is fair.
    rounds: 40,
    followers,
    caseFollowers,
    settings: { staffSessionMinutes: 40 * 24 * 60 },
  });
  const { on, area, gridLeader, volunteer, worker } = place;
  // The clock stops a thousand times in a fortnight: what recurs besides the alarms, such as sweeps, rests meanwhile.
  const nextAt = at(addDays(firstDay, 365), '00:00');
  await on.db.insert(jobTurns).values(recurringNames.map((name) => ({ name, nextAt })));

  const gate = (name: string) =>
    gridLeader.do(saveCheckpoint, {
      checkpointId: null,
      version: 0,
      areaId: area.grid.id,
      name,
      place: `小区${name}`,
      location: null,
      hours: [],
      equipment: [{ name: '测温枪', count: 2 }],
      instructions: '见人扫码',
      risks: '夜里冷，路滑',
      contactName: '王网格',
      contactPhone: '15400000001',
    });
  const main = await gate('南门');
  const side = await gate('北门');

  const everybody: AccountCaller[] = [];
  async function comes(given: Parameters<typeof volunteer>[0] = {}): Promise<AccountCaller> {
    const who = await volunteer(given);
    for (const { checkpointId, riskVersion } of [main, side])
      await who.do(readRisks, { checkpointId, riskVersion });
    everybody.push(who);
    return who;
  }
  const neighbours: AccountCaller[] = [];
  for (let i = 0; i < 15; i++) neighbours.push(await comes());
  const [wife, husband] = [await comes(), await comes()];
  const elder = await comes({ birthDate: '1954-05-01' });
  const evenings = await comes();
  const traveller = await comes();
  const away = { fromDay: addDays(firstDay, 2), untilDay: addDays(firstDay, 6) };
  const nothing = { patterns: [], weekHours: null, notOwnBuilding: false, away: [], wishes: [] };
  await evenings.do(saveAvailability, {
    ...nothing,
    patterns: [
      { days: 'workdays', from: '17:00', until: '02:00' },
      { days: 'days-off', from: '00:00', until: '00:00' },
    ],
  });
  await traveller.do(saveAvailability, { ...nothing, away: [away] });
  const { pairId } = await wife.do(askPair, {
    kind: 'hand-over',
    accountId: husband.accountId,
    otherAccountId: null,
  });
  await husband.do(answerPair, { pairId, agrees: true });

  const callerOf = (accountId: string): AccountCaller => {
    const who = everybody.find((each) => each.accountId === accountId);
    if (!who) throw new Error('not one of the volunteers');
    return who;
  };

  /** Neither of the couple nor the elder: nothing but the common limits binds them. */
  const isNeighbour = (accountId: string) => neighbours.some((who) => who.accountId === accountId);

  /** Places somebody said yes to, in whichever way. */
  const agreed = new Set<string>();
  const saysYes = async (who: AccountCaller, claimId: string) => {
    const { outcome } = await who.do(confirmPlace, { claimId });
    if (outcome === 'claimed') agreed.add(claimId);
    return outcome;
  };
  /** Claims a shift by whoever of some is first to be allowed to. */
  const claimedBy = async (those: readonly AccountCaller[], shiftId: string) => {
    for (const who of those) {
      const reply = await who.do(claimShift, { shiftId });
      if (reply.outcome !== 'claimed') continue;
      agreed.add(reply.claimId);
      return { who, claimId: reply.claimId };
    }
    return null;
  };

  const shiftsFrom = (from: Date, until: Date) =>
    on.db
      .select()
      .from(shifts)
      .where(and(gte(shifts.startsAt, from), lte(shifts.startsAt, until), eq(shifts.state, 'open')))
      .orderBy(asc(shifts.startsAt), asc(shifts.id));
  const shiftAt = async (day: string, time: string, checkpointId = main.checkpointId) => {
    const found = (await shiftsFrom(at(day, time), at(day, time))).find(
      (shift) => shift.checkpointId === checkpointId,
    );
    if (!found) throw new Error(`no shift ${day} ${time}`);
    return found;
  };
  const placesOn = (shiftId: string, states: readonly string[] = heldNow) =>
    on.db
      .select()
      .from(claims)
      .where(and(eq(claims.shiftId, shiftId), inArray(claims.state, [...states])))
      .orderBy(asc(claims.id));

  const note = {
    matters: '3 号楼王奶奶的药 8 点送到',
    equipment: [{ name: '测温枪', count: 2 }],
    keys: '在抽屉里',
  };
  /** What each of the volunteers stood, by the clock of this test. */
  const served = new Map<string, { minutes: number; nightMinutes: number }>();
  const serve = (accountId: string, span: Omit<Stands, 'accountId'>) => {
    const before = served.get(accountId) ?? { minutes: 0, nightMinutes: 0 };
    served.set(accountId, {
      minutes: before.minutes + (span.endsAt.getTime() - span.startsAt.getTime()) / MINUTE,
      nightMinutes: before.nightMinutes + nightsOf(span),
    });
  };

  async function arrive(shift: typeof shifts.$inferSelect, absent: ReadonlySet<string>): Promise<void> {
    for (const { id, accountId } of await placesOn(shift.id, ['claimed'])) {
      if (absent.has(id)) continue;
      const { text } = await showCode(await gridLeader.ctx(), { checkpointId: shift.checkpointId });
      const reply = await callerOf(accountId).do(checkIn, { claimId: id, code: text, whereabouts: null });
      if (reply.outcome !== 'checked-in') throw new Error(reply.reason);
    }
  }
  async function leave(shift: typeof shifts.$inferSelect): Promise<void> {
    const there = await placesOn(shift.id, ['on-duty']);
    for (const [i, { id: claimId, accountId, checkedInAt }] of there.entries()) {
      const who = callerOf(accountId);
      const { before } = await showHandover(await who.ctx(), { claimId });
      if (before) await who.do(readNote, { claimId, noteId: before.noteId });
      if (i === 0) await who.do(writeNote, { claimId, ...note });
      const reply = await who.do(checkOut, { claimId });
      if (reply.outcome !== 'checked-out') throw new Error(reply.reason);
      await gridLeader.do(confirmHours, { claimId, minutes: null, reason: '' });
      const came = Math.max(checkedInAt?.getTime() ?? 0, shift.startsAt.getTime());
      serve(accountId, { startsAt: new Date(came), endsAt: shift.endsAt });
    }
  }

  let lived = on.clock.now();
  /**
   * Lives until a moment: whoever said yes comes at the start, reads what was left, hands over at the end, and has their hours
   * confirmed; `absent`: places whose people do not come. The worker does meanwhile what the clock asks for.
   */
  async function live(until: Date, absent: ReadonlySet<string> = new Set()): Promise<void> {
    const rows = await shiftsFrom(new Date(lived.getTime() - 24 * 60 * MINUTE), until);
    const moments = rows
      .flatMap((shift) => [
        { when: shift.startsAt, act: () => arrive(shift, absent) },
        { when: shift.endsAt, act: () => leave(shift) },
      ])
      .filter(({ when }) => when > lived && when <= until)
      .sort((a, b) => a.when.getTime() - b.when.getTime());
    for (const { when, act } of moments) {
      await worker.advanceTo(when);
      await act();
    }
    await worker.advanceTo(until);
    lived = until;
  }

  /** Which hard rules some places break, if any; counted here, by hand. */
  function broken(places: readonly Stands[]): string[] {
    const hours = ({ startsAt, endsAt }: Stands) => (endsAt.getTime() - startsAt.getTime()) / 3_600_000;
    const apart = (a: Stands, b: Stands) => (b.startsAt.getTime() - a.endsAt.getTime()) / 3_600_000;
    const by = (who: { accountId: string }) =>
      places
        .filter(({ accountId }) => accountId === who.accountId)
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const wrong: string[] = [];
    for (const who of everybody) {
      const mine = by(who);
      for (const [i, place] of mine.entries()) {
        const next = mine[i + 1];
        if (next && apart(place, next) !== 0 && apart(place, next) < 11) wrong.push('rest');
        const until = place.startsAt.getTime() + 24 * 3_600_000;
        const inADay = mine
          .slice(i)
          .filter(({ startsAt }) => startsAt.getTime() < until)
          .reduce(
            (sum, each) => sum + Math.min(hours(each), (until - each.startsAt.getTime()) / 3_600_000),
            0,
          );
        if (inADay > 10) wrong.push('hours a day');
      }
      for (const week of [firstDay, addDays(firstDay, 7)]) {
        const [from, until] = [at(week, '00:00'), at(addDays(week, 7), '00:00')];
        const inWeek = mine.filter(({ startsAt }) => startsAt >= from && startsAt < until);
        if (inWeek.reduce((sum, each) => sum + hours(each), 0) > 30) wrong.push('hours a week');
      }
    }
    for (const place of by(elder)) if (nightsOf(place) > 0 || hours(place) > 4) wrong.push('elder');
    for (const a of by(wife))
      for (const b of by(husband))
        if (a.startsAt < b.endsAt && b.startsAt < a.endsAt) wrong.push('couple at the same time');
    const [gone, back] = [at(away.fromDay, '00:00'), at(addDays(away.untilDay, 1), '00:00')];
    for (const { startsAt, endsAt } of by(traveller))
      if (startsAt < back && endsAt > gone) wrong.push('away');
    return wrong;
  }

  return {
    ...place,
    main,
    side,
    everybody,
    neighbours,
    wife,
    husband,
    elder,
    evenings,
    traveller,
    nothing,
    note,
    callerOf,
    isNeighbour,
    agreed,
    saysYes,
    claimedBy,
    shiftsFrom,
    shiftAt,
    placesOn,
    served,
    serve,
    live,
    broken,
  };
}
