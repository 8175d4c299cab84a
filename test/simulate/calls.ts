import type { CallOutcome } from '@linli/contracts/reports/labels';
import { assignCalls, type LocalCaller } from '@linli/domain/reports/assign-calls';
import { afterCall, restMinutes } from '@linli/domain/reports/call-outcome';
import type { SendMessage } from './messages.ts';
import type { SlotBook } from './reporting.ts';
import { rowsOf } from './rows-of.ts';
import type { Slot } from './slot.ts';
import { timesOf } from './slot.ts';
import type { Household, Post } from './town.ts';
import {
  countNow,
  dayNumber,
  FIRST_HOUR,
  HOUR,
  hourOf,
  isAbsent,
  MINUTE,
  rowsNow,
  type World,
} from './world.ts';

/** Whoever keeps their word does so within this time, before they would be called again. */
const WORD_KEPT = 50 * MINUTE;

export interface Call {
  readonly slot: Slot;
  readonly household: Household;
  caller: Post;
  state: 'open' | 'done' | 'to-visit';
  last: CallOutcome | null;
  tries: number;
  unanswered: number;
  /** Not before this moment again. */
  rests: number;
  wrongBefore: boolean;
}

export interface Calls {
  /** The rung at which people are phoned: building heads first, then heads of cells, the rest is told to grid leaders. */
  give(slot: Slot, missing: readonly Household[]): void;
  /** The last rung: whoever was not reached is visited, unless a report was promised. */
  endWithVisits(slot: Slot, missing: readonly Household[]): void;
}

interface Caller {
  readonly post: Post;
  /** In the order of the doors; what settled nothing comes back to the end. */
  list: Call[];
  busy: boolean;
}

/** A list of calls a day for each head, worked off one call after the other at the pace of a person with a phone. */
export function openCalls(
  world: World,
  book: SlotBook,
  send: SendMessage,
  visit: (slot: Slot, household: Household, why: 'no-number' | 'not-reached') => void,
): Calls {
  const { agenda, town, given } = world;
  const draw = world.draws('calls');
  const absent = world.draws('absent');
  const callers = new Map<string, Caller>();
  /** Calls given on the day that `loadsOf` names. */
  let loads = new Map<string, number>();
  let callerToday = new Map<string, string>();
  let loadsOf = -1;
  const pace = (60 / given.callsPerHour) * MINUTE;

  const heads = (role: Post['role'], today: number): LocalCaller[] =>
    town.posts
      .filter((post) => post.role === role && absent(post.number, today) >= given.staffAbsent)
      .map(({ accountId, area }) => ({
        accountId,
        paths: [area.path],
        already: loads.get(accountId) ?? 0,
        dailyLimit: timesOf(world).dailyCalls,
      }));

  function give(slot: Slot, missing: readonly Household[]): void {
    const today = dayNumber(world, agenda.now);
    if (loadsOf !== today) [loads, callerToday, loadsOf] = [new Map(), new Map(), today];
    const byId = new Map(missing.map((household) => [household.id, household]));
    const tell = (household: Household, outcome: 'called' | 'no-number' | 'no-caller') =>
      world.tell({
        what: 'rung',
        slot: slot.number,
        step: 'call',
        household: household.number,
        at: agenda.now,
        outcome,
      });
    const doors = missing.flatMap((household) => {
      if (book.reach.noNumber[household.number] === 1) {
        tell(household, 'no-number');
        visit(slot, household, 'no-number');
        return [];
      }
      const callerId = callerToday.get(household.id) ?? null;
      return [{ householdId: household.id, areaPath: household.unit.path, callerId }];
    });
    const toBuilding = assignCalls(doors, heads('building-head', today));
    const given = new Set(toBuilding.map(({ householdId }) => householdId));
    for (const { accountId } of toBuilding) loads.set(accountId, (loads.get(accountId) ?? 0) + 1);
    const left = doors.filter(({ householdId }) => !given.has(householdId));
    const toCell = assignCalls(left, heads('cell-head', today));
    for (const { householdId, accountId } of toCell) {
      given.add(householdId);
      loads.set(accountId, (loads.get(accountId) ?? 0) + 1);
    }
    for (const { householdId, accountId } of [...toBuilding, ...toCell]) {
      const household = byId.get(householdId);
      const post = town.posts[Number(accountId.slice(1))];
      if (!household || !post) continue;
      callerToday.set(householdId, accountId);
      tell(household, 'called');
      handTo(post, slot, household);
    }
    const told = new Set<number>();
    for (const { householdId } of left) {
      const household = byId.get(householdId);
      if (!household || given.has(householdId)) continue;
      tell(household, 'no-caller');
      slot.figures.noCaller += 1;
      if (!told.has(household.grid)) tellLeader(household.grid);
      told.add(household.grid);
    }
  }

  const tellLeader = (grid: number) => {
    for (const post of town.grids[grid]?.posts ?? []) send('calls-left', post.number);
  };

  function handTo(post: Post, slot: Slot, household: Household): void {
    const call: Call = {
      slot,
      household,
      caller: post,
      state: 'open',
      last: null,
      tries: 0,
      unanswered: 0,
      rests: 0,
      wrongBefore: false,
    };
    slot.calls.set(household.number, call);
    slot.figures.calls += 1;
    rowsNow(world, 'calls');
    let caller = callers.get(post.accountId);
    if (!caller) {
      caller = { post, list: [], busy: false };
      callers.set(post.accountId, caller);
    }
    if (caller.list.length === 0) send('calls-given', post.number);
    caller.list.push(call);
    if (!caller.busy) takeNext(caller);
  }

  /** The list is read against the ledger: who has reported meanwhile is not on it any more. */
  function takeNext(caller: Caller): void {
    caller.busy = true;
    caller.list = caller.list.filter(
      (call) =>
        call.state === 'open' && !book.isOver(call.slot) && book.isMissing(call.slot, call.household.number),
    );
    const now = agenda.now;
    const hour = hourOf(world, now);
    const night =
      hour < FIRST_HOUR ? FIRST_HOUR - hour : hour >= given.visitsUntil ? 24 + FIRST_HOUR - hour : 0;
    const next = night > 0 ? undefined : caller.list.find(({ rests }) => rests <= now);
    if (next) {
      const length = 0.5 + draw(next.household.number, next.slot.number * 16 + next.tries, 4);
      agenda.at(now + pace * length, () => {
        ring(next);
        takeNext(caller);
      });
      return;
    }
    const rested = caller.list.reduce((least, { rests }) => Math.min(least, rests), Number.POSITIVE_INFINITY);
    caller.busy = false;
    if (rested === Number.POSITIVE_INFINITY) return;
    agenda.at(Math.max(rested, now + night * HOUR), () => {
      if (!caller.busy) takeNext(caller);
    });
  }

  function ring(call: Call): void {
    const { slot, household } = call;
    if (call.state !== 'open') return;
    const h = household.number;
    const tries = slot.number * 16 + call.tries;
    call.tries += 1;
    slot.figures.attempts += 1;
    countNow(world, 'calls made');
    for (const [table, rows] of Object.entries(rowsOf.call)) rowsNow(world, table, rows);
    const outcome = outcomeOf(draw(h, tries), draw(h, tries, 1));
    call.last = outcome;
    if (outcome === 'no-answer') call.unanswered += 1;
    if (outcome === 'reported') {
      book.report(slot, h, agenda.now, 'phone');
      call.state = 'done';
      return;
    }
    const after = afterCall(outcome, {
      unanswered: call.unanswered,
      stillMissing: book.isMissing(slot, h),
      otherNumber: outcome === 'wrong-number' && !call.wrongBefore && draw(h, 7) < given.otherNumber,
    });
    if (outcome === 'wrong-number') call.wrongBefore = true;
    call.state = after.state;
    call.rests = agenda.now + (restMinutes[outcome] ?? 0) * MINUTE;
    if (outcome === 'will-report' && draw(h, tries, 2) < given.keepsWord)
      book.report(slot, h, agenda.now + draw(h, tries, 3) * WORD_KEPT, 'self');
    if (after.visit !== null) visit(slot, household, 'not-reached');
    if (after.gap !== null)
      book.note(slot, h, {
        reason: after.gap,
        until: after.gap === 'away' ? slot.day + 4 : Number.POSITIVE_INFINITY,
      });
  }

  function outcomeOf(picksUp: number, says: number): CallOutcome {
    if (picksUp < given.wrongNumber) return 'wrong-number';
    if (picksUp >= given.wrongNumber + given.callAnswered) return 'no-answer';
    if (says < given.refusesOnCall) return 'refused';
    if (says < given.refusesOnCall + given.awayOnCall) return 'away';
    return says < given.refusesOnCall + given.awayOnCall + given.willReport ? 'will-report' : 'reported';
  }

  return {
    give,
    endWithVisits(slot, missing) {
      const told = new Set<number>();
      for (const household of missing) {
        const call = slot.calls.get(household.number);
        const promised = call?.state === 'open' && call.last === 'will-report';
        world.tell({
          what: 'rung',
          slot: slot.number,
          step: 'visit',
          household: household.number,
          at: agenda.now,
          outcome: promised ? 'promised' : 'visit',
        });
        if (promised) continue;
        if (call?.state === 'open') call.state = 'to-visit';
        visit(slot, household, 'not-reached');
        if (told.has(household.grid)) continue;
        told.add(household.grid);
        for (const post of town.grids[household.grid]?.posts ?? [])
          if (!isAbsent(world, post)) send('visits-due', post.number);
      }
    },
  };
}
