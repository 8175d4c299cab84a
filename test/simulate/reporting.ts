import { type LadderStep, ladderOf, reasonsToSpare, rungsToTake } from '@linli/domain/reports/gap-ladder';
import { graceMs } from '@linli/domain/reports/round-slots';
import { slotPhase } from '@linli/domain/reports/slot-phase';
import { type Reach, reachOf, usersOn } from './adoption.ts';
import { openCalls } from './calls.ts';
import { waitOf } from './draws.ts';
import type { SendMessage } from './messages.ts';
import { rowsOf } from './rows-of.ts';
import { type Basis, bases, type GapNote, openSlot, type Slot, slotsOf, timesOf } from './slot.ts';
import type { Household } from './town.ts';
import { openVisits } from './visits.ts';
import { countNow, dayNumber, HOUR, MINUTE, rowsNow, type World } from './world.ts';

export interface Reporting {
  /** Slots that are over, in their order, with what became of them. */
  readonly over: Slot[];
  /** Reports by minute of the run's busiest minute. */
  busiest(): { readonly perMinute: number; readonly at: number };
  /** Closes the books of slots that are still open at the end of the run. */
  finish(): void;
}

/** What calls and visits need of the slots. */
export interface SlotBook {
  readonly reach: Reach;
  isMissing(slot: Slot, household: number): boolean;
  report(slot: Slot, household: number, at: number, basis: Basis): void;
  note(slot: Slot, household: number, note: GapNote): void;
  isOver(slot: Slot): boolean;
}

/**
 * A round of two slots a day: who reports by themselves, and the gap ladder for those who do not. Slots, rungs, who is spared
 * and what follows from calls and visits are decided by the product's own rules.
 */
export function openReporting(
  world: World,
  send: SendMessage,
  raiseFever: (household: Household) => void,
): Reporting {
  const { agenda, town, given, counts } = world;
  const reach = reachOf(world);
  const gaps = new Map<number, GapNote>();
  const [ownDraw, whenDraw, remindDraw, relativeDraw, waitDraw] = [
    'reports',
    'when',
    'reminder',
    'relatives',
    'delay',
  ].map((purpose) => world.draws(purpose));
  const perMinute = new Map<number, number>();
  const over: Slot[] = [];
  const alive = new Set<Slot>();

  const gapOf = (household: number, day: number): GapNote | undefined => {
    const gap = gaps.get(household);
    return gap && gap.until > day ? gap : undefined;
  };
  const book: SlotBook = {
    reach,
    isMissing: (slot, h) => slot.expected[h] === 1 && (slot.reportedAt[h] ?? 0) > agenda.now,
    report(slot, h, at, basis) {
      if ((slot.reportedAt[h] ?? 0) <= at) return;
      slot.reportedAt[h] = at;
      slot.basis[h] = bases.indexOf(basis);
      if (gaps.get(h)?.reason === 'unreachable') gaps.delete(h);
      const household = town.households[h];
      if (household && slot.feverish.has(h))
        agenda.at(at, () => {
          if (slot.reportedAt[h] === agenda.now) raiseFever(household);
        });
    },
    note(slot, h, note) {
      gaps.set(h, note);
      // Whoever is away is expected no more.
      if (note.reason === 'away' && book.isMissing(slot, h)) {
        slot.expected[h] = 0;
        slot.figures.excused += 1;
      }
      rowsNow(world, 'gap_notes', town.households[h]?.persons ?? 0);
    },
    isOver: (slot) => phaseOf(slot) === 'over',
  };
  const phaseOf = (slot: Slot) => slotPhase({ ...slot.plan, roundClosedAt: null }, new Date(agenda.now));
  const visits = openVisits(world, book);
  const calls = openCalls(world, book, send, visits.add);

  for (const [number, plan] of slotsOf(world).entries())
    agenda.at(plan.opensAt.getTime(), () => begin(openSlot(world, number, plan)));

  function begin(slot: Slot): void {
    alive.add(slot);
    for (const { number: h, persons } of town.households) {
      if (persons === 0 || gapOf(h, slot.day)?.reason === 'away') continue;
      slot.expected[h] = 1;
      slot.figures.expected += 1;
      const uses = (reach.usesFrom[h] ?? 0) <= slot.day;
      if (uses && (ownDraw?.(h, slot.number) ?? 1) < given.reportsUnasked)
        book.report(slot, h, slot.opensAt + ownTime(slot, h), 'self');
    }
    if (slot.number % 2 === 0)
      counts.add('households using it', slot.day, usersOn(reach, slot.day, town.households));
    rowsNow(world, 'gap_steps', 4);
    const due = new Map<number, LadderStep[]>();
    for (const { step, dueAt } of ladderOf(slot.plan, timesOf(world)))
      due.set(dueAt.getTime(), [...(due.get(dueAt.getTime()) ?? []), step]);
    for (const [at, steps] of due)
      agenda.at(at, () => {
        for (const step of rungsToTake(steps, phaseOf(slot) === 'over')) takeRung(slot, step);
      });
    agenda.at(slot.closesAt + graceMs, () => close(slot));
  }

  /** Milliseconds after the opening: most in the second hour, the others at any time. */
  function ownTime({ opensAt, closesAt, number }: Slot, h: number): number {
    const [u, v] = [whenDraw?.(h, number) ?? 0, whenDraw?.(h, number, 1) ?? 0];
    return u < given.peakShare ? HOUR + v * HOUR : v * (closesAt - opensAt);
  }

  function takeRung(slot: Slot, step: LadderStep): void {
    rowsNow(world, 'audit_entries');
    const spared = reasonsToSpare(step);
    const missing: Household[] = [];
    for (const household of town.households) {
      const h = household.number;
      if (!book.isMissing(slot, h)) continue;
      const gap = gapOf(h, slot.day);
      if (gap && spared.includes(gap.reason)) {
        world.tell({
          what: 'rung',
          slot: slot.number,
          step,
          household: h,
          at: agenda.now,
          outcome: 'spared',
        });
        continue;
      }
      missing.push(household);
    }
    if (step === 'remind') remind(slot, missing);
    else if (step === 'ask-proxy') askRelatives(slot, missing);
    else if (step === 'call') calls.give(slot, missing);
    else calls.endWithVisits(slot, missing);
  }

  function remind(slot: Slot, missing: readonly Household[]): void {
    for (const { number: h } of missing) {
      const has = (reach.usesFrom[h] ?? 0) <= slot.day;
      tellRung(slot, 'remind', h, has ? 'told' : 'no-account');
      if (!has) continue;
      send('report-missing', h);
      slot.figures.reminded += 1;
      if ((remindDraw?.(h, slot.number) ?? 1) < given.reportsAfterReminder) soon(slot, h, 'self', 0);
    }
  }

  function askRelatives(slot: Slot, missing: readonly Household[]): void {
    for (const { number: h, persons } of missing) {
      // Others of the household, where one of them has an account, and relatives elsewhere.
      const asked = reach.hasRelative[h] === 1 || (persons > 1 && (reach.usesFrom[h] ?? 0) <= slot.day);
      tellRung(slot, 'ask-proxy', h, asked ? 'told' : 'no-account');
      if (!asked) continue;
      send('proxy-asked', h);
      if ((relativeDraw?.(h, slot.number) ?? 1) < given.relativeReports) soon(slot, h, 'relative', 1);
    }
  }

  function soon(slot: Slot, h: number, basis: Basis, which: number): void {
    const wait = waitOf(given.reminderMinutes, waitDraw?.(h, slot.number, which) ?? 0);
    book.report(slot, h, agenda.now + wait * MINUTE, basis);
  }

  const tellRung = (slot: Slot, step: LadderStep, household: number, outcome: 'told' | 'no-account') =>
    world.tell({ what: 'rung', slot: slot.number, step, household, at: agenda.now, outcome });

  /** Counts what came in. Every household that was expected ends as on time, late, excused or missing. */
  function close(slot: Slot): void {
    alive.delete(slot);
    const { figures } = slot;
    for (const { number: h, persons } of town.households) {
      if (slot.expected[h] !== 1) continue;
      const at = slot.reportedAt[h] ?? 0;
      if (at > agenda.now) {
        figures.missing += 1;
        continue;
      }
      world.tell({ what: 'report', slot: slot.number, household: h, at });
      if (at < slot.closesAt) figures.onTime += 1;
      else figures.late += 1;
      figures.by[bases[slot.basis[h] ?? 0] ?? 'self'] += 1;
      const day = dayNumber(world, at);
      for (const [table, rows] of Object.entries(rowsOf.report(persons)))
        counts.add(`rows ${table}`, day, rows);
      const minute = Math.floor(at / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    for (const [name, count] of Object.entries(figures))
      if (typeof count === 'number') counts.add(`slot ${name}`, slot.day, count);
    for (const basis of bases) counts.add(`reported by ${basis}`, slot.day, figures.by[basis]);
    slot.calls.clear();
    over.push({
      ...slot,
      expected: new Uint8Array(),
      reportedAt: new Float64Array(),
      basis: new Uint8Array(),
    });
    countNow(world, 'slots over');
  }

  return {
    over,
    busiest() {
      let [most, at] = [0, 0];
      for (const [minute, reports] of perMinute) if (reports > most) [most, at] = [reports, minute * MINUTE];
      return { perMinute: most, at };
    },
    finish: () => {
      for (const slot of [...alive]) close(slot);
    },
  };
}
