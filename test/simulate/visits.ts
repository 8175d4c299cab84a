import { afterVisit, type VisitOutcome } from '@linli/domain/reports/visit-outcome';
import type { SlotBook } from './reporting.ts';
import { rowsOf } from './rows-of.ts';
import type { Slot } from './slot.ts';
import type { Household } from './town.ts';
import { countNow, FIRST_HOUR, HOUR, hourOf, rowsNow, type World } from './world.ts';

interface Visit {
  readonly slot: Slot;
  readonly household: Household;
}

/** Doors to knock at, one list a grid, worked off by its grid workers while the slot still takes reports. */
export function openVisits(world: World, book: SlotBook) {
  const { agenda, town, given } = world;
  const draw = world.draws('visits');
  const lists = town.grids.map((): Visit[] => []);
  const walking = town.grids.map(() => 0);
  const share = (grid: number) => Math.floor((grid * given.gridWorkers) / town.grids.length);
  const workers = town.grids.map((_, grid) => share(grid + 1) - share(grid));
  const pace = HOUR / given.visitsPerHour;
  const seen = new WeakMap<Slot, Set<number>>();

  function add(slot: Slot, household: Household): void {
    const before = seen.get(slot) ?? new Set<number>();
    seen.set(slot, before);
    // One row a household and slot.
    if (before.has(household.number)) return;
    before.add(household.number);
    slot.figures.visits += 1;
    rowsNow(world, 'visits');
    lists[household.grid]?.push({ slot, household });
    if ((walking[household.grid] ?? 0) < (workers[household.grid] ?? 0)) walk(household.grid);
  }

  function walk(grid: number): void {
    walking[grid] = (walking[grid] ?? 0) + 1;
    const hour = hourOf(world, agenda.now);
    const open = hour >= FIRST_HOUR && hour < given.visitsUntil;
    const wait = open ? 0 : ((FIRST_HOUR - hour + 24) % 24) * HOUR;
    agenda.at(agenda.now + wait, () => knock(grid));
  }

  function knock(grid: number): void {
    walking[grid] = (walking[grid] ?? 1) - 1;
    const list = lists[grid] ?? [];
    let next = list.shift();
    while (next && (book.isOver(next.slot) || !book.isMissing(next.slot, next.household.number)))
      next = list.shift();
    if (!next) return;
    const { slot, household } = next;
    agenda.at(agenda.now + pace, () => end(slot, household));
    walking[grid] = (walking[grid] ?? 0) + 1;
    agenda.at(agenda.now + pace, () => {
      walking[grid] = (walking[grid] ?? 1) - 1;
      if (list.length > 0) walk(grid);
    });
  }

  function end(slot: Slot, household: Household): void {
    const h = household.number;
    slot.figures.visitsMade += 1;
    countNow(world, 'visits made');
    for (const [table, rows] of Object.entries(rowsOf.visit)) rowsNow(world, table, rows);
    const outcome = outcomeOf(draw(h, slot.number));
    if (outcome === 'reported') book.report(slot, h, agenda.now, 'visit');
    const after = afterVisit(outcome, book.isMissing(slot, h));
    if (after.gap !== null) book.note(slot, h, { reason: after.gap, until: Number.POSITIVE_INFINITY });
  }

  function outcomeOf(u: number): VisitOutcome {
    if (u < given.refusesAtDoor) return 'refused';
    return u < given.refusesAtDoor + given.nobodyHome ? 'nobody-home' : 'reported';
  }

  return { add };
}
