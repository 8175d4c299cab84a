import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { shifts } from '@linli/db/shifts/tables';
import { addDays, instantOf } from '@linli/domain/civil-time';
import { openPlanner, type Planner } from '@linli/planner/open-planner';
import { startRoster } from '@linli/services/rosters/start-roster';
import { atTheEnd } from './database.ts';
import { gate } from './shifts.ts';
import type { StageOptions } from './stage.ts';
import { stageWorker } from './worker.ts';

/** The four shifts of the common day of a checkpoint, with their minutes of night. */
const commonDay = [
  ['06:30', 300, 0],
  ['11:30', 360, 0],
  ['17:30', 450, 180],
  ['01:00', 330, 300],
] as const;

/** Monday after the stage's first day. */
export const firstDay = '2026-11-23';

/**
 * A gate whose rosters are planned by the real planner, in its thread, by rounds instead of seconds: the same test ends with
 * the same roster on every machine.
 */
export async function rota(options: StageOptions & { rounds?: number } = {}) {
  const place = await gate(options);
  const { on, area, secretary, shift } = place;
  const planner = byRounds(options.rounds ?? 20);
  const base = { ...on.base, planner };
  const worker = stageWorker({ base, clock: on.clock });

  /** The common shifts of some days at a checkpoint, two people each unless told. */
  async function days(count: number, given: Partial<typeof shifts.$inferInsert> = {}, from = firstDay) {
    const rows = [];
    for (let i = 0; i < count; i++) {
      for (const [time, minutes, nightMinutes] of commonDay) {
        const startsAt = instantOf(addDays(from, i), time, 'Asia/Shanghai');
        const inHours = (startsAt.getTime() - on.clock.now().getTime()) / 3_600_000;
        rows.push(await shift({ inHours, hours: minutes / 60, nightMinutes, ...given }));
      }
    }
    return rows;
  }

  /** Has a plan made as the secretary does. */
  const ask = async (more: Partial<ParsedInputOf<'POST /rosters/start'>> = {}): Promise<string> => {
    const { rosterId } = await secretary.do(startRoster, {
      areaId: area.community.id,
      fromDay: firstDay,
      days: 14,
      seconds: 5,
      seed: 1,
      weights: null,
      replansId: null,
      ...more,
    });
    return rosterId;
  };

  return { ...place, worker, planner, base, days, fortnight: () => days(14), ask };
}

function byRounds(rounds: number): Planner {
  const planner = openPlanner();
  atTheEnd(() => planner.close());
  return {
    ...planner,
    planRoster: (problem, { seconds: _, ...options } = {}) =>
      planner.planRoster(problem, { ...options, rounds }),
  };
}
