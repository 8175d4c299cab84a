import type { ParsedInputOf } from '@linli/contracts/catalog';
import type { shifts } from '@linli/db/shifts/tables';
import { addDays, instantOf } from '@linli/domain/civil-time';
import type { Planner } from '@linli/planner/open-planner';
import { planRoster } from '@linli/planner/rosters/plan-roster';
import { plannerOnDemand } from '@linli/services/planner-on-demand';
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
 * A gate whose rosters are planned by the real planner, by rounds instead of seconds: the same test ends with the same roster
 * on every machine.
 */
export async function rota(options: StageOptions & { rounds?: number; thread?: boolean } = {}) {
  const place = await gate(options);
  const { on, area, secretary, shift } = place;
  const planner = byRounds(options.rounds ?? 4, options.thread ?? false);
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

/** The planner without its clock: in its thread as in production, or here, which is sooner done. */
function byRounds(rounds: number, thread: boolean): Planner {
  const planner = plannerOnDemand();
  atTheEnd(() => planner.close());
  return {
    ...planner,
    async planRoster(problem, { seconds: _, signal, stop, onProgress, ...options } = {}) {
      if (thread) return planner.planRoster(problem, { ...options, rounds, signal, stop, onProgress });
      signal?.throwIfAborted();
      const tell = onProgress ?? (() => {});
      return planRoster(problem, { ...options, rounds }, { stopped: () => stop?.aborted ?? false, tell });
    },
  };
}
